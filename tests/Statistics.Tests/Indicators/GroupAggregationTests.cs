using FsCheck.Xunit;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Statistics.Tests.Indicators;

public sealed class GroupAggregationTests
{
    [Fact]
    public void Groups_are_summed_and_ordered_each_for_itself()
    {
        Grouping axis = new("ACA", ["0", "1", "0", "1", null, "0"]);
        MonthColumns columns = new(1, 6);
        long[] values = [300, 5000, 100, 7000, 99999, 200];
        foreach ((long value, int member) in values.Select((value, member) => (value, member)))
        {
            columns.Set(member, [value]);
        }

        GroupStatistics[] found = Compute(columns, [axis], [1, 10, 2, 10, 5, 3]);

        Assert.Equal((3, 6.0, 2.0, 1.0, 2.0), Known(found[0]));
        Assert.Equal((2, 120.0, 60.0, 6.0, 60.0), Known(found[1]));
        Assert.Equal(1.2, found[0].Percentile10, 12);
        Assert.Equal(65, found[1].UpperQuartile, 12);
    }

    [Fact]
    public void A_group_nobody_reported_for_has_no_figure()
    {
        MonthColumns columns = new(1, 2);
        columns.Set(0, [0]);

        GroupStatistics[] found = Compute(columns, [new Grouping("region", ["11", "84"])], [1, 1]);

        Assert.Equal((1, 0.0), (found[0].Count, found[0].Mean));
        Assert.Equal((0, 0.0), (found[1].Count, found[1].Sum));
        Assert.True(double.IsNaN(found[1].Mean) && double.IsNaN(found[1].Median) && double.IsNaN(found[1].Rate));
    }

    [Fact]
    public void A_rate_needs_the_weight_of_each_member_that_reported()
    {
        MonthColumns columns = new(1, 2);
        columns.Set(0, [100]);
        columns.Set(1, [100]);

        Assert.True(double.IsNaN(Compute(columns, [new Grouping("nation", ["FR", "FR"])], [1, double.NaN])[0].Rate));
    }

    [Fact]
    public void Pairs_of_groups_are_those_that_have_members()
    {
        Grouping pairs = new Grouping("ACA", ["0", "1", "1", null]).With(new Grouping("POL", ["P1", "P1", "P2", "P1"]));

        Assert.Equal(["0/P1", "1/P1", "1/P2"], pairs.Groups);
        Assert.Equal([0, 1, 2, Grouping.Outside], pairs.GroupOf.ToArray());
    }

    [Fact]
    public void A_value_out_of_bounds_is_refused() =>
        Assert.Throws<ArgumentException>(() => new MonthColumns(1, 1).Set(0, [MonthColumns.LargestValue + 1]));

    [Fact]
    public void A_member_received_again_replaces_its_figures_and_no_others()
    {
        MonthColumns columns = new(2, 3);
        columns.Set(0, [500, 100]);
        columns.Set(1, [300, MonthColumns.Missing]);
        columns.Set(2, [300, 700]);

        columns.Set(0, [MonthColumns.Missing, 900]);
        columns.Set(1, [-100, 100]);

        Assert.Equal([-100, 300], columns.Of(0).ToArray().Select(MonthColumns.ValueOf));
        Assert.Equal([1, 2], columns.Of(0).ToArray().Select(MonthColumns.MemberOf));
        Assert.Equal((MonthColumns.Missing, 900), (columns.ValueOf(0, 0), columns.ValueOf(1, 0)));
        Assert.Equal([100, 700, 900], columns.Of(1).ToArray().Select(MonthColumns.ValueOf));
    }

    [Property(MaxTest = 200)]
    public bool Figures_received_again_leave_what_they_alone_would_have_made((byte Member, int? Value)[] received)
    {
        MonthColumns again = new(1, MonthColumns.MostMembers);
        MonthColumns once = new(1, MonthColumns.MostMembers);
        foreach ((byte member, int? value) in received)
        {
            again.Set(member, [value ?? MonthColumns.Missing]);
        }

        foreach (var last in received.GroupBy(each => each.Member).Select(group => group.Last()))
        {
            once.Set(last.Member, [last.Value ?? MonthColumns.Missing]);
        }

        return again.Of(0).SequenceEqual(once.Of(0))
            && Enumerable.Range(0, again.Members).All(member => again.ValueOf(0, member) == once.ValueOf(0, member));
    }

