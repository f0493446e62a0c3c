using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Tests.Comparison;

/// <summary>A share found by drawing again and again, each time from the next seed, and its Monte-Carlo error.</summary>
/// <param name="Share">Mean over the seeds.</param>
/// <param name="Error">Standard error of that mean: standard deviation between seeds over the root of their number.</param>
public readonly record struct Simulation(double Share, double Error)
{
    /// <param name="seeds">How many are drawn: 1, 2, 3...</param>
    /// <param name="draw">The share found in one draw.</param>
    public static Simulation Draw(int seeds, Func<Random, double> draw)
    {
        double[] shares = [.. Enumerable.Range(1, seeds).Select(seed => draw(new Random(seed)))];
        double mean = shares.Average();
        double variance = shares.Sum(share => (share - mean) * (share - mean)) / (seeds - 1);
        return new Simulation(mean, Math.Sqrt(variance / seeds));
    }

    /// <summary>Fails when the share is outside the bounds, or when too few seeds were drawn to tell.</summary>
    public void IsWithin(double low, double high, double largestError)
    {
        Assert.True(Error <= largestError, $"Monte-Carlo error {Error:0.00000}, share {Share:0.0000}.");
        Assert.True(Share >= low && Share <= high, $"Share {Share:0.0000}, Monte-Carlo error {Error:0.00000}.");
    }
}

/// <summary>Intervals compared by so many decimals.</summary>
public static class IntervalAssert
{
    public static void Equal(double low, double high, Interval actual, int digits)
    {
        Assert.Equal(low, actual.Low, digits);
        Assert.Equal(high, actual.High, digits);
    }
}
