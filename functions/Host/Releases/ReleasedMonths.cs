using System.Collections.Concurrent;
using Observatoire.Disclosure;
using Observatoire.Disclosure.Releases;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>The figures of départements as the release that the site shows tells them.</summary>
/// <param name="Release">That release.</param>
/// <param name="Month">The month they are of.</param>
/// <param name="Figures">What it tells of the départements in that month.</param>
/// <param name="IsSimulated">True when a figure of the release is synthetic.</param>
public sealed record ToldMonth(Release Release, ReferenceMonth Month, ProtectedTable Figures, bool IsSimulated);

/// <summary>Finds what a département may be told of the others beside a month of its own: only what the site tells anybody.</summary>
/// <remarks>
/// A month is read and aggregated once, and remembered by the name it is kept under, the hash of its content: whatever release
/// tells it, it never changes. As many are remembered as one answer may look at, and a few more.
/// </remarks>
public sealed class ReleasedMonths(ReleaseStore releases, ReleaseHistory history, ReleaseDocuments documents)
{
    /// <summary>How many months older than one's own the others' figures may be.</summary>
    private const int OldestByMonths = 12;

    private const int Remembered = 40;

    private readonly ConcurrentDictionary<(ReferenceMonth, string), KnownMonth> known = [];

    /// <summary>
    /// The last month up to the one asked for, and no more than a year before it, of which the release has enough
    /// départements; where it has none, the one of which it has most.
    /// </summary>
    /// <param name="edition">The edition the figures must be of: between editions a code may change its scope.</param>
    /// <param name="until">The month asked for.</param>
    /// <param name="cancellation">Stops between two requests.</param>
    /// <returns>Null where the site shows no release, or one that tells no such month.</returns>
    /// <exception cref="InvalidDataException">When what the release tells is not kept.</exception>
    public async Task<ToldMonth?> LatestAsync(
        NomenclatureEdition edition,
        ReferenceMonth until,
        CancellationToken cancellation
    )
    {
        if (SitePublication.ShownOf(await releases.ListAsync(cancellation)) is not Release shown)
        {
            return null;
        }

        (ReferenceMonth Month, KnownMonth Known)? best = null;
        foreach (
            (ReferenceMonth month, string name) in (await history.MonthsOfAsync(shown.Id, cancellation))
                .Where(pair => pair.Key <= until && pair.Key >= until.PlusMonths(-OldestByMonths))
                .OrderByDescending(pair => pair.Key)
        )
        {
            KnownMonth found = await FindAsync(month, name, cancellation);
            if (found.Edition == edition && (best is null || found.Coverage > best.Value.Known.Coverage))
            {
                best = (month, found);
                if (found.Coverage >= MonthAggregation.EnoughCoverage)
                {
                    break;
                }
            }
        }

        return best is { } chosen
            ? new ToldMonth(
                shown,
                chosen.Month,
                chosen.Known.Figures,
                (await documents.ChecklistAsync(shown.Id, cancellation))?.TellsSimulated() == true
            )
            : null;
    }

    private async Task<KnownMonth> FindAsync(ReferenceMonth month, string name, CancellationToken cancellation)
    {
        if (known.TryGetValue((month, name), out KnownMonth? remembered))
        {
            return remembered;
        }

        EarlierMonth told = await history.ReadMonthAsync(month, name, cancellation);
        if (known.Count >= Remembered)
        {
            known.Clear();
        }

        return known.GetOrAdd((month, name), KnownMonth.Read(told));
    }

    private sealed record KnownMonth(NomenclatureEdition Edition, ProtectedTable Figures, double Coverage)
    {
        public static KnownMonth Read(EarlierMonth month)
        {
            ProtectedTable figures = ReleasedMonth.TellDepartements(month);
            NomenclatureEdition edition = month.Figures.Edition;
            int reported = edition.Departements.Count(departement =>
                edition.Indicators.Any(indicator =>
                    figures[
                        indicator.Code,
                        month.Figures.Month,
                        Area.Departement(departement.Code),
                        indicator.Formula is null ? Measure.Sum : Measure.Ratio
                    ].State != CellState.Missing
                )
            );
            return new KnownMonth(edition, figures, (double)reported / edition.Departements.Count);
        }
    }
}
