namespace Observatoire.Statistics.Comparison;

/// <summary>
/// Empirical-Bayes estimates of means and derived ratios whose sampling variance is known: normal about a normal. The
/// intervals count that neither the mean nor the variation between units is known (Gelman 2006). See
/// docs/methods/shrinkage.md.
/// </summary>
public static class NormalShrinkage
{
    private const int GridPoints = 100;

    // Standard deviations of the values: no variation between units is likely beyond it.
    private const double GridEnd = 4;

    /// <param name="units">At least two, each once, those that reported.</param>
    /// <param name="estimator">Of the variance between units.</param>
    /// <param name="level">Of the posterior intervals.</param>
    /// <exception cref="ArgumentException">With fewer than two units, or a standard error not above zero.</exception>
    public static ShrunkUnits Shrink(
        IReadOnlyList<MeasuredUnit> units,
        BetweenEstimator estimator = BetweenEstimator.PauleMandel,
        double level = Confidence.Usual
    )
    {
        if (units.Any(unit => unit.StandardError <= 0))
        {
            throw new ArgumentException("A unit has no standard error.", nameof(units));
        }

        double between = BetweenVariance.Estimate(units, estimator);
        double mean = BetweenVariance.Mean(units, between);
        double errors = Confidence.StandardErrors(level);
        return new ShrunkUnits(
            mean,
            between,
            [
                .. units.Zip(
                    Posteriors(units),
                    (unit, posterior) =>
                    {
                        double weight = between / (between + unit.Variance);
                        double reach = errors * Math.Sqrt(posterior.Variance);
                        return new ShrunkUnit(
                            unit.Code,
                            unit.Value,
                            mean + weight * (unit.Value - mean),
                            new Interval(posterior.Mean - reach, posterior.Mean + reach),
                            weight
                        );
                    }
                ),
            ]
        );
    }

    /// <summary>With every standard deviation between units, and every mean, as likely before anything is observed.</summary>
    private static Posterior[] Posteriors(IReadOnlyList<MeasuredUnit> units)
    {
        double centre = units.Average(unit => unit.Value);
        double spread = Math.Sqrt(units.Sum(unit => Square(unit.Value - centre)) / (units.Count - 1));
        (double LogLikelihood, Posterior[] Units)[] given =
        [
            .. Enumerable
                .Range(0, GridPoints + 1)
                .Select(at => Given(units, Square(GridEnd * spread * at / GridPoints))),
        ];
        return Posterior.Mix([.. given.Select(each => each.LogLikelihood)], [.. given.Select(each => each.Units)]);
    }

    /// <summary>The likelihood of a variance between units, the mean integrated out, and what it leaves.</summary>
    private static (double LogLikelihood, Posterior[] Units) Given(IReadOnlyList<MeasuredUnit> units, double between)
    {
        double mean = BetweenVariance.Mean(units, between);
        double precision = units.Sum(unit => 1 / (unit.Variance + between));
        double distance = units.Sum(unit =>
            Math.Log(unit.Variance + between) + Square(unit.Value - mean) / (unit.Variance + between)
        );
        return (
            -0.5 * (Math.Log(precision) + distance),
            [
                .. units.Select(unit =>
                {
                    double weight = between / (between + unit.Variance);
                    return new Posterior(
                        mean + weight * (unit.Value - mean),
                        weight * unit.Variance + Square(1 - weight) / precision
                    );
                }),
            ]
        );
    }

    private static double Square(double value) => value * value;
}
