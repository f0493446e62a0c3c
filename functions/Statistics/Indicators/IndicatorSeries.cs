using Observatoire.Editions;
using Observatoire.Editions.Time;

namespace Observatoire.Statistics.Indicators;

/// <summary>An indicator in one month for one group of départements, or of territories.</summary>
/// <param name="Month">The month.</param>
/// <param name="Group">Code of the group.</param>
/// <param name="Expected">Number of members of the group.</param>
/// <param name="Reported">Number of those that gave the figure.</param>
/// <param name="PopulationShare">Share of the group's inhabitants that live in those; null when a population is not known.</param>
/// <param name="Value">Sum of what was given or, for a derived indicator, ratio of sums; null when nobody gave it.</param>
/// <param name="Rate">Sum per 1,000 inhabitants of those that gave it; null for a derived indicator.</param>
/// <param name="Statistics">Of the members' values, or of their ratios; null when nobody gave any.</param>
/// <param name="Year">The twelve months up to this one (<see cref="MovingYear"/>), where each has all its members.</param>
/// <param name="Adjusted">The value without its season (<see cref="SeasonalTrend"/>); null without the history for one.</param>
/// <param name="Trend">Its trend; null in the last six months also.</param>
/// <param name="IsFinal">True when the month takes no more returns from any member; the figure is provisional until then.</param>
public sealed record SeriesRow(
    ReferenceMonth Month,
    string Group,
    int Expected,
    int Reported,
    double? PopulationShare,
    double? Value,
    double? Rate,
    GroupStatistics? Statistics,
    double? Year,
    double? Adjusted,
    double? Trend,
    bool IsFinal
);

