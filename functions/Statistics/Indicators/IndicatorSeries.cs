using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;

namespace Observatoire.Statistics.Indicators;

/// <summary>An indicator in one month for one group of départements.</summary>
/// <param name="Month">The month.</param>
/// <param name="Group">Code of the group.</param>
/// <param name="Expected">Number of départements in the group.</param>
/// <param name="Reported">Number of those that gave the figure.</param>
/// <param name="PopulationShare">Share of the group's inhabitants that live in those; null when a population is not known.</param>
/// <param name="Value">Sum of what was given or, for a derived indicator, ratio of sums; null when nobody gave it.</param>
/// <param name="Rate">Sum per 1,000 inhabitants of those that gave it; null for a derived indicator.</param>
/// <param name="Statistics">Of the départements' values, or of their ratios; null when nobody gave any.</param>
/// <param name="Year">The twelve months up to this one (<see cref="MovingYear"/>), where each has all its départements.</param>
public sealed record SeriesRow(
    ReferenceMonth Month,
    string Group,
    int Expected,
    int Reported,
    double? PopulationShare,
    double? Value,
    double? Rate,
    GroupStatistics? Statistics,
    double? Year
);

/// <summary>
/// An indicator month by month for any grouping of départements, from the figures of each. A grouping may change from one
/// month to the next, as organisations do. See docs/methods/indicators.md.
/// </summary>
/// <param name="indicator">What is counted.</param>
/// <param name="departements">The départements expected, in the order of the groupings' members.</param>
/// <param name="figureOf">A figure of a département before disclosure control; null when it was not given.</param>
/// <param name="populationOf">Inhabitants of a département in a year; null when not known.</param>
public sealed class IndicatorSeries(
    IndicatorDefinition indicator,
    IReadOnlyList<string> departements,
    Func<ReferenceMonth, string, Measure, double?> figureOf,
    Func<string, int, long?> populationOf
)
{
    private const double PerInhabitants = 1000;

    /// <param name="months">In order, without a hole: a year needs the eleven before.</param>
    /// <param name="groupingOf">How the départements are grouped in a month.</param>
    public IEnumerable<SeriesRow> Rows(IEnumerable<ReferenceMonth> months, Func<ReferenceMonth, Grouping> groupingOf)
    {
        foreach (ReferenceMonth month in months)
        {
            Grouping grouping = groupingOf(month);
            Dictionary<string, int[]> members = MembersOf(grouping);
            for (int group = 0; group < grouping.Groups.Count; group++)
            {
                yield return Row(month, grouping.Groups[group], members[grouping.Groups[group]]);
            }
        }
    }

    private SeriesRow Row(ReferenceMonth month, string group, int[] members)
    {
        (double Above, double Below)?[] sides = [.. members.Select(member => SidesOf(month, departements[member]))];
        double?[] population = [.. members.Select(member => (double?)populationOf(departements[member], month.Year))];
        (double Above, double Below)[] given = [.. sides.OfType<(double, double)>()];
        double known = sides.Zip(population, (side, people) => side is null ? 0 : people ?? double.NaN).Sum();
        double all = population.Sum(people => people ?? double.NaN);
        double above = given.Sum(side => side.Above);
        double below = given.Sum(side => side.Below);
        bool isDerived = indicator.Formula is not null;
        double[] values = [.. given.Where(side => side.Below != 0).Select(side => side.Above / side.Below)];
        double? rate = given.Length == 0 || isDerived ? null : Finite(PerInhabitants * above / known);
        return new SeriesRow(
            month,
            group,
            members.Length,
            given.Length,
            Finite(known / all),
            given.Length == 0 ? null
                : isDerived ? Finite(above / below)
                : above,
            rate,
            values.Length == 0 ? null : Describe(values, above, rate),
            YearOf(month, members)
        );
    }

    /// <summary>A figure as a ratio: over one, but for a derived indicator.</summary>
    private (double Above, double Below)? SidesOf(ReferenceMonth month, string departement) =>
        indicator.Formula is null
            ? figureOf(month, departement, Measure.Sum) is double value
                ? (value, 1)
                : null
            : figureOf(month, departement, Measure.Numerator) is double above
            && figureOf(month, departement, Measure.Denominator) is double below
                ? (above, below)
                : null;

    private double? YearOf(ReferenceMonth month, int[] members)
    {
        (double Above, double Below)?[] months =
        [
            .. Enumerable
                .Range(1 - MovingYear.Months, MovingYear.Months)
                .Select(back => SumOf(month.PlusMonths(back), members)),
        ];
        return indicator.Formula is null
            ? MovingYear.Of(indicator, [.. months.Select(each => each?.Above)])
            : MovingYear.Ratio(months);
    }

    /// <summary>The sum of a group in a month; null when a département of it did not give the figure.</summary>
    private (double Above, double Below)? SumOf(ReferenceMonth month, int[] members)
    {
        (double Above, double Below)?[] sides = [.. members.Select(member => SidesOf(month, departements[member]))];
        return sides.Any(side => side is null)
            ? null
            : (sides.Sum(side => side!.Value.Above), sides.Sum(side => side!.Value.Below));
    }

    private static GroupStatistics Describe(double[] values, double sum, double? rate)
    {
        Distribution distribution = new(values);
        double[] quantiles = [.. GroupStatistics.Quantiles.Select(each => distribution.Quantile(each.Probability))];
        return new(
            values.Length,
            sum,
            distribution.Mean,
            rate ?? double.NaN,
            quantiles[0],
            quantiles[1],
            quantiles[2],
            quantiles[3],
            quantiles[4]
        );
    }

    private static Dictionary<string, int[]> MembersOf(Grouping grouping)
    {
        int[] groupOf = grouping.GroupOf.ToArray();
        return grouping
            .Groups.Index()
            .ToDictionary(
                pair => pair.Item,
                pair => groupOf.Index().Where(each => each.Item == pair.Index).Select(each => each.Index).ToArray(),
                StringComparer.Ordinal
            );
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
