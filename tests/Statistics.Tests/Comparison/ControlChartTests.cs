using FsCheck;
using FsCheck.Xunit;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Tests.Comparison;

/// <summary>The worked example of docs/methods/control-chart.md, and the examples of Wheeler, Making Sense of Data, 2003.</summary>
public sealed class ControlChartTests
{
    private static readonly ReferenceMonth Start = new(2020, 1);

    // Page 382, the values to verify software with.
    private static readonly double[] Verification =
    [
        5045,
        4350,
        4350,
        3975,
        4290,
        4430,
        4485,
        4285,
        3980,
        3925,
        3645,
        3760,
        3300,
        3685,
        3463,
        5200,
    ];

    // Page 130, figure 9.9: peak flow rates.
    private static readonly double[] PeakFlow =
    [
        120,
        140,
        100,
        150,
        260,
        150,
        100,
        120,
        300,
        300,
        275,
        300,
        140,
        170,
        150,
        150,
        190,
        180,
    ];

    // Table 9.1: accident rates, groups A and B.
    private static readonly double[] GroupA = [43, 40, 37, 33, 30, 33, 34, 35, 29, 33, 31, 39];
    private static readonly double[] GroupB = [35, 37, 33, 32, 27, 29, 31, 22, 25, 30, 24, 19];

    [Fact]
    public void The_limits_are_those_to_verify_software_with()
    {
        ControlChart chart = Draw(Verification);
        ControlLimits limits = chart.Phases.Single().Limits!;

        Assert.Equal(
            [null, 695, 0, 375, 315, 140, 55, 200, 305, 55, 280, 115, 460, 385, 222, 1737],
            chart.Points.Select(point => point.MovingRange)
        );
        Assert.Equal(4135.50, limits.Centre, 2);
        Assert.Equal(355.93, limits.MeanMovingRange, 2);
        IntervalAssert.Equal(3188.72, 5082.28, limits.Natural, 2);
        Assert.Equal(1163.19, limits.UpperRange, 2);
        Assert.Equal([15], Marked(chart, ControlSignal.AboveUpperLimit));
        Assert.Equal([15], Marked(chart, ControlSignal.LargeMovingRange));
    }

    // The book computes from rounded means: 322.5, 43.7 and 171.3.
    [Fact]
    public void Peak_flows_have_the_limits_and_the_signals_of_the_book()
    {
        ControlChart chart = Draw(PeakFlow, new() { NearLimit = NearLimitRule.ThreeOfFour });
        ControlLimits limits = chart.Phases.Single().Limits!;

        Assert.Equal(183.1, limits.Centre, 1);
        Assert.Equal(52.4, limits.MeanMovingRange, 1);
        IntervalAssert.Equal(43.8, 322.3, limits.Natural, 1);
        Assert.Equal(171.1, limits.UpperRange, 1);
        Assert.Equal([8, 9, 10, 11], Marked(chart, ControlSignal.NearUpperLimit));
        Assert.Equal([8], Marked(chart, ControlSignal.LargeMovingRange));
    }

    [Fact]
    public void A_fixed_baseline_judges_what_comes_after()
    {
        ControlChart chart = Draw([.. GroupA, .. GroupB], new() { BaselinePoints = 12 });

        IntervalAssert.Equal(25.6, 43.9, chart.Phases.Single().Limits!.Natural, 1);
        Assert.Equal([19, 20, 22, 23], Marked(chart, ControlSignal.BelowLowerLimit));
        IntervalAssert.Equal(18.0, 39.3, Draw(GroupB).Phases.Single().Limits!.Natural, 1);
    }

    // Table 8.1: high school seniors who smoke daily, per cent.
    [Fact]
    public void Eight_on_one_side_are_a_run()
    {
        ControlChart chart = Draw([21.3, 20.2, 20.9, 21.0, 18.8, 19.6, 18.7, 18.6, 18.1, 18.9, 19.2, 18.2, 17.3, 19.0]);

        Assert.Equal([6, 7, 8, 9, 10, 11, 12, 13], Marked(chart, ControlSignal.RunBelowCentre));
        Assert.Empty(Marked(chart, ControlSignal.RunAboveCentre));
    }