/// <summary>
/// An indicator month by month for any grouping of départements, or of the territories of one, from the figures of each.
/// A grouping may change from one month to the next, as organisations do. See docs/methods/indicators.md.
/// </summary>
/// <param name="indicator">What is counted.</param>
/// <param name="members">Codes of those expected, in the order of the groupings' members.</param>
/// <param name="figuresOf">What a member gave in a month, before disclosure control; null when it gave nothing.</param>
/// <param name="populationOf">Inhabitants of a member in a year; null when not known.</param>
/// <param name="isFinal">Whether a month takes no more returns from a member.</param>
public sealed class IndicatorSeries(
    IndicatorDefinition indicator,
    IReadOnlyList<string> members,
    Func<ReferenceMonth, string, AreaFigures?> figuresOf,
    Func<string, int, long?> populationOf,
    Func<ReferenceMonth, string, bool> isFinal
)
{
    private const double PerInhabitants = 1000;
    private const int Hundredths = 100;

    /// <param name="months">In order, without a hole: a year needs the eleven before, a season three years.</param>
    /// <param name="groupingOf">How the départements are grouped in a month.</param>
    public IReadOnlyList<SeriesRow> Rows(
        IReadOnlyList<ReferenceMonth> months,
        Func<ReferenceMonth, Grouping> groupingOf
    )
    {
        SeriesRow[] rows = [.. months.SelectMany(month => RowsOf(month, groupingOf(month)))];
        Dictionary<string, Decomposition?> decompositions = rows.GroupBy(row => row.Group, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Decompose([.. group], months), StringComparer.Ordinal);
        return
        [
            .. rows.Select(row =>
                decompositions[row.Group] is Decomposition found && row.Month >= found.First
                    ? row with
                    {
                        Adjusted = found.Series.Adjusted[ReferenceMonth.MonthsBetween(found.First, row.Month)],
                        Trend = found.Series.Trend[ReferenceMonth.MonthsBetween(found.First, row.Month)],
                    }
                    : row
            ),
        ];
    }

    private IEnumerable<SeriesRow> RowsOf(ReferenceMonth month, Grouping grouping)
    {
        RatioSides?[] sides = [.. Enumerable.Range(0, members.Count).Select(member => SidesOf(month, member))];
        double[] inhabitants =
        [
            .. members.Select(member => populationOf(member, month.Year) / PerInhabitants ?? double.NaN),
        ];
        GroupStatistics[] statistics = Describe(grouping, sides, inhabitants);
        return grouping.Groups.Select(
            (group, index) => Row(month, group, [.. grouping.MembersOf(index)], sides, inhabitants, statistics[index])
        );
    }

    /// <summary>Of each group; a derived indicator's are those of the members' ratios.</summary>
    private GroupStatistics[] Describe(Grouping grouping, RatioSides?[] sides, double[] inhabitants)
    {
        if (indicator.Formula is not null)
        {
            return
            [
                .. grouping.Groups.Select(
                    (_, index) =>
                        GroupStatistics.Describe([
                            .. grouping.MembersOf(index).Select(member => sides[member]).OfType<RatioSides>(),
                        ])
                ),
            ];
        }

        MonthColumns column = new(1, members.Count);
        for (int member = 0; member < members.Count; member++)
        {
            if (sides[member] is RatioSides given)
            {
                column.Set(member, [(long)Math.Round(given.Numerator * Hundredths)]);
            }
        }

        GroupAggregation aggregation = new([grouping], inhabitants);
        GroupStatistics[] found = new GroupStatistics[aggregation.Groups];
        aggregation.Compute(column, found);
        return found;
    }

    /// <summary>
    /// Over the last months in a row in which every member reported: the sum of fewer is lower for another reason than time.
    /// </summary>
    private static Decomposition? Decompose(SeriesRow[] group, IReadOnlyList<ReferenceMonth> months)
    {
        Dictionary<ReferenceMonth, double?> whole = group.ToDictionary(
            row => row.Month,
            row => row.Reported == row.Expected ? row.Value : null
        );
        double?[] values =
        [
            .. months
                .Reverse()
                .Select(month => whole.GetValueOrDefault(month))
                .TakeWhile(value => value is not null)
                .Reverse(),
        ];
        ReferenceMonth first = months[^1].PlusMonths(1 - values.Length);
        return SeasonalTrend.Decompose(values, first.Month) is SeasonalTrend series
            ? new Decomposition(first, series)
            : null;
    }

    private SeriesRow Row(
        ReferenceMonth month,
        string group,
        int[] own,
        RatioSides?[] sides,
        double[] inhabitants,
        GroupStatistics statistics
    )
    {
        RatioSides[] given = [.. own.Select(member => sides[member]).OfType<RatioSides>()];
        double known = own.Sum(member => sides[member] is null ? 0 : inhabitants[member]);
        bool isDerived = indicator.Formula is not null;
        return new SeriesRow(
            month,
            group,
            own.Length,
            given.Length,
            Finite(known / own.Sum(member => inhabitants[member])),
            given.Length == 0 ? null
                : isDerived ? Finite(given.Sum(side => side.Numerator) / given.Sum(side => side.Denominator))
                : statistics.Sum,
            Finite(statistics.Rate),
            statistics.Count == 0 ? null : statistics,
            YearOf(month, own),
            null,
            null,
            Array.TrueForAll(own, member => isFinal(month, members[member]))
        );
    }

    private RatioSides? SidesOf(ReferenceMonth month, int member) =>
        figuresOf(month, members[member])?.SidesOf(indicator);

    private double? YearOf(ReferenceMonth month, int[] own)
    {
        RatioSides?[] months =
        [
            .. Enumerable
                .Range(1 - MovingYear.Months, MovingYear.Months)
                .Select(back => SumOf(month.PlusMonths(back), own)),
        ];
        return indicator.Formula is null
            ? MovingYear.Compute(indicator, [.. months.Select(each => each?.Numerator)])
            : MovingYear.Ratio(months);
    }

    /// <summary>The sum of a group in a month; null when a member of it did not give the figure.</summary>
    private RatioSides? SumOf(ReferenceMonth month, int[] own)
    {
        RatioSides?[] sides = [.. own.Select(member => SidesOf(month, member))];
        return sides.Any(side => side is null)
            ? null
            : new RatioSides(sides.Sum(side => side!.Value.Numerator), sides.Sum(side => side!.Value.Denominator));
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private sealed record Decomposition(ReferenceMonth First, SeasonalTrend Series);
}
