using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Time;

namespace Observatoire.Bench;

/// <summary>One month's indicators, and what a month costs when there is more history.</summary>
internal static class AggregateSuite
{
    public static IEnumerable<Figure> Run()
    {
        ReturnCheck check = new(Demonstration.Editions);
        ActivityReturn[] returns =
        [
            .. Demonstration.Returns.Select(file => Demonstration.Check(check, file).Returns[0]),
        ];
        ReferenceMonth month = new(2017, 12);
        NomenclatureEdition edition = Demonstration.Editions.InForce(month)!;
        Dictionary<string, ActivityReturn> ofMonth = returns
            .Where(each => each.Month == month)
            .ToDictionary(each => each.Departement, StringComparer.Ordinal);
        yield return Figure.Measure(
            "aggregate",
            "one month again: 3 indicators, 120 areas, 10 measures",
            () => MonthAggregation.Compute(edition, month, ofMonth),
            "sums alone, by LINQ, over the 24 months",
            () =>
                _ = returns
                    .SelectMany(each => each.Figures, (each, cell) => (each.Month, each.Departement, cell))
                    .Where(each => each.cell.Breakdown.Length == 0)
                    .GroupBy(each =>
                        (each.Month, each.cell.Indicator, edition.FindDepartement(each.Departement)!.RegionCode)
                    )
                    .ToDictionary(group => group.Key, group => group.Sum(each => each.cell.Value)),
            maxRatio: 1
        );
    }
}
