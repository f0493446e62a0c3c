using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Optimization;
using MathNet.Numerics.RootFinding;

namespace Observatoire.Statistics.Comparison;

/// <summary>How the distribution of the true rates is estimated.</summary>
public enum GammaEstimator
{
    /// <summary>Marshall's global moments (1991).</summary>
    Moments,

    /// <summary>The largest likelihood of the counts, negative binomial (Clayton and Kaldor 1987).</summary>
    MaximumLikelihood,
}

/// <summary>
/// Empirical-Bayes estimates of rates and of standardised ratios: counts of Poisson about rates of a gamma distribution
/// (Clayton and Kaldor 1987; Marshall 1991). The intervals count that this distribution is not known. See
/// docs/methods/shrinkage.md.
/// </summary>
public static class GammaPoissonShrinkage
{
    // Beyond it a gamma is so narrow that the counts cannot tell it from a single rate.
    private const double LargestShape = 1e6;
    private const double Accuracy = 1e-9;
    private const int GridPoints = 80;

    // Coefficients of variation between units: none is likely beyond twice that of the rates observed, or this one.
    private const double SmallestGridEnd = 0.3;

    /// <param name="units">At least two, each once, those that reported.</param>
    /// <param name="estimator">Of the distribution of the true rates.</param>
    /// <param name="level">Of the posterior intervals.</param>
    /// <returns>
    /// Rates per one of the denominator. Where the units vary no more than chance makes them, all have the common rate.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// With fewer than two units, a negative count, a denominator not above zero, or no event at all.
    /// </exception>
    public static ShrunkUnits Shrink(
        IReadOnlyList<CountedUnit> units,
        GammaEstimator estimator = GammaEstimator.Moments,
        double level = Confidence.Usual
    )
    {
        double events = units.Sum(unit => unit.Count);
        if (units.Count < 2 || events <= 0 || units.Any(unit => unit.Count < 0 || unit.Denominator <= 0))
        {
            throw new ArgumentException("Two units at least, with an event among them.", nameof(units));
        }

        (double mean, double between) = estimator == GammaEstimator.Moments ? Moments(units) : MaximumLikelihood(units);
        double tail = Confidence.Tail(level);
        return new ShrunkUnits(
            mean,
            between,
            [
                .. units.Zip(
                    Posteriors(units),
                    (unit, posterior) =>
                    {
                        // Of m and A, m + w (r - m) with w = A / (A + m / n): the posterior mean of a gamma.
                        double weight = between / (between + mean / unit.Denominator);
                        double rate = posterior.Mean / posterior.Variance;
                        double shape = posterior.Mean * rate;
                        return new ShrunkUnit(
                            unit.Code,
                            unit.Ratio,
                            mean + weight * (unit.Ratio - mean),
                            new Interval(Gamma.InvCDF(shape, rate, tail), Gamma.InvCDF(shape, rate, 1 - tail)),
                            weight
                        );
                    }
                ),
            ]
        );
    }

    /// <summary>With every coefficient of variation between units as likely before anything is observed.</summary>
    private static Posterior[] Posteriors(IReadOnlyList<CountedUnit> units)
    {
        double centre = units.Average(unit => unit.Ratio);
        double spread = Math.Sqrt(units.Average(unit => (unit.Ratio - centre) * (unit.Ratio - centre)));
        double end = Math.Max(SmallestGridEnd, 2 * spread / centre);
        double[] shapes = [.. Enumerable.Range(1, GridPoints).Select(at => 1 / Math.Pow(end * at / GridPoints, 2))];
        (double LogLikelihood, Posterior[] Units)[] given = [.. shapes.Select(shape => Given(units, shape))];
        return Posterior.Mix([.. given.Select(each => each.LogLikelihood)], [.. given.Select(each => each.Units)]);
    }

    /// <summary>The likelihood of a shape, the mean integrated out about its likeliest value, and what it leaves.</summary>
    private static (double LogLikelihood, Posterior[] Units) Given(IReadOnlyList<CountedUnit> units, double shape)
    {
        double mean = MeanGiven(units, shape);
        double information = units.Sum(unit => unit.Denominator / mean * shape / (shape + mean * unit.Denominator));
        return (
            LogLikelihood(units, shape) - 0.5 * Math.Log(information),
            [
                .. units.Select(unit =>
                {
                    double rate = shape / mean + unit.Denominator;
                    double share = shape / mean / rate;
                    double posterior = (shape + unit.Count) / rate;
                    return new Posterior(posterior, posterior / rate + share * share / information);
                }),
            ]
        );
    }

    /// <summary>The weighted variance of the rates, less what Poisson's variation makes of it.</summary>
    private static (double Mean, double Between) Moments(IReadOnlyList<CountedUnit> units)
    {
        double total = units.Sum(unit => unit.Denominator);
        double mean = units.Sum(unit => unit.Count) / total;
        double variance = units.Sum(unit => unit.Denominator * (unit.Ratio - mean) * (unit.Ratio - mean)) / total;
        return (mean, Math.Max(0, variance - mean * units.Count / total));
    }

    /// <summary>The shape that is likeliest with the mean likeliest for it.</summary>
    private static (double Mean, double Between) MaximumLikelihood(IReadOnlyList<CountedUnit> units)
    {
        double logarithm = GoldenSectionMinimizer
            .Minimum(
                ObjectiveFunction.ScalarValue(log => -LogLikelihood(units, Math.Exp(log))),
                Math.Log(1 / LargestShape),
                Math.Log(LargestShape),
                Accuracy,
                1000
            )
            .MinimizingPoint;
        double shape = Math.Exp(logarithm);
        double mean = MeanGiven(units, shape);
        return (mean, shape > LargestShape / 2 ? 0 : mean * mean / shape);
    }

    private static double LogLikelihood(IReadOnlyList<CountedUnit> units, double shape)
    {
        double mean = MeanGiven(units, shape);
        return units.Sum(unit =>
        {
            double expected = mean * unit.Denominator;
            return SpecialFunctions.GammaLn(shape + unit.Count)
                - SpecialFunctions.GammaLn(shape)
                - shape * Math.Log(1 + expected / shape)
                + unit.Count * Math.Log(expected / (shape + expected));
        });
    }

    /// <summary>The likeliest mean for a shape: where the score, which falls as the mean rises, is zero.</summary>
    private static double MeanGiven(IReadOnlyList<CountedUnit> units, double shape)
    {
        double[] rates = [.. units.Select(unit => unit.Ratio)];
        double Score(double mean) =>
            units.Sum(unit => (unit.Count - mean * unit.Denominator) / (shape + mean * unit.Denominator));
        return rates.Min().Equals(rates.Max())
            ? rates[0]
            : Brent.FindRoot(Score, rates.Min(), rates.Max(), Accuracy * rates.Max(), 1000);
    }
}
