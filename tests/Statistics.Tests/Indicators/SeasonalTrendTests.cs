using Observatoire.Statistics.Indicators;

namespace Observatoire.Statistics.Tests.Indicators;

public sealed class SeasonalTrendTests
{
    private static readonly double[] Season = [9, 4, 2, 0, -1, -3, -8, -12, 5, 3, 2, -1];

    [Fact]
    public void A_straight_line_with_a_season_is_found_again_whole()
    {
        double?[] series =
        [
            .. Enumerable.Range(0, 48).Select(month => (double?)(100 + 0.5 * month + Season[(month + 3) % 12])),
        ];

        SeasonalTrend found = SeasonalTrend.Decompose(series, firstMonth: 4)!;

        Assert.All(Season.Zip(found.Season), pair => Assert.Equal(pair.First, pair.Second, 9));
        Assert.All(found.Adjusted.Index(), each => Assert.Equal(100 + 0.5 * each.Index, each.Item, 9));
        Assert.Equal(12, found.Trend.Count(value => value is null));
        Assert.Equal(100 + 0.5 * 20, found.Trend[20]!.Value, 9);
    }

    [Fact]
    public void The_season_adds_up_to_nothing()
    {
        Random random = new(4);
        SeasonalTrend found = SeasonalTrend.Decompose(
            [.. Enumerable.Range(0, 41).Select(_ => (double?)random.Next(100))],
            1
        )!;

        Assert.Equal(0, found.Season.Sum(), 9);
    }

    [Fact]
    public void A_missing_month_or_a_short_series_has_no_season()
    {
        double?[] series = [.. Enumerable.Repeat((double?)1, 40)];

        Assert.NotNull(SeasonalTrend.Decompose(series, 1));
        Assert.Null(SeasonalTrend.Decompose(series[..35], 1));
        Assert.Null(SeasonalTrend.Decompose([.. series.Select((value, month) => month == 7 ? null : value)], 1));
    }
}
