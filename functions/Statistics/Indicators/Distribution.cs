namespace Observatoire.Statistics.Indicators;

/// <summary>
/// Order statistics of a set of values. Quantiles are interpolated as in <see cref="QuantileRank"/>. See
/// docs/methods/indicators.md.
/// </summary>
/// <param name="values">At least one value, in any order.</param>
public sealed class Distribution(IEnumerable<double> values)
{
    private readonly double[] sorted = [.. values.Order()];

    public int Count => sorted.Length;

    public double Sum => sorted.Sum();

    public double Mean => Sum / Count;

    /// <param name="probability">0 to 1: 0.5 is the median.</param>
    /// <exception cref="ArgumentOutOfRangeException">When it is not between 0 and 1.</exception>
    public double Quantile(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        QuantileRank rank = QuantileRank.Locate(probability, Count);
        return sorted[rank.Below] + rank.Part * (sorted[rank.Above] - sorted[rank.Below]);
    }
}
