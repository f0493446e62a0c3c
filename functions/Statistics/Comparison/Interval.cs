namespace Observatoire.Statistics.Comparison;

/// <summary>The values between two bounds, both included, in the unit of what they are the bounds of.</summary>
/// <param name="Low">The lower bound; may be negative infinity.</param>
/// <param name="High">The upper bound, not below the lower; may be positive infinity.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Upper bound less lower bound.</summary>
    public double Width => High - Low;

    /// <summary>True on the bounds too.</summary>
    public bool Contains(double value) => value >= Low && value <= High;
}
