using FsCheck;
using FsCheck.Xunit;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Tests.Comparison;

/// <summary>The worked example of docs/methods/group-comparison.md, and what is not concluded.</summary>
public sealed class GroupComparisonTests
{
    private static readonly GroupMember[] Four =
    [
        new("01", 120, 1000),
        new("02", 80, 900),
        new("03", 200, 1600),
        new("04", 50, 450),
    ];

    private static readonly GroupMember[] Five =
    [
        new("05", 90, 1000),
        new("06", 150, 1400),
        new("07", 60, 700),
        new("08", 210, 1900),
        new("09", 130, 1500),
    ];

    // R 4.2.2.
    [Fact]
    public void The_worked_example_is_as_in_R()
    {
        GroupComparison comparison = GroupComparison.Compare(Four, Five);

        Assert.Equal(450, comparison.Group.Sum);
        Assert.Equal(0.1139240506, comparison.Group.Ratio!.Value, 9);
        Assert.Equal(8.364068403e-05, comparison.Group.Variance!.Value, 13);
        Assert.Equal(1.829940039, comparison.Group.Freedom!.Value, 8);
        IntervalAssert.Equal(0.07085328456, 0.1569948167, comparison.Group.Interval!.Value, 8);
        Assert.Equal(0.1055555556, comparison.Group.LowerQuartile!.Value, 9);
        Assert.Equal(0.1155555556, comparison.Group.Median!.Value, 9);
        Assert.Equal(0.12125, comparison.Group.UpperQuartile!.Value, 9);
        Assert.Equal(1600d / 3950, comparison.Group.LargestShare!.Value, 12);
        IntervalAssert.Equal(0.07834168169, 0.1185813952, comparison.Others.Interval!.Value, 8);
        Assert.Equal(0.01546251217, comparison.Difference!.Value.Value, 9);
        IntervalAssert.Equal(-0.01735229503, 0.04827731937, comparison.Difference.Value.Interval, 6);
        Assert.Equal((Verdict.Compatible, GroupDoubt.None), (comparison.Verdict, comparison.Doubt));
    }

    // R 4.2.2, by all 18,564 ways to choose six départements of eighteen; ours are by 999 of them drawn.
    [Fact]
    public void With_more_departements_the_interval_is_that_of_all_the_groups_there_might_have_been()
    {
        GroupMember[] six = [.. Four, new("10", 95, 1000), new("11", 140, 1100)];
        GroupMember[] twelve =
        [
            .. Five,
            new("12", 75, 800),
            new("13", 110, 1200),
            new("14", 160, 1500),
            new("15", 45, 600),
            new("16", 100, 900),
            new("17", 185, 1700),
            new("18", 70, 850),
        ];

        Estimate difference = GroupComparison.Compare(six, twelve).Difference!.Value;

        Assert.Equal(0.01464663, difference.Value, 8);
        Assert.InRange(difference.Interval.Low, -0.00306 - 0.0015, -0.00306 + 0.0015);
        Assert.InRange(difference.Interval.High, 0.03220 - 0.0015, 0.03220 + 0.0015);
    }

    [Fact]
    public void A_group_far_from_the_others_is_told()
    {
        GroupMember[] doubled = [.. Four.Select(member => member with { Numerator = 2 * member.Numerator })];

        Assert.Equal(Verdict.Higher, GroupComparison.Compare(doubled, Five).Verdict);
        Assert.Equal(Verdict.Lower, GroupComparison.Compare(Five, doubled).Verdict);
    }

    [Fact]
    public void What_was_not_reported_is_in_the_coverage_and_nowhere_else()
    {
        GroupSummary known = GroupSummary.Summarise(Four);
        GroupSummary more = GroupSummary.Summarise([.. Four, new("10", null, 800), new("11", 5, null)]);

        Assert.Equal((6, 4), (more.Expected, more.Reported));
        Assert.Equal(known, more with { Expected = 4 });
    }