    [Fact]
    public void The_length_of_a_run_is_a_parameter()
    {
        double[] values = [1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1];

        Assert.Empty(Marked(Draw(values), ControlSignal.RunAboveCentre));
        Assert.Equal(
            [0, 1, 2, 3, 4, 5, 6],
            Marked(Draw(values, new() { RunLength = 7 }), ControlSignal.RunAboveCentre)
        );
    }

    [Fact]
    public void Six_points_that_rise_are_a_trend_and_five_are_none()
    {
        double[] five = [3, 2, 4, 1, 2, 3, 4, 5, 1, 4, 2, 3, 1, 4];
        double[] six = [3, 2, 4, 1, 2, 3, 4, 5, 6, 4, 2, 3, 1, 4];

        Assert.Empty(Marked(Draw(five), ControlSignal.TrendUp));
        Assert.Equal([3, 4, 5, 6, 7, 8], Marked(Draw(six), ControlSignal.TrendUp));
        Assert.Equal([3, 4, 5, 6, 7, 8], Marked(Draw([.. six.Select(value => -value)]), ControlSignal.TrendDown));
    }

    // Centre 0, mean range 2, limits at 5.32; near, by two of three, is beyond 3.547.
    [Fact]
    public void Two_of_three_near_a_limit_are_a_signal_and_the_third_is_not_marked()
    {
        double[] baseline = [1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1];
        ControlChartOptions fixedBaseline = new() { BaselinePoints = 12 };

        Assert.Equal([12, 14], Marked(Draw([.. baseline, 3.6, 1, 3.6], fixedBaseline), ControlSignal.NearUpperLimit));
        Assert.Empty(Marked(Draw([.. baseline, 3.5, 1, 3.6], fixedBaseline), ControlSignal.NearUpperLimit));
        Assert.Equal([13, 14], Marked(Draw([.. baseline, 0, -3.6, -3.6], fixedBaseline), ControlSignal.NearLowerLimit));
    }

    [Fact]
    public void Twelve_points_have_limits_and_eleven_have_none()
    {
        Assert.NotNull(Draw(GroupA).Phases.Single().Limits);
        ControlChart short1 = Draw([.. GroupA.Take(10), 500]);
        Assert.Null(short1.Phases.Single().Limits);
        Assert.All(short1.Points, point => Assert.Empty(point.Signals));
    }

    [Fact]
    public void A_rebase_parts_the_series_and_keeps_its_reason()
    {
        RebaseReason reorganisation = new(Start.PlusMonths(12), "REDEC 2021-01");
        ControlChart chart = ControlChart.Chart(Months([.. GroupA, .. GroupB]), [reorganisation], new());

        Assert.Equal([null, reorganisation], chart.Phases.Select(phase => phase.Rebase));
        IntervalAssert.Equal(25.6, 43.9, chart.Phases[0].Limits!.Natural, 1);
        IntervalAssert.Equal(18.0, 39.3, chart.Phases[1].Limits!.Natural, 1);
        Assert.Null(chart.Points[12].MovingRange);
        Assert.Empty(Marked(chart, ControlSignal.BelowLowerLimit));
        Assert.Same(chart.Phases[1], chart.Points[12].Phase);
    }

    [Fact]
    public void A_fixed_baseline_begins_anew_at_a_rebase()
    {
        ControlChart chart = ControlChart.Chart(
            Months([.. GroupA, 60, .. GroupB, 50]),
            [new RebaseReason(Start.PlusMonths(13), "REDEC")],
            new() { BaselinePoints = 12 }
        );

        IntervalAssert.Equal(25.6, 43.9, chart.Phases[0].Limits!.Natural, 1);
        IntervalAssert.Equal(18.0, 39.3, chart.Phases[1].Limits!.Natural, 1);
        Assert.Equal([12, 25], Marked(chart, ControlSignal.AboveUpperLimit).Where(at => at >= 12));
    }

