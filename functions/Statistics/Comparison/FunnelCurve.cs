using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace Observatoire.Statistics.Comparison;

/// <summary>The limits of a funnel, and the scale on which its scores are taken.</summary>
/// <param name="target">The centre of the funnel, above zero.</param>
/// <param name="isProportion">True for cases among cases; false for events, as Poisson's.</param>
/// <param name="scale">The scale of the scores.</param>
internal sealed class FunnelCurve(double target, bool isProportion, FunnelScale scale)
{
    private const double Accuracy = 1e-9;

    /// <summary>The smaller of the numbers expected with and, of a proportion, without the property.</summary>
    public double FewerExpected(double denominator) =>
        denominator * (isProportion ? Math.Min(target, 1 - target) : target);

    /// <summary>Standard error on the scale, by chance alone.</summary>
    public double Deviation(double denominator) =>
        isProportion ? 1 / (2 * Math.Sqrt(denominator))
        : scale == FunnelScale.SquareRoot ? 1 / (2 * Math.Sqrt(target * denominator))
        : 1 / Math.Sqrt(target * denominator);

    /// <summary>Distance from the target on the scale, in standard errors by chance alone.</summary>
    public double Score(CountedUnit unit)
    {
        // No event has no logarithm: half an event stands for it.
        double count = unit.Count == 0 && scale == FunnelScale.Logarithm ? 0.5 : unit.Count;
        return (OnScale(count / unit.Denominator) - OnScale(target)) / Deviation(unit.Denominator);
    }

    /// <summary>The values between which a unit lies by chance alone: exact for events, by the score for proportions.</summary>
    public Interval ByChance(double denominator, double level)
    {
        if (isProportion)
        {
            double reach = Confidence.StandardErrors(level) * Math.Sqrt(target * (1 - target) / denominator);
            return new Interval(Math.Max(0, target - reach), Math.Min(1, target + reach));
        }

        double expected = target * denominator;
        double tail = Confidence.Tail(level);
        double far = 10 * Math.Sqrt(expected) + 50;
        double low =
            Math.Exp(-expected) > tail
                ? 0
                : Brent.FindRoot(
                    count => SpecialFunctions.GammaUpperRegularized(count + 1, expected) - tail,
                    0,
                    expected,
                    Accuracy,
                    200
                );
        double high = Brent.FindRoot(
            count => SpecialFunctions.GammaLowerRegularized(count, expected) - tail,
            expected,
            expected + far,
            Accuracy,
            200
        );
        return new Interval(low / denominator, high / denominator);
    }

    /// <summary>The values that are so many standard errors from the target on the scale.</summary>
    /// <param name="errors">How many.</param>
    /// <param name="deviation">The standard error, over-dispersion included.</param>
    public Interval Normal(double errors, double deviation) =>
        new(Back(OnScale(target) - errors * deviation), Back(OnScale(target) + errors * deviation));

    private double OnScale(double value) =>
        isProportion ? Math.Asin(Math.Sqrt(value))
        : scale == FunnelScale.SquareRoot ? Math.Sqrt(value / target)
        : Math.Log(value / target);

    private double Back(double scaled) =>
        isProportion ? Square(Math.Sin(Math.Clamp(scaled, 0, Math.PI / 2)))
        : scale == FunnelScale.SquareRoot ? target * Square(Math.Max(0, scaled))
        : target * Math.Exp(scaled);

    private static double Square(double value) => value * value;
}
