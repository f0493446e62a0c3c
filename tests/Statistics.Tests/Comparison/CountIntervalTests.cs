using FsCheck;
using FsCheck.Xunit;
using MathNet.Numerics.Distributions;
using Observatoire.Statistics.Comparison;
using Interval = Observatoire.Statistics.Comparison.Interval;

namespace Observatoire.Statistics.Tests.Comparison;

/// <summary>The worked example of docs/methods/count-interval.md, and published figures.</summary>
public sealed class CountIntervalTests
{
    // 65 at 95 %: the project's known answer byar_95. The others: the formula in R 4.2.2.
    [Theory]
    [InlineData(65, 0.95, 50.16319, 82.84914)]
    [InlineData(65, 0.998, 42.88026, 94.00029)]
    [InlineData(10, 0.95, 4.78745, 18.39146)]
    [InlineData(1045, 0.95, 982.59320, 1110.33121)]
    [InlineData(1045, 0.998, 947.94070, 1148.80616)]
    public void Byar_is_as_computed_elsewhere(double count, double level, double low, double high) =>
        IntervalAssert.Equal(low, high, CountInterval.Byar(count, level), 5);

    // Garwood 1936; the expected events at which 1, 5 and 9 are on a limit in the funnel tests of PHEindicatormethods
    // (testdata_funnel_ratio_outputs.csv), recomputed with qchisq in R 4.2.2.
    [Theory]
    [InlineData(0, 0.95, 0, 3.688879)]
    [InlineData(1, 0.95, 0.025318, 5.571643)]
    [InlineData(5, 0.95, 1.623486, 11.668332)]
    [InlineData(9, 0.95, 4.115373, 17.084803)]
    [InlineData(0, 0.998, 0, 6.907755)]
    [InlineData(1, 0.998, 0.001001, 9.233413)]
    [InlineData(9, 0.998, 2.452424, 22.657373)]
    public void The_exact_interval_is_as_tabulated(double count, double level, double low, double high) =>
        IntervalAssert.Equal(low, high, CountInterval.Exact(count, level), 6);

    [Fact]
    public void Small_counts_have_the_exact_interval_and_others_byar_s()
    {
        Assert.Equal(CountInterval.Exact(9), CountInterval.Compute(9));
        Assert.Equal(CountInterval.Byar(10), CountInterval.Compute(10));
    }

    [Fact]
    public void A_rate_has_the_interval_of_its_count()
    {
        Estimate rate = CountInterval.Rate(65, 100_000, 1000);

        Assert.Equal(0.65, rate.Value, 12);
        IntervalAssert.Equal(0.5016319, 0.8284914, rate.Interval, 7);
    }

    [Theory]
    [InlineData(0, 0.998)]
    [InlineData(1, 0.998)]
    [InlineData(0.2, 0.95)]
    public void Byar_never_goes_under_zero(double count, double level) =>
        Assert.Equal(0, CountInterval.Byar(count, level).Low);

    [Fact]
    public void What_is_outside_its_range_throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CountInterval.Byar(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountInterval.Exact(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountInterval.Rate(1, 0));
    }

    [Property]
    public bool The_exact_bounds_leave_half_the_risk_in_each_tail(PositiveInt count)
    {
        int events = count.Get % 500 + 1;
        Interval interval = CountInterval.Exact(events);
        return Math.Abs(1 - Poisson.CDF(interval.Low, events - 1) - 0.025) < 1e-6
            && Math.Abs(Poisson.CDF(interval.High, events) - 0.025) < 1e-6;
    }

    [Property]
    public bool Byar_is_within_a_hundredth_of_the_exact_interval_from_ten_events_on(PositiveInt count)
    {
        int events = count.Get % 2000 + CountInterval.FewestForByar;
        Interval byar = CountInterval.Byar(events);
        Interval exact = CountInterval.Exact(events);
        return byar.Contains(events)
            && Math.Abs(byar.Low - exact.Low) < 0.01
            && Math.Abs(byar.High - exact.High) < 0.01;
    }
}
