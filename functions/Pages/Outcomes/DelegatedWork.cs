using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Pages.Files;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Workload;

namespace Observatoire.Pages.Outcomes;

/// <summary>The cases a département entrusts to others beside those it keeps.</summary>
/// <param name="Month">The month they are of.</param>
/// <param name="Delegated">Entrusted.</param>
/// <param name="DelegatedComplex">Complex among them.</param>
/// <param name="Kept">Followed by the département itself.</param>
/// <param name="KeptComplex">Complex among them.</param>
/// <param name="Complexity">The two shares compared.</param>
internal sealed record DelegatedWork(
    ReferenceMonth Month,
    IndicatorCell Delegated,
    IndicatorCell DelegatedComplex,
    IndicatorCell Kept,
    IndicatorCell KeptComplex,
    DelegatedComplexity Complexity
)
{
    /// <returns>Null when one of the indicators has no figure at all.</returns>
    public static DelegatedWork? Gather(SiteFigures figures, DelegationCodes codes, string departement)
    {
        string[] needed = [codes.Delegated, codes.DelegatedComplex, codes.Kept, codes.KeptComplex];
        if (!needed.All(code => figures.MonthsOf(code).Count > 0))
        {
            return null;
        }

        ReferenceMonth month = needed.Min(figures.LatestMonth);
        IndicatorCell[] cells =
        [
            .. needed.Select(code => figures[code, month, Area.Departement(departement), Measure.Sum]),
        ];
        (long? delegated, long? delegatedComplex) = Counts(cells[0], cells[1]);
        (long? kept, long? keptComplex) = Counts(cells[2], cells[3]);
        return new DelegatedWork(
            month,
            cells[0],
            cells[1],
            cells[2],
            cells[3],
            DelegatedComplexity.Compare(delegatedComplex, delegated, keptComplex, kept)
        );
    }

    /// <summary>A part larger than its whole is a fault of the return: nothing is then known of the part.</summary>
    private static (long? Whole, long? Part) Counts(IndicatorCell whole, IndicatorCell part)
    {
        (long? all, long? some) = (Count(whole), Count(part));
        return (all, some <= all ? some : null);
    }

    private static long? Count(IndicatorCell cell) =>
        cell.Value is double value and >= 0 ? (long)Math.Round(value) : null;
}