    [Fact]
    public void A_group_of_whom_nobody_reported_has_no_sum()
    {
        GroupSummary nobody = GroupSummary.Summarise([new("10", null, 800)]);

        Assert.Equal((1, 0), (nobody.Expected, nobody.Reported));
        Assert.Null(nobody.Sum);
        Assert.Null(nobody.Ratio);
        Assert.Null(nobody.Median);
        Assert.Null(nobody.LargestShare);
    }

    [Fact]
    public void A_ratio_over_nothing_is_in_the_sum_and_has_no_quartile()
    {
        GroupSummary summary = GroupSummary.Summarise([.. Four, new("10", 0, 0)]);

        Assert.Equal(5, summary.Reported);
        Assert.Equal(GroupSummary.Summarise(Four).Median, summary.Median);
        Assert.Equal(GroupSummary.Summarise(Four).Interval, summary.Interval);
        Assert.Null(GroupSummary.Summarise([new("10", 0, 0)]).Ratio);
    }

    [Fact]
    public void Nothing_is_concluded_of_two_departements()
    {
        Assert.Equal(GroupDoubt.TooFew, GroupComparison.Compare([.. Four.Take(2)], Five).Doubt);
        Assert.Equal(GroupDoubt.TooFew, GroupComparison.Compare(Four, [.. Five.Take(2), new("10", null, 9)]).Doubt);
        Assert.Equal(GroupDoubt.None, GroupComparison.Compare([.. Four.Take(3)], Five).Doubt);
        Assert.Equal(Verdict.Inconclusive, GroupComparison.Compare([.. Four.Take(2)], Five).Verdict);
    }

    [Fact]
    public void Nothing_is_concluded_of_a_group_that_is_mostly_one_departement()
    {
        GroupMember[] dominated = [.. Four, new("75", 4000, 3951)];

        Assert.Equal(GroupDoubt.Dominated, GroupComparison.Compare(dominated, Five).Doubt);
        Assert.Equal(GroupDoubt.Dominated, GroupComparison.Compare(Five, dominated).Doubt);
        Assert.Equal(GroupDoubt.None, GroupComparison.Compare([.. Four, new("75", 4000, 3950)], Five).Doubt);
        Assert.Null(GroupComparison.Compare(dominated, Five).Difference);
    }

    [Fact]
    public void Equal_ratios_say_nothing_of_chance() =>
        Assert.Equal(
            GroupDoubt.NoVariation,
            GroupComparison
                .Compare(
                    [.. Four.Select(member => member with { Numerator = member.Denominator * 0.1 })],
                    [.. Five.Select(member => member with { Numerator = member.Denominator * 0.1 })]
                )
                .Doubt
        );

    [Property]
    public bool An_interval_holds_its_ratio_however_unequal_the_departements(int seed)
    {
        Random random = new(seed);
        GroupSummary summary = GroupSummary.Summarise([
            .. Enumerable
                .Range(0, 3 + random.Next(5))
                .Select(at => new GroupMember($"{at}", random.Next(1, 100), Math.Pow(10, 4 * random.NextDouble()))),
        ]);
        return summary.Interval!.Value.Contains(summary.Ratio!.Value) && summary.Freedom > 0;
    }

    [Fact]
    public void A_negative_denominator_throws() =>
        Assert.Throws<ArgumentException>(() => GroupSummary.Summarise([new("01", 1, -1)]));

    [Property]
    public bool One_group_beside_the_others_is_the_mirror_of_the_others_beside_it(int seed)
    {
        Random random = new(seed);
        GroupMember[] Draw(int count) =>
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(at => new GroupMember($"{at}", random.Next(100), random.Next(50, 100))),
            ];
        GroupMember[] left = Draw(6);
        GroupMember[] right = Draw(9);
        GroupComparison one = GroupComparison.Compare(left, right);
        GroupComparison other = GroupComparison.Compare(right, left);
        return Math.Abs(one.Difference!.Value.Interval.Low + other.Difference!.Value.Interval.High) < 1e-12
            && (one.Verdict == Verdict.Higher) == (other.Verdict == Verdict.Lower);
    }
}
