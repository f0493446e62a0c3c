using MathNet.Numerics.RootFinding;

namespace Observatoire.Statistics.Comparison;

/// <summary>How the variance between units is estimated.</summary>
public enum BetweenEstimator
{
    /// <summary>One step of the method of moments: DerSimonian and Laird (1986).</summary>
    DerSimonianLaird,

    /// <summary>The method of moments with weights that agree with their own answer: Paule and Mandel (1982).</summary>
    PauleMandel,
}

/// <summary>
/// The variance of what units truly are, once the sampling variance of each is taken away; never negative. The formulas
/// are those of DerSimonian and Kacker (2007). See docs/methods/shrinkage.md.
/// </summary>
public static class BetweenVariance
{
    private const double Accuracy = 1e-12;

    /// <param name="units">At least two.</param>
    /// <param name="estimator">The method.</param>
    /// <returns>In the square of the unit of the values; zero when they vary no more than chance makes them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">With fewer than two units.</exception>
    public static double Estimate(IReadOnlyCollection<MeasuredUnit> units, BetweenEstimator estimator)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units.Count, 2, nameof(units));
        double within = Spread(units, 0);
        return within <= units.Count - 1 ? 0
            : estimator == BetweenEstimator.DerSimonianLaird
                ? FromSpread(within, units.Count, [.. units.Select(unit => 1 / unit.Variance)])
            : Brent.FindRoot(between => Spread(units, between) - (units.Count - 1), 0, Above(units), Accuracy, 1000);
    }

    /// <summary>
    /// DerSimonian and Laird's: the spread there would be without a difference between units is taken away, and the rest
    /// divided by what one unit of variance adds to it.
    /// </summary>
    /// <param name="spread">Sum of the squared standardised distances.</param>
    /// <param name="count">Number of units.</param>
    /// <param name="weights">The inverse of the sampling variance of each.</param>
    internal static double FromSpread(double spread, int count, IReadOnlyCollection<double> weights)
    {
        double sum = weights.Sum();
        return Math.Max(0, (spread - (count - 1)) / (sum - weights.Sum(weight => weight * weight) / sum));
    }

    /// <summary>Mean weighted by the inverse of the sum of the two variances.</summary>
    internal static double Mean(IReadOnlyCollection<MeasuredUnit> units, double between) =>
        units.Sum(unit => unit.Value / (unit.Variance + between)) / units.Sum(unit => 1 / (unit.Variance + between));

    /// <summary>Sum of squared distances from the mean, each over its variance: falls as the variance between rises.</summary>
    private static double Spread(IReadOnlyCollection<MeasuredUnit> units, double between)
    {
        double mean = Mean(units, between);
        return units.Sum(unit => (unit.Value - mean) * (unit.Value - mean) / (unit.Variance + between));
    }

    private static double Above(IReadOnlyCollection<MeasuredUnit> units)
    {
        double high = units.Max(unit => unit.Variance);
        while (Spread(units, high) > units.Count - 1)
        {
            high *= 2;
        }

        return high;
    }
}
