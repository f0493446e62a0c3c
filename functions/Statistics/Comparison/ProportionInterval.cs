namespace Observatoire.Statistics.Comparison;

/// <summary>
/// Confidence interval of a proportion: Wilson's score interval (1927), without continuity correction; method 3 of
/// Newcombe (1998). See docs/methods/proportion-interval.md.
/// </summary>
public static class ProportionInterval
{
    /// <param name="count">How many have the property; from 0 to <paramref name="total"/>.</param>
    /// <param name="total">How many were looked at; above zero.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <returns>Bounds from 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">When one of them is outside its range.</exception>
    public static Interval Wilson(double count, double total, double level = Confidence.Usual)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, total);
        double errors = Confidence.StandardErrors(level);
        double square = errors * errors;
        double middle = 2 * count + square;
        double reach = errors * Math.Sqrt(square + 4 * count * (1 - count / total));
        double scale = 2 * (total + square);
        return new Interval(
            count == 0 ? 0 : Math.Max(0, (middle - reach) / scale),
            count == total ? 1 : Math.Min(1, (middle + reach) / scale)
        );
    }
}
