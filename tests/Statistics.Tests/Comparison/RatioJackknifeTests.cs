using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Tests.Comparison;

public sealed class RatioJackknifeTests
{
    /// <summary>Of a mean (every denominator 1) the jackknife is the usual standard error, s / √n (Tukey 1958).</summary>
    [Fact]
    public void Of_a_mean_it_is_the_usual_standard_error()
    {
        RatioPart[] parts = [new(3, 1), new(5, 1), new(4, 1), new(8, 1), new(6, 1), new(4, 1)];

        // Mean 5, sum of squares about it 16: variance 16/5, standard error √(3.2/6); t of 5 degrees of freedom 2.570582.
        Assert.Equal(Math.Sqrt(3.2 / 6), RatioJackknife.StandardError(parts, ratio => ratio)!.Value, 12);
        Interval interval = RatioJackknife.IntervalOf(parts)!.Value;
        Assert.Equal(5 - 2.570582 * Math.Sqrt(3.2 / 6), interval.Low, 5);
        Assert.Equal(5 + 2.570582 * Math.Sqrt(3.2 / 6), interval.High, 5);
    }

    [Fact]
    public void Too_few_parts_or_one_without_a_value_on_the_scale_tell_nothing()
    {
        Assert.Null(RatioJackknife.IntervalOf([.. Enumerable.Repeat(new RatioPart(1, 2), 5)]));
        Assert.Null(RatioJackknife.StandardError([.. Enumerable.Repeat(new RatioPart(0, 2), 6)], Math.Log));
        Assert.NotNull(RatioJackknife.StandardError([.. Enumerable.Repeat(new RatioPart(1, 2), 6)], Math.Log));
    }
}
