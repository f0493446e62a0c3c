using FsCheck;
using FsCheck.Xunit;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Statistics.Tests.Indicators;

public sealed class DistributionTests
{
    // Hyndman and Fan's type 7 on 1..10, as R's quantile() and spreadsheets' PERCENTILE.INC give it.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.10, 1.9)]
    [InlineData(0.25, 3.25)]
    [InlineData(0.50, 5.5)]
    [InlineData(0.75, 7.75)]
    [InlineData(0.90, 9.1)]
    [InlineData(1, 10)]
    public void Quantiles_interpolate_between_ranks(double probability, double expected) =>
        Assert.Equal(expected, new Distribution([10, 1, 9, 2, 8, 3, 7, 4, 6, 5]).Quantile(probability), 12);

    [Fact]
    public void One_value_is_every_quantile() => Assert.Equal(7, new Distribution([7]).Quantile(0.9));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    public void A_probability_outside_0_to_1_throws(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Distribution([1]).Quantile(probability));

    [Property]
    public bool Quantiles_never_leave_the_values_and_never_decrease(NonEmptyArray<int> values)
    {
        Distribution distribution = new(values.Get.Select(value => (double)value));
        double[] quantiles = [.. Enumerable.Range(0, 21).Select(step => distribution.Quantile(step / 20.0))];

        return quantiles[0].Equals(values.Get.Min())
            && quantiles[^1].Equals(values.Get.Max())
            && quantiles.Zip(quantiles.Skip(1)).All(pair => pair.First <= pair.Second);
    }
}
