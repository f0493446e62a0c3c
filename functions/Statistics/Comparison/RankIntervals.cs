using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace Observatoire.Statistics.Comparison;

/// <summary>The ranks one unit may hold. There is no single rank to read.</summary>
/// <param name="Code">Identifies the unit.</param>
/// <param name="Lowest">Its smallest possible rank; 1 is the smallest value.</param>
/// <param name="Highest">Its largest possible rank; at most the number of units.</param>
public sealed record RankInterval(string Code, int Lowest, int Highest);

/// <summary>
/// Ranks told with their uncertainty, for all units at once (Goldstein and Spiegelhalter 1996): those that Tukey's test of
/// every pair leaves possible (Al Mohamad, Goeman and van Zwet, Biometrical Journal 64, 2022). See
/// docs/methods/rank-intervals.md.
/// </summary>
public static class RankIntervals
{
    private const int IntegrationNodes = 128;
    private const double Widest = 8;
    private const double Accuracy = 1e-10;

    /// <summary>
    /// A unit ranks after those certainly smaller and before those certainly larger, a pair being certain when their
    /// difference exceeds the critical one of all pairs together.
    /// </summary>
    /// <param name="units">Those that reported, each once; their estimates independent and nearly normal.</param>
    /// <param name="level">Probability that every true rank lies in its interval, at least.</param>
    /// <returns>In the order of the units.</returns>
    /// <exception cref="ArgumentException">When a standard error is not above zero.</exception>
    public static IReadOnlyList<RankInterval> Compute(
        IReadOnlyList<MeasuredUnit> units,
        double level = Confidence.Usual
    )
    {
        if (units.Any(unit => unit.StandardError <= 0))
        {
            throw new ArgumentException("A unit has no standard error.", nameof(units));
        }

        double critical = units.Count < 2 ? 0 : StudentizedRange(units.Count, level) / Math.Sqrt(2);
        bool IsSmaller(MeasuredUnit left, MeasuredUnit right) =>
            right.Value - left.Value > critical * Math.Sqrt(left.Variance + right.Variance);
        return
        [
            .. units.Select(unit => new RankInterval(
                unit.Code,
                1 + units.Count(other => IsSmaller(other, unit)),
                units.Count - units.Count(other => IsSmaller(unit, other))
            )),
        ];
    }

    /// <summary>
    /// What the range of so many standard normal values exceeds with the probability left by the level (Tukey's q with
    /// known variances).
    /// </summary>
    /// <param name="count">Number of values; at least two.</param>
    /// <param name="level">Between 0 and 1.</param>
    public static double StudentizedRange(int count, double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        double tail = 2 * Confidence.Tail(level);
        return Brent.FindRoot(range => Within(count, range) - (1 - tail), 0, 2 * Widest, Accuracy, 200);
    }

    /// <summary>Probability that the range of so many standard normal values is no larger.</summary>
    private static double Within(int count, double range) =>
        count
        * GaussLegendreRule.Integrate(
            highest =>
                Normal.PDF(0, 1, highest)
                * Math.Pow(Normal.CDF(0, 1, highest) - Normal.CDF(0, 1, highest - range), count - 1),
            -Widest,
            Widest,
            IntegrationNodes
        );
}
