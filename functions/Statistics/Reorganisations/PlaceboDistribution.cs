namespace Observatoire.Statistics.Reorganisations;

/// <summary>
/// The statistics found where there was no event: what chance alone gives. Both signs count alike. An interval is the
/// effects that would leave the statistic among them (Rosenbaum 2002, inversion of a randomisation test).
/// </summary>
internal sealed class PlaceboDistribution
{
    private readonly double[] sorted;

    /// <param name="statistics">One a placebo; at least <see cref="ReorganisationEffect.FewestControls"/>.</param>
    public PlaceboDistribution(IEnumerable<double> statistics) => sorted = [.. statistics.Select(Math.Abs).Order()];

    public int Count => sorted.Length;

    /// <summary>Share of placebos at least as far from zero, the event counted with them: never zero.</summary>
    public double P(double statistic) => (1d + sorted.Count(each => each >= Math.Abs(statistic))) / (1 + Count);

    /// <summary>
    /// The size that one more draw exceeds with probability 1 - <paramref name="level"/>: the order statistic of rank
    /// (n + 1) level, between two ranks by interpolation (Beran and Hall 1993: an error of order 1/n²).
    /// </summary>
    public double Critical(double level)
    {
        double rank = Math.Clamp((Count + 1) * level, 1, Count) - 1;
        int below = (int)Math.Floor(rank);
        int above = Math.Min(below + 1, Count - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    /// <summary>
    /// Smallest effect, in statistics, that the test of that level would have found with that power: the critical value
    /// and, of the placebos taken with both signs, the quantile of the power.
    /// </summary>
    public double SmallestVisible(double level, double power) => Critical(level) + Critical((2 * power) - 1);
}