    /// <summary>
    /// Beside plain sums and <see cref="Distribution"/>, which are tested by hand-worked figures: more groupings than are
    /// dealt at a time, more cells than lie in a vector, members in no group.
    /// </summary>
    [Property(MaxTest = 100)]
    public bool Every_statistic_is_that_of_the_members_that_reported(int?[] given, byte groups)
    {
        const int Cells = 9;
        int?[] values = [.. given.Take(200)];
        MonthColumns columns = new(Cells, values.Length);
        for (int member = 0; member < values.Length; member++)
        {
            columns.Set(member, [.. Enumerable.Range(0, Cells).Select(cell => ValueOf(cell, member))]);
        }

        Grouping[] groupings =
        [
            .. Enumerable
                .Range(0, 11)
                .Select(axis => new Grouping($"{axis}", values.Select((_, member) => GroupOf(axis, member)))),
        ];
        double[] weights = [.. values.Select((_, member) => member + 1.0)];
        GroupAggregation aggregation = new(groupings, weights);
        GroupStatistics[] found = Compute(columns, groupings, weights);

        return Enumerable
            .Range(0, Cells)
            .All(cell =>
                groupings
                    .Index()
                    .All(axis =>
                        axis.Item.Groups.Index()
                            .All(group =>
                                IsRight(
                                    cell,
                                    axis.Index,
                                    group.Item,
                                    found[cell * aggregation.Groups + aggregation.FirstOf(axis.Index) + group.Index]
                                )
                            )
                    )
            );

        long ValueOf(int cell, int member) =>
            cell == 1 || (member + cell) % 13 == 0 ? MonthColumns.Missing
            : values[member] is int value ? (long)value * (cell - 4)
            : MonthColumns.Missing;

        string? GroupOf(int axis, int member) =>
            (member + axis) % 10 == 9 ? null : $"{member * (31 + axis) % (groups % 7 + 1 + axis)}";

        bool IsRight(int cell, int axis, string code, GroupStatistics ours)
        {
            int[] members =
            [
                .. Enumerable
                    .Range(0, values.Length)
                    .Where(member => ValueOf(cell, member) != MonthColumns.Missing && GroupOf(axis, member) == code),
            ];
            if (members.Length == 0)
            {
                return ours is { Count: 0, Sum: 0 } && double.IsNaN(ours.Rate) && double.IsNaN(ours.Median);
            }

            Distribution plain = new(members.Select(member => ValueOf(cell, member) / 100.0));
            return ours.Count == members.Length
                && Near(ours.Sum, plain.Sum)
                && Near(ours.Mean, plain.Mean)
                && Near(ours.Rate, plain.Sum / members.Sum(member => weights[member]))
                && Near(ours.Percentile10, plain.Quantile(0.1))
                && Near(ours.LowerQuartile, plain.Quantile(0.25))
                && Near(ours.Median, plain.Quantile(0.5))
                && Near(ours.UpperQuartile, plain.Quantile(0.75))
                && Near(ours.Percentile90, plain.Quantile(0.9));
        }
    }

    private static bool Near(double left, double right) => Math.Abs(left - right) <= 1e-9 * (1 + Math.Abs(right));

    private static GroupStatistics[] Compute(MonthColumns columns, Grouping[] groupings, double[] weights)
    {
        GroupAggregation aggregation = new(groupings, weights);
        GroupStatistics[] found = new GroupStatistics[columns.Cells * aggregation.Groups];
        aggregation.Compute(columns, found);
        return found;
    }

    private static (int, double, double, double, double) Known(GroupStatistics each) =>
        (each.Count, each.Sum, each.Mean, each.Rate, each.Median);
}
