namespace Observatoire.Statistics.Comparison;

/// <summary>A figure and how far chance may have moved it.</summary>
/// <param name="Value">In its unit.</param>
/// <param name="Interval">Confidence interval, in the same unit.</param>
public readonly record struct Estimate(double Value, Interval Interval);
