namespace Observatoire.Statistics.Indicators;

/// <summary>What the members of a group that reported a cell gave. See docs/methods/indicators.md.</summary>
/// <param name="Count">Number of members that reported; with 0, every other figure is NaN but the sum, which is 0.</param>
/// <param name="Sum">Sum of their values.</param>
/// <param name="Mean">Unweighted mean.</param>
/// <param name="Rate">
/// Sum over the weights of the members that reported; NaN when one of them has no weight.
/// </param>
/// <param name="Percentile10">Quantile, interpolated as in <see cref="QuantileRank"/>; so are the four that follow.</param>
/// <param name="LowerQuartile">At 0.25.</param>
/// <param name="Median">At 0.5.</param>
/// <param name="UpperQuartile">At 0.75.</param>
/// <param name="Percentile90">At 0.9.</param>
public readonly record struct GroupStatistics(
    int Count,
    double Sum,
    double Mean,
    double Rate,
    double Percentile10,
    double LowerQuartile,
    double Median,
    double UpperQuartile,
    double Percentile90
)
{
    /// <summary>The five quantiles, in order: their measures and their probabilities.</summary>
    public static IReadOnlyList<(Measure Measure, double Probability)> Quantiles { get; } =
    [
        (Measure.Percentile10, 0.10),
        (Measure.LowerQuartile, 0.25),
        (Measure.Median, 0.50),
        (Measure.UpperQuartile, 0.75),
        (Measure.Percentile90, 0.90),
    ];

    /// <summary>The five quantiles, in order, with their measures.</summary>
    internal IEnumerable<(Measure Measure, double Quantile)> ByMeasure =>
        Quantiles.Select(each => each.Measure).Zip([Percentile10, LowerQuartile, Median, UpperQuartile, Percentile90]);

    /// <summary>Of a group none of whose members reported.</summary>
    internal static GroupStatistics Nothing { get; } =
        new(0, 0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Of the ratios of members; those over nothing have none. The sum is that of the numerators.</summary>
    internal static GroupStatistics Describe(IReadOnlyCollection<RatioSides> given)
    {
        double[] ratios = [.. given.Where(sides => sides.Denominator != 0).Select(sides => sides.Ratio)];
        if (ratios.Length == 0)
        {
            return Nothing;
        }

        Distribution distribution = new(ratios);
        double[] quantiles = [.. Quantiles.Select(each => distribution.Quantile(each.Probability))];
        return new(
            ratios.Length,
            given.Sum(sides => sides.Numerator),
            distribution.Mean,
            double.NaN,
            quantiles[0],
            quantiles[1],
            quantiles[2],
            quantiles[3],
            quantiles[4]
        );
    }
}
