namespace Observatoire.Statistics.Comparison;

/// <summary>The values a figure is compatible with, bounds included.</summary>
/// <param name="Low">Lowest of them, in the unit of the figure.</param>
/// <param name="High">Highest of them, in the unit of the figure.</param>
public readonly record struct Interval(double Low, double High)
{
    public double Width => High - Low;

    public bool Contains(double value) => Low <= value && value <= High;
}
