using FsCheck;
using FsCheck.Xunit;
using Observatoire.Statistics.Comparison;
using Interval = Observatoire.Statistics.Comparison.Interval;

namespace Observatoire.Statistics.Tests.Comparison;

/// <summary>The worked example of docs/methods/proportion-interval.md, and published figures.</summary>
public sealed class ProportionIntervalTests
{
    // Newcombe, Statistics in Medicine 17, 1998, table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_is_as_newcombe_published_it(double count, double total, double low, double high) =>
        IntervalAssert.Equal(low, high, ProportionInterval.Wilson(count, total), 4);

    // R 4.2.2: prop.test(81, 263, correct = FALSE), and the formula for the other level.
    [Fact]
    public void Wilson_is_as_R_gives_it()
    {
        IntervalAssert.Equal(0.2552885199, 0.3662095770, ProportionInterval.Wilson(81, 263), 9);
        IntervalAssert.Equal(0.2280357402, 0.4013894219, ProportionInterval.Wilson(81, 263, Confidence.Outer), 9);
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(0, 0)]
    public void What_is_outside_its_range_throws(double count, double total) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Wilson(count, total));

    [Property]
    public bool The_bounds_are_proportions_around_the_one_observed(NonNegativeInt with, NonNegativeInt without)
    {
        double total = with.Get + without.Get + 1;
        Interval interval = ProportionInterval.Wilson(with.Get, total);
        return interval.Low >= 0 && interval.High <= 1 && interval.Contains(with.Get / total);
    }

    [Property]
    public bool Those_without_have_the_mirror_of_those_with(NonNegativeInt with, PositiveInt without)
    {
        double total = with.Get + without.Get;
        Interval one = ProportionInterval.Wilson(with.Get, total);
        Interval other = ProportionInterval.Wilson(without.Get, total);
        return Math.Abs(one.Low - (1 - other.High)) < 1e-12 && Math.Abs(one.High - (1 - other.Low)) < 1e-12;
    }

    [Property]
    public bool A_bound_is_where_the_score_is_the_quantile(PositiveInt with, PositiveInt without)
    {
        double total = with.Get + without.Get;
        Interval interval = ProportionInterval.Wilson(with.Get, total);
        return new[] { interval.Low, interval.High }.All(bound =>
            Math.Abs(
                Math.Abs(with.Get / total - bound) / Math.Sqrt(bound * (1 - bound) / total)
                    - Confidence.StandardErrors(0.95)
            ) < 1e-6
        );
    }
}
