namespace Observatoire.Statistics.Indicators;

/// <summary>
/// Where a quantile lies among values in rising order: between two of them, at a part of the way (Hyndman and Fan 1996,
/// type 7: what spreadsheets call PERCENTILE.INC). See docs/methods/indicators.md.
/// </summary>
/// <param name="Below">Position, from 0, of the value under it.</param>
/// <param name="Above">Position of the value over it; of the last when it is the last.</param>
/// <param name="Part">From 0 (it is the value under it) to 1, excluded.</param>
internal readonly record struct QuantileRank(int Below, int Above, double Part)
{
    /// <param name="probability">0 to 1: 0.5 is the median.</param>
    /// <param name="count">Number of values, at least one.</param>
    public static QuantileRank Locate(double probability, int count)
    {
        double rank = (count - 1) * probability;
        int below = (int)Math.Floor(rank);
        return new QuantileRank(below, Math.Min(below + 1, count - 1), rank - below);
    }
}
