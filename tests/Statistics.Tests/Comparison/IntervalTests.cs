using FsCheck;
using FsCheck.Xunit;
using Observatoire.Statistics.Comparison;
using Interval = Observatoire.Statistics.Comparison.Interval;

namespace Observatoire.Statistics.Tests.Comparison;

public sealed class IntervalTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(0.999, false)]
    [InlineData(3.001, false)]
    public void The_bounds_are_included(double value, bool expected) =>
        Assert.Equal(expected, new Interval(1, 3).Contains(value));

    [Fact]
    public void The_width_is_that_between_the_bounds() => Assert.Equal(2.5, new Interval(-1, 1.5).Width);

    [Theory]
    [InlineData(0.95, 1.959964)]
    [InlineData(0.998, 3.090232)]
    public void A_level_is_so_many_standard_errors(double level, double expected) =>
        Assert.Equal(expected, Confidence.StandardErrors(level), 6);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(95)]
    public void A_level_is_between_0_and_1(double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Confidence.StandardErrors(level));

    [Property]
    public bool A_higher_level_is_wider_for_a_count_as_for_a_proportion(NonNegativeInt count, NonNegativeInt more)
    {
        int total = count.Get + more.Get + 1;
        return Holds(CountInterval.Compute(count.Get), CountInterval.Compute(count.Get, Confidence.Outer))
            && Holds(
                ProportionInterval.Wilson(count.Get, total),
                ProportionInterval.Wilson(count.Get, total, Confidence.Outer)
            );

        static bool Holds(Interval inner, Interval outer) => outer.Low <= inner.Low && inner.High <= outer.High;
    }
}
