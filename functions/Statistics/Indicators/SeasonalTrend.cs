namespace Observatoire.Statistics.Indicators;

/// <summary>
/// A monthly series parted into a trend, a season that is the same every year, and the rest: the classical additive
/// decomposition, with a centred moving average over twelve months (Macaulay 1931). See docs/methods/seasonal-trend.md.
/// </summary>
/// <param name="Trend">The trend; null in the six months at each end, where the average has no ground.</param>
/// <param name="Adjusted">The series without its season, in every month.</param>
/// <param name="Season">What each calendar month adds, January first; they add up to zero.</param>
public sealed record SeasonalTrend(
    IReadOnlyList<double?> Trend,
    IReadOnlyList<double> Adjusted,
    IReadOnlyList<double> Season
)
{
    /// <summary>With fewer months a season cannot be told from chance.</summary>
    public const int FewestMonths = 36;

    private const int Year = 12;
    private const int Half = Year / 2;

    /// <param name="values">One value a month, without a hole.</param>
    /// <param name="firstMonth">Calendar month of the first, 1 to 12.</param>
    /// <returns>Null when there are fewer than <see cref="FewestMonths"/>, or a month is missing: nothing is filled in.</returns>
    public static SeasonalTrend? Decompose(IReadOnlyList<double?> values, int firstMonth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstMonth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstMonth, Year);
        if (values.Count < FewestMonths || values.Any(value => value is null))
        {
            return null;
        }

        double[] series = [.. values.Select(value => value!.Value)];
        double?[] trend = [.. series.Select((_, month) => TrendAt(series, month))];
        double[] season = SeasonOf(series, trend, firstMonth - 1);
        return new SeasonalTrend(
            trend,
            [.. series.Select((value, month) => value - season[(month + firstMonth - 1) % Year])],
            season
        );
    }

    /// <summary>Mean of the thirteen months around, those at the ends for one half: each calendar month counts once.</summary>
    private static double? TrendAt(double[] series, int month)
    {
        if (month < Half || month + Half >= series.Length)
        {
            return null;
        }

        double sum = (series[month - Half] + series[month + Half]) / 2;
        for (int other = month - Half + 1; other < month + Half; other++)
        {
            sum += series[other];
        }

        return sum / Year;
    }

    private static double[] SeasonOf(double[] series, double?[] trend, int firstMonth)
    {
        double[] means =
        [
            .. Enumerable
                .Range(0, Year)
                .Select(calendar =>
                    Enumerable
                        .Range(0, series.Length)
                        .Where(month => (month + firstMonth) % Year == calendar && trend[month] is not null)
                        .Average(month => series[month] - trend[month]!.Value)
                ),
        ];
        double mean = means.Average();
        return [.. means.Select(each => each - mean)];
    }
}
