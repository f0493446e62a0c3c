using MathNet.Numerics.Distributions;

namespace Observatoire.Statistics.Comparison;

/// <summary>
/// Confidence interval of a count of independent events, taken as Poisson's. Byar's approximation (Breslow and Day 1987,
/// volume II, page 69), and the exact interval of Garwood (1936). See docs/methods/count-interval.md.
/// </summary>
public static class CountInterval
{
    /// <summary>From this count on Byar's approximation is used; below it, the exact interval.</summary>
    public const int FewestForByar = 10;

    /// <summary>Exact under <see cref="FewestForByar"/>, else Byar's.</summary>
    /// <param name="count">Events observed, not negative.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">When the count is negative, or the level not between 0 and 1.</exception>
    public static Interval Compute(double count, double level = Confidence.Usual) =>
        count < FewestForByar ? Exact(count, level) : Byar(count, level);

    /// <inheritdoc cref="Compute"/>
    public static Interval Byar(double count, double level = Confidence.Usual)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        double errors = Confidence.StandardErrors(level);
        // Under one event in 99.8 % the cube is of a negative number: the bound is then zero.
        double low = count == 0 ? 0 : count * Cube(1 - 1 / (9 * count) - errors / (3 * Math.Sqrt(count)));
        double next = count + 1;
        return new Interval(Math.Max(0, low), next * Cube(1 - 1 / (9 * next) + errors / (3 * Math.Sqrt(next))));
    }

    /// <inheritdoc cref="Compute"/>
    public static Interval Exact(double count, double level = Confidence.Usual)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        double tail = Confidence.Tail(level);
        return new Interval(
            count == 0 ? 0 : ChiSquared.InvCDF(2 * count, tail) / 2,
            ChiSquared.InvCDF(2 * count + 2, 1 - tail) / 2
        );
    }

    /// <summary>Events per so many inhabitants, with the interval of the count.</summary>
    /// <param name="count">Events observed, not negative.</param>
    /// <param name="population">Inhabitants among whom they were, above zero.</param>
    /// <param name="per">The rate is for so many inhabitants.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">When one of them is outside its range.</exception>
    public static Estimate Rate(double count, double population, double per = 1000, double level = Confidence.Usual)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(population);
        Interval interval = Compute(count, level);
        double scale = per / population;
        return new Estimate(count * scale, new Interval(interval.Low * scale, interval.High * scale));
    }

    private static double Cube(double value) => value * value * value;
}
