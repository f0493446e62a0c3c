using Observatoire.Editions;
using Observatoire.Statistics.Indicators;
using Observatoire.Support;

namespace Observatoire.Statistics.Tests.Indicators;

public sealed class MovingYearTests
{
    private static readonly double?[] Months = [.. Enumerable.Range(1, 12).Select(month => (double?)month)];

    [Fact]
    public void A_flow_is_added_up() => Assert.Equal(78, MovingYear.Compute(Indicator(IndicatorKind.Flow), Months));

    [Fact]
    public void A_stock_is_averaged() => Assert.Equal(6.5, MovingYear.Compute(Indicator(IndicatorKind.Stock), Months));

    [Fact]
    public void People_seen_in_several_months_are_not_added_up() =>
        Assert.Equal(
            6.5,
            MovingYear.Compute(Indicator(IndicatorKind.Flow) with { Counting = IndicatorCounting.Distinct }, Months)
        );

    [Fact]
    public void A_month_that_is_not_known_leaves_no_figure()
    {
        double?[] gap = [.. Months.Select(value => value == 4 ? null : value)];

        Assert.Null(MovingYear.Compute(Indicator(IndicatorKind.Flow), gap));
        Assert.Null(MovingYear.Compute(Indicator(IndicatorKind.Stock), gap));
        Assert.Null(MovingYear.Ratio([.. gap.Select(value => value is null ? (RatioSides?)null : new(1.0, 2.0))]));
    }

    [Fact]
    public void A_zero_is_a_figure() =>
        Assert.Equal(
            66,
            MovingYear.Compute(Indicator(IndicatorKind.Flow), [.. Months.Select(value => value == 12 ? 0 : value)])
        );

    [Fact]
    public void A_ratio_is_that_of_sums_and_not_a_mean_of_ratios()
    {
        RatioSides?[] sides = [.. Enumerable.Repeat((RatioSides?)new RatioSides(1.0, 2.0), 11), new(30, 8)];

        Assert.Equal(41 / 30.0, MovingYear.Ratio(sides));
        Assert.Null(MovingYear.Ratio([.. sides.Select(_ => (RatioSides?)new RatioSides(0.0, 0.0))]));
    }

    [Fact]
    public void Fewer_months_are_no_year() =>
        Assert.Throws<ArgumentException>(() => MovingYear.Compute(Indicator(IndicatorKind.Flow), [1, 2]));

    private static IndicatorDefinition Indicator(IndicatorKind kind) =>
        SampleEditions.Indicator("FOY") with
        {
            Kind = kind,
            Counting = IndicatorCounting.Additive,
        };
}
