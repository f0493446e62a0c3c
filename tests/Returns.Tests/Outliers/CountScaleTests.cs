using Observatoire.Returns.Outliers;

namespace Observatoire.Returns.Tests.Outliers;

public sealed class CountScaleTests
{
    private static readonly CountScale Scale = new(0.03);

    // 2/0.03 × asinh(0.03 × √(x + 3/8)) and √((1 + 0.03² (x + 3/8)) / (x + 3/8)), computed with Python's math.
    [Theory]
    [InlineData(0, 1.224675989953429, 1.6332687062044222)]
    [InlineData(1, 2.344724449948188, 0.853330374047899)]
    [InlineData(100, 19.747418602844558, 0.10422399003888884)]
    [InlineData(10000, 121.23094978180451, 0.03162271731114548)]
    public void A_count_has_its_place_and_a_unit_its_share(double count, double place, double share)
    {
        Assert.Equal(place, Scale.Place(count), 9);
        Assert.Equal(share, Scale.ShareOfUnit(count), 9);
        Assert.Equal(count, Scale.CountAt(place), 6);
    }

    [Fact]
    public void No_place_is_below_zero_people() => Assert.Equal(0, Scale.CountAt(-3));
}
