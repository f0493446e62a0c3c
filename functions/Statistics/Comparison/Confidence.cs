using MathNet.Numerics.Distributions;

namespace Observatoire.Statistics.Comparison;

/// <summary>Levels of confidence: between 0 and 1, both excluded, shared equally between the two tails.</summary>
public static class Confidence
{
    /// <summary>The level a verdict is given at, about two standard errors.</summary>
    public const double Usual = 0.95;

    /// <summary>The outer level of funnel plots, about three standard errors.</summary>
    public const double Outer = 0.998;

    /// <summary>Probability left in each tail.</summary>
    /// <exception cref="ArgumentOutOfRangeException">When the level is not strictly between 0 and 1.</exception>
    public static double Tail(double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        return (1 - level) / 2;
    }

    /// <summary>Standard errors each side of a normal estimate: 1.96 at 0.95, 3.09 at 0.998.</summary>
    /// <exception cref="ArgumentOutOfRangeException">When the level is not strictly between 0 and 1.</exception>
    public static double StandardErrors(double level) => -Normal.InvCDF(0, 1, Tail(level));
}
