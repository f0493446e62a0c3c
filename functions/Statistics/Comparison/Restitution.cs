using Observatoire.Editions;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Statistics.Comparison;

/// <summary>
/// What a département is given back for its return: every indicator of the edition beside its own past, and beside the
/// other départements of its région, of similar context and of the nation. Missing is never zero.
/// </summary>
/// <remarks>
/// Of the others nothing is told but what a release tells: the answer is a function of that release, of public lists and of
/// the reader's own returns, and teaches nobody anything more. See docs/methods/peers.md.
/// </remarks>
public static class Restitution
{
    private const int MonthsOfYear = 12;
    private const int PerInhabitants = 1000;

    /// <returns>One figure an indicator, in the order of the edition.</returns>
    public static IReadOnlyList<RestitutionFigure> Compute(RestitutionAsk ask)
    {
        Groups groups = Groups.Gather(ask);
        return [.. ask.Edition.Indicators.Select(indicator => FigureOf(indicator, ask, groups))];
    }

    private static RestitutionFigure FigureOf(IndicatorDefinition indicator, RestitutionAsk ask, Groups groups)
    {
        IndicatorReading now = Own(indicator, ask, 0);
        double?[] past =
        [
            .. Enumerable.Range(0, MonthsOfYear).Select(at => Own(indicator, ask, MonthsOfYear - at).Value),
        ];
        double[] year = [.. past.OfType<double>()];
        return new RestitutionFigure
        {
            Indicator = indicator,
            Value = now.Value,
            State = now.State,
            Past = past,
            MedianOfYear = year.Length > 0 ? new Distribution(year).Quantile(0.5) : null,
            MonthsOfYear = year.Length,
            Rate = indicator.Formula is null ? RateOf(now.Value, groups.OwnPopulation) : null,
            Region = Compare(indicator, ask, groups, groups.Region),
            Peers = Compare(indicator, ask, groups, groups.Peers),
            Nation = Compare(indicator, ask, groups, groups.Nation),
        };
    }

    private static GroupFigure Compare(
        IndicatorDefinition indicator,
        RestitutionAsk ask,
        Groups groups,
        string[] members
    )
    {
        if (ask.Others is not OthersFigures others)
        {
            return GroupFigure.BeforeRelease(members.Length);
        }

        bool isRate = indicator.Formula is null;
        int withheld = 0;
        List<double> told = [];
        foreach (string code in members.Where(code => !isRate || groups.OthersPopulation[code] is not null))
        {
            IndicatorCell cell = others.FigureOf(
                new CellKey(indicator.Code, others.Month, Area.Departement(code), isRate ? Measure.Sum : Measure.Ratio)
            );
            if ((isRate ? RateOf(cell.Value, groups.OthersPopulation[code]) : cell.Value) is double value)
            {
                told.Add(value);
            }
            else if (cell.State == CellState.Withheld)
            {
                withheld++;
            }
        }

        return GroupFigure.Compute(members.Length, withheld, told);
    }

    private static IndicatorReading Own(IndicatorDefinition indicator, RestitutionAsk ask, int monthsBack) =>
        ask.Own.TryGetValue(ask.Month.PlusMonths(-monthsBack), out IReadOnlyDictionary<string, long>? totals)
            ? IndicatorReading.Read(indicator, totals)
            : new IndicatorReading(null, FigureState.Missing);

    private static double? RateOf(double? value, Inhabitants? population) =>
        value is double known && population is Inhabitants over ? PerInhabitants * known / over.Count : null;

    /// <summary>The other départements compared with, by code, and the populations, each of the year of its figures.</summary>
    private sealed record Groups(
        string[] Region,
        string[] Peers,
        string[] Nation,
        Inhabitants? OwnPopulation,
        Dictionary<string, Inhabitants?> OthersPopulation
    )
    {
        public static Groups Gather(RestitutionAsk ask)
        {
            NomenclatureEdition edition = ask.Edition;
            string? region = edition.FindDepartement(ask.Departement)?.RegionCode;
            Departement[] others =
            [
                .. edition.Departements.Where(each =>
                    !string.Equals(each.Code, ask.Departement, StringComparison.Ordinal)
                ),
            ];
            string[] nation = [.. others.Select(each => each.Code)];
            return new Groups(
                [
                    .. others
                        .Where(each => string.Equals(each.RegionCode, region, StringComparison.Ordinal))
                        .Select(each => each.Code),
                ],
                [.. ask.Peers.Select(peer => peer.Code).Intersect(nation, StringComparer.Ordinal)],
                nation,
                Inhabitants.Nearest(edition, ask.Departement, ask.Month.Year),
                others.ToDictionary(
                    each => each.Code,
                    each => Inhabitants.Nearest(edition, each.Code, (ask.Others?.Month ?? ask.Month).Year),
                    StringComparer.Ordinal
                )
            );
        }
    }
}