    [Fact]
    public void A_series_is_never_parted_without_a_reason_nor_outside_its_months()
    {
        Dictionary<ReferenceMonth, double> months = Months(GroupA);
        RebaseReason outside = new(Start.PlusMonths(12), "REDEC");

        Assert.Single(ControlChart.Chart(months, [outside, new RebaseReason(Start, "ABSOR")], new()).Phases);
        Assert.Throws<ArgumentException>(() =>
            ControlChart.Chart(months, [new RebaseReason(Start.PlusMonths(3), " ")], new())
        );
        Assert.Throws<ArgumentException>(() =>
            ControlChart.Chart(months, [outside, outside with { Reason = "ABSOR" }], new())
        );
        Assert.Throws<ArgumentException>(() => ControlChart.Chart(months, [], new() { BaselinePoints = 11 }));
        Assert.Empty(ControlChart.Chart(new Dictionary<ReferenceMonth, double>(), [], new()).Points);
    }

    [Fact]
    public void A_month_not_reported_is_a_gap_that_no_range_straddles()
    {
        Dictionary<ReferenceMonth, double> months = Months([.. GroupA, 1000, .. GroupA]);
        months.Remove(Start.PlusMonths(12));
        ControlChart chart = ControlChart.Chart(months, [], new());

        Assert.Equal(25, chart.Points.Count);
        Assert.Null(chart.Points[12].Value);
        Assert.Null(chart.Points[12].MovingRange);
        Assert.Null(chart.Points[13].MovingRange);
        Assert.Equal(34.75, chart.Phases.Single().Limits!.Centre, 9);
        Assert.Equal(38d / 11, chart.Phases.Single().Limits!.MeanMovingRange, 9);
    }

    [Fact]
    public void No_rule_looks_across_a_gap()
    {
        double[] values = [.. Enumerable.Repeat(-1d, 9), 0, .. Enumerable.Range(1, 8).Select(at => (double)at)];
        Dictionary<ReferenceMonth, double> months = Months(values);
        Assert.NotEmpty(Marked(ControlChart.Chart(months, [], new()), ControlSignal.TrendUp));
        Assert.NotEmpty(Marked(ControlChart.Chart(months, [], new()), ControlSignal.RunBelowCentre));

        months.Remove(Start.PlusMonths(4));
        months.Remove(Start.PlusMonths(13));
        ControlChart chart = ControlChart.Chart(months, [], new());
        Assert.NotNull(chart.Phases.Single().Limits);
        Assert.Empty(Marked(chart, ControlSignal.TrendUp));
        Assert.Empty(Marked(chart, ControlSignal.RunBelowCentre));
    }

    [Fact]
    public void A_series_full_of_gaps_has_no_limits()
    {
        Dictionary<ReferenceMonth, double> months = Enumerable
            .Range(0, 20)
            .ToDictionary(at => Start.PlusMonths(2 * at), at => (double)at);

        Assert.Null(ControlChart.Chart(months, [], new()).Phases.Single().Limits);
    }

    [Property]
    public bool Shifting_and_scaling_the_values_moves_the_limits_and_no_signal(int seed, int shift, PositiveInt scale)
    {
        Random random = new(seed);
        double[] values = [.. Enumerable.Range(0, 30).Select(_ => (double)random.Next(1000))];
        ControlChart before = Draw(values);
        ControlChart after = Draw([.. values.Select(value => shift + scale.Get * value)]);
        return before.Points.Zip(after.Points).All(pair => pair.First.Signals.SequenceEqual(pair.Second.Signals))
            && Math.Abs(after.Phases[0].Limits!.Natural.Width - scale.Get * before.Phases[0].Limits!.Natural.Width)
                < 1e-6 * after.Phases[0].Limits!.Natural.Width;
    }

    private static ControlChart Draw(double[] values, ControlChartOptions? options = null) =>
        ControlChart.Chart(Months(values), [], options ?? new());

    private static Dictionary<ReferenceMonth, double> Months(double[] values) =>
        values.Select((value, at) => (value, at)).ToDictionary(pair => Start.PlusMonths(pair.at), pair => pair.value);

    private static int[] Marked(ControlChart chart, ControlSignal signal) =>
        [
            .. chart
                .Points.Select((point, at) => (point, at))
                .Where(pair => pair.point.Signals.Contains(signal))
                .Select(pair => pair.at),
        ];
}
