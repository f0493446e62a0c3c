using Observatoire.Disclosure.Releases;
using Observatoire.Editions.Time;
using Observatoire.Formats.Releases;
using Observatoire.Statistics.Indicators;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>
/// What the public has been told, release after release: two of them together may tell what neither tells alone. A release
/// that is approved counts, since it will be published; one that was withdrawn after its publication too: it was read.
/// </summary>
public sealed class ReleaseHistory(
    ReleaseStore releases,
    ReleaseSource source,
    ReleaseDocuments documents,
    ReleaseMethod method
)
{
    private const string DocumentName = "months.json";

    /// <summary>Those that count, oldest first.</summary>
    public static IReadOnlyList<string> ToldBy(IEnumerable<Release> all) =>
        [
            .. all.Where(release => release.PublishedAt is not null || release.State == ReleaseState.Approved)
                .OrderBy(release => release.MadeAt)
                .ThenBy(release => release.Id, StringComparer.Ordinal)
                .Select(release => release.Id),
        ];

    /// <summary>
    /// What is to be done with each month of a release: a month that is as the last release told it is settled, the others are
    /// chosen with what was told of them.
    /// </summary>
    /// <param name="told">The releases that count, oldest first.</param>
    /// <param name="basis">What the release is made from.</param>
    /// <param name="cancellation">Stops between two releases.</param>
    /// <returns>In the order of the months.</returns>
    /// <exception cref="InvalidDataException">When what a release tells is not kept.</exception>
    public async Task<IReadOnlyList<PlannedMonth>> PlanAsync(
        IReadOnlyList<string> told,
        ReleaseBasis basis,
        CancellationToken cancellation
    )
    {
        Dictionary<ReferenceMonth, List<string>> earlier = basis.Months.ToDictionary(
            month => month,
            _ => new List<string>()
        );
        Told? last = null;
        foreach (string release in told)
        {
            last = await ReadAsync(release, cancellation);
            foreach ((string text, string name) in last.Months)
            {
                ReferenceMonth month = ReferenceMonth.Parse(text);
                earlier.TryAdd(month, []);
                if (!earlier[month].Contains(name, StringComparer.Ordinal))
                {
                    earlier[month].Add(name);
                }
            }
        }

        Dictionary<ReferenceMonth, SettledMonth?> settled = earlier.Keys.ToDictionary(
            month => month,
            month => SettledIn(last, month, basis)
        );
        IReadOnlySet<ReferenceMonth> tied = SettledMonth.TiedTo(settled);
        return
        [
            .. earlier
                .OrderBy(pair => pair.Key)
                .Select(pair => new PlannedMonth(
                    pair.Key,
                    basis.Fingerprints.ContainsKey(pair.Key),
                    pair.Value,
                    settled[pair.Key] is null ? null : last!.Months[pair.Key.ToString()],
                    tied.Contains(pair.Key)
                )),
        ];
    }

    /// <summary>The months that a release tells, each with the name it is kept under: the same name is the same content, of one month or of
    /// two that are alike.</summary>
    /// <exception cref="InvalidDataException">When they are not kept.</exception>
    public async Task<IReadOnlyDictionary<ReferenceMonth, string>> MonthsOfAsync(
        string release,
        CancellationToken cancellation
    ) =>
        (await ReadAsync(release, cancellation)).Months.ToDictionary(
            pair => ReferenceMonth.Parse(pair.Key),
            pair => pair.Value
        );

    /// <summary>A month as it was told, by the name it is kept under.</summary>
    /// <exception cref="InvalidDataException">When it is not kept, or is of an edition that is no longer known.</exception>
    public async Task<EarlierMonth> ReadMonthAsync(ReferenceMonth month, string name, CancellationToken cancellation)
    {
        PublishedMonth kept = PublishedMonthFile.Read(
            (await releases.ReadMonthAsync(name, cancellation)).ToArray(),
            month,
            method.Editions
        );
        return new EarlierMonth(MonthAggregation.Compute(kept.Figures, kept.Territorial), kept.Withheld.ToHashSet());
    }

    /// <summary>Keeps what a release would tell.</summary>
    /// <param name="release">The release.</param>
    /// <param name="told">The releases it was judged with.</param>
    /// <param name="figures">Its figures.</param>
    /// <param name="cancellation">Stops between two months.</param>
    public async Task KeepAsync(
        string release,
        IReadOnlyList<string> told,
        ReleaseFigures figures,
        CancellationToken cancellation
    )
    {
        IReadOnlyDictionary<ReferenceMonth, IReadOnlySet<CellKey>> withheld = figures.Release.Withheld;
        SortedDictionary<string, string> names = new(StringComparer.Ordinal);
        SortedDictionary<string, MonthState> states = new(StringComparer.Ordinal);
        foreach (PlannedMonth planned in figures.Plan.Where(planned => planned.IsCurrent))
        {
            ReferenceMonth month = planned.Month;
            names[month.ToString()] = planned.Settled ?? await KeepMonthAsync(month, withheld[month], cancellation);
            SettledMonth stocks = SettledMonth.Read(method.Editions, withheld[month]);
            states[month.ToString()] = new(
                figures.Basis.Fingerprints[month],
                stocks.OpensWithheld,
                stocks.ClosesWithheld
            );
        }

        await documents.SaveAsync(
            release,
            DocumentName,
            new Told(told, names, method.ProtectionVersion, states),
            cancellation
        );
    }

    /// <summary>True when the release was judged with all of these: one it was not judged with may tell, with it, too much.</summary>
    public async Task<bool> WasJudgedWithAsync(
        string release,
        IEnumerable<string> told,
        CancellationToken cancellation
    ) =>
        await FindAsync(release, cancellation) is Told found
        && found.JudgedWith.ToHashSet(StringComparer.Ordinal).IsSupersetOf(told);

    private async Task<string> KeepMonthAsync(
        ReferenceMonth month,
        IReadOnlySet<CellKey> withheld,
        CancellationToken cancellation
    )
    {
        PublishedMonth kept = new(
            await source.ReadMonthAsync(month, cancellation),
            method.Renderer.Territorial,
            [.. withheld.OrderBy(key => key.ToString(), StringComparer.Ordinal)]
        );
        return await releases.KeepMonthAsync(BinaryData.FromBytes(PublishedMonthFile.Write(kept)), cancellation);
    }

    /// <summary>Null where the month is to be chosen: its figures are others, or were protected otherwise.</summary>
    private SettledMonth? SettledIn(Told? last, ReferenceMonth month, ReleaseBasis basis) =>
        last?.States?.GetValueOrDefault(month.ToString()) is MonthState state
        && string.Equals(last.Method, method.ProtectionVersion, StringComparison.Ordinal)
        && string.Equals(basis.Fingerprints.GetValueOrDefault(month), state.Fingerprint, StringComparison.Ordinal)
            ? new SettledMonth(state.OpensWithheld, state.ClosesWithheld)
            : null;

    private Task<Told?> FindAsync(string release, CancellationToken cancellation) =>
        documents.ReadAsync<Told>(release, DocumentName, cancellation);

    private async Task<Told> ReadAsync(string release, CancellationToken cancellation) =>
        await FindAsync(release, cancellation)
        ?? throw new InvalidDataException($"What the release « {release} » tells is not kept.");

    /// <param name="JudgedWith">Ids of the releases it was judged with.</param>
    /// <param name="Months">For each month the name under which it is kept.</param>
    /// <param name="Method">Version of the disclosure control; null in releases of before it was kept.</param>
    /// <param name="States">For each month what it was made from; null in releases of before it was kept.</param>
    private sealed record Told(
        IReadOnlyList<string> JudgedWith,
        IReadOnlyDictionary<string, string> Months,
        string? Method = null,
        IReadOnlyDictionary<string, MonthState>? States = null
    );

    private sealed record MonthState(string Fingerprint, bool OpensWithheld, bool ClosesWithheld);
}

/// <summary>What is to be done with a month of a release.</summary>
/// <param name="Month">The month.</param>
/// <param name="IsCurrent">True when the release has figures of it; false when only earlier ones had.</param>
/// <param name="Earlier">Names of what earlier releases told of it, oldest first.</param>
/// <param name="Settled">Name of what the last release told of it, when that is told again as it is; else null.</param>
/// <param name="IsTied">True when it is settled and tied by a stock to a month that is chosen.</param>
public sealed record PlannedMonth(
    ReferenceMonth Month,
    bool IsCurrent,
    IReadOnlyList<string> Earlier,
    string? Settled,
    bool IsTied
);
