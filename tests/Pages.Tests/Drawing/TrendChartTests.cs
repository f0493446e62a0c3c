using Observatoire.Pages.Drawing;

namespace Observatoire.Pages.Tests.Drawing;

public class TrendChartTests
{
    private static readonly HashSet<int> EveryMonth = [];

    [Fact]
    public void A_month_without_a_value_breaks_the_line()
    {
        TrendChart chart = new([100, 110, null, 120], EveryMonth, 600, 300);

        Assert.Equal([2, 1], chart.Runs.Select(run => run.Count));
        Assert.Null(chart.Points[2]);
        Assert.DoesNotContain(chart.Points, point => point?.Value == 0);
    }

    [Fact]
    public void Ticks_are_round_and_hold_every_value()
    {
        TrendChart chart = new([1_823_450, 1_903_800], EveryMonth, 600, 300);

        Assert.True(chart.Ticks[0] <= 1_823_450 && chart.Ticks[^1] >= 1_903_800);
        Assert.All(chart.Ticks, tick => Assert.Equal(0, tick % 10_000));
    }

    [Theory]
    [InlineData(5.0)]
    [InlineData(0.0)]
    public void One_value_is_a_point_inside_the_plot(double value)
    {
        TrendChart chart = new([value], EveryMonth, 600, 300);

        TrendPoint point = Assert.Single(chart.Runs).Single();
        Assert.InRange(point.X, TrendChart.PlotLeft, chart.PlotRight);
        Assert.InRange(point.Y, 0, chart.PlotBottom);
    }

    [Fact]
    public void No_value_at_all_still_makes_an_axis()
    {
        TrendChart chart = new([null, null], EveryMonth, 600, 300);

        Assert.Empty(chart.Runs);
        Assert.NotEmpty(chart.Ticks);
    }
}
