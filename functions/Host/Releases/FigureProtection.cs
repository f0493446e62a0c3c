using Observatoire.Disclosure.Releases;
using Observatoire.Editions;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Host.Releases;

/// <summary>The figures of a release after disclosure control, and what they were made from.</summary>
/// <param name="Release">After disclosure control.</param>
/// <param name="Basis">What they were made from.</param>
/// <param name="Plan">What was done with each month.</param>
/// <param name="Edition">That of the last month.</param>
/// <param name="Returns">SHA-256 of each return, by month then département.</param>
public sealed record ReleaseFigures(
    ProtectedRelease Release,
    ReleaseBasis Basis,
    IReadOnlyList<PlannedMonth> Plan,
    NomenclatureEdition Edition,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Returns
);

/// <summary>Reads the months of a release one after the other, each let go once it is protected: a long history takes no more memory.</summary>
public sealed class FigureProtection(
    ReleaseSource source,
    ReleaseHistory history,
    ReleaseDocuments documents,
    ReleaseMethod method
)
{
    /// <param name="told">The releases that count, oldest first.</param>
    /// <param name="basis">What the release is made from.</param>
    /// <param name="cancellation">Stops between two months.</param>
    /// <exception cref="InvalidDataException">When a month is not kept, or not of a known edition.</exception>
    public async Task<ReleaseFigures> ProtectAsync(
        IReadOnlyList<string> told,
        ReleaseBasis basis,
        CancellationToken cancellation
    )
    {
        IReadOnlyList<PlannedMonth> plan = await history.PlanAsync(told, basis, cancellation);
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? known =
            told.Count == 0 ? null : await documents.ReturnsAsync(told[^1], cancellation);
        ReleaseProtection protection = new(method.Rules, basis.Chance);
        SortedDictionary<string, IReadOnlyDictionary<string, string>> returns = new(StringComparer.Ordinal);
        NomenclatureEdition edition = method.Editions.Latest;
        Task<ReadMonth>? next = plan.Count > 0 ? ReadAsync(plan[0], protection, cancellation) : null;
        for (int at = 0; at < plan.Count; at++)
        {
            // The next month is read and made ready while this one is chosen.
            ReadMonth month = await next!;
            next = at + 1 < plan.Count ? ReadAsync(plan[at + 1], protection, cancellation) : null;
            if (month.Prepared is not null)
            {
                protection.Add(month.Prepared);
            }
            else
            {
                protection.AddSettled(month.Current!, month.Withheld!, plan[at].IsTied);
            }

            if (month.Current is IndicatorTable current)
            {
                edition = current.Edition;
                returns[plan[at].Month.ToString()] = month.Returns ?? known![plan[at].Month.ToString()];
            }
        }

        return new ReleaseFigures(protection.Complete(), basis, plan, edition, returns);
    }

    /// <summary>A month with what earlier releases told of it; of a settled one, that alone.</summary>
    private Task<ReadMonth> ReadAsync(
        PlannedMonth month,
        ReleaseProtection protection,
        CancellationToken cancellation
    ) =>
        Task.Run(
            async () =>
            {
                if (month.Settled is string name)
                {
                    EarlierMonth told = await history.ReadMonthAsync(month.Month, name, cancellation);
                    return new ReadMonth(told.Figures, null, told.Withheld, null);
                }

                List<EarlierMonth> earlier = [];
                foreach (string each in month.Earlier)
                {
                    earlier.Add(await history.ReadMonthAsync(month.Month, each, cancellation));
                }

                if (!month.IsCurrent)
                {
                    return new ReadMonth(null, protection.Prepare(month.Month, null, earlier), null, null);
                }

                MonthFigures figures = await source.ReadMonthAsync(month.Month, cancellation);
                IndicatorTable current = MonthAggregation.Compute(figures, method.Renderer.Territorial);
                return new ReadMonth(
                    current,
                    protection.Prepare(month.Month, current, earlier),
                    null,
                    figures.Departements.ToDictionary(
                        each => each.Key,
                        each => each.Value.Source,
                        StringComparer.Ordinal
                    )
                );
            },
            cancellation
        );

    /// <param name="Current">Its figures; null when the release has none of it.</param>
    /// <param name="Prepared">Ready to be chosen; null when it is settled.</param>
    /// <param name="Withheld">What the last release withheld of it, when it is settled.</param>
    /// <param name="Returns">SHA-256 of each return it is made from; null where the release before has them.</param>
    private sealed record ReadMonth(
        IndicatorTable? Current,
        PreparedMonth? Prepared,
        IReadOnlySet<CellKey>? Withheld,
        IReadOnlyDictionary<string, string>? Returns
    );
}
