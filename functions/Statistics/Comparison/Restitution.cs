using Observatoire.Editions;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Statistics.Comparison;

/// <summary>
/// What a département is given back for its return: every indicator of the edition beside its own past, and beside the
/// other départements of its région, of similar context and of the nation. Missing is never zero.
/// </summary>
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
            Rate = indicator.Formula is null ? RateOf(now.Value, groups.Population[ask.Departement]) : null,
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
    ) =>
        GroupFigure.Compute(
            members.Length,
            [
                .. members
                    .Select(code => ContributionOf(indicator, ask, code, groups.Population[code]))
                    .OfType<Contribution>(),
            ]
        );

    private static IndicatorReading Own(IndicatorDefinition indicator, RestitutionAsk ask, int monthsBack) =>
        ask.Own.TryGetValue(ask.Month.PlusMonths(-monthsBack), out IReadOnlyDictionary<string, long>? totals)
            ? IndicatorReading.Read(indicator, totals, ask.Edition, ask.Threshold)
            : new IndicatorReading(null, FigureState.Missing, false);

    private static Contribution? ContributionOf(
        IndicatorDefinition indicator,
        RestitutionAsk ask,
        string code,
        Inhabitants? population
    )
    {
        if (!ask.Others.TryGetValue(code, out IReadOnlyDictionary<string, long>? totals))
        {
            return null;
        }

        IndicatorReading reading = IndicatorReading.Read(indicator, totals, ask.Edition, ask.Threshold);
        double? comparable = indicator.Formula is null ? RateOf(reading.Value, population) : reading.Value;
        return comparable is double value ? new Contribution(value, reading.IsSmall) : null;
    }

    private static double? RateOf(double? value, Inhabitants? population) =>
        value is double known && population is Inhabitants over ? PerInhabitants * known / over.Count : null;

    /// <summary>The other départements compared with, by code, and the population of each.</summary>
    private sealed record Groups(
        string[] Region,
        string[] Peers,
        string[] Nation,
        Dictionary<string, Inhabitants?> Population
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
                edition.Departements.ToDictionary(
                    each => each.Code,
                    each => Inhabitants.Nearest(edition, each.Code, ask.Month.Year),
                    StringComparer.Ordinal
                )
            );
        }
    }
}
