namespace Observatoire.Simulation;

/// <summary>
/// Seeded chance (SplitMix64): a stream for each thing it is asked about, so that a figure depends on the seed and on its
/// own name only, and not on what was drawn before it. The same seed gives the same figures on every machine.
/// </summary>
public sealed class Chance
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong state;

    private Chance(ulong state) => this.state = state;

    /// <param name="seed">Seed of the simulation.</param>
    /// <param name="about">What the stream is about: <c>departement</c>, indicator, month...</param>
    public static Chance About(int seed, params ReadOnlySpan<string> about)
    {
        ulong hash = 14695981039346656037 ^ unchecked((ulong)seed * Golden);
        foreach (string name in about)
        {
            foreach (char letter in name)
            {
                hash = unchecked((hash ^ letter) * 1099511628211);
            }

            hash = unchecked((hash ^ '/') * 1099511628211);
        }

        return new Chance(hash);
    }

    /// <summary>From 0, included, to 1, excluded.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1ul << 53));

    public double Between(double low, double high) => low + (high - low) * Unit();

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Whole(int low, int high) => low + (int)(Unit() * (high - low + 1));

    /// <summary>Of the standard normal distribution (Box and Muller), cut at four deviations.</summary>
    public double Normal()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - Unit()));
        return Math.Clamp(radius * Math.Cos(2 * Math.PI * Unit()), -4, 4);
    }

    /// <summary>A factor around 1 whose logarithm is normal with that deviation.</summary>
    public double Factor(double deviation) => Math.Exp(deviation * Normal());

    /// <summary>Place of one of the weights, each as likely as it is heavy.</summary>
    public int Among(IReadOnlyList<double> weights)
    {
        double left = Unit() * weights.Sum();
        int at = 0;
        while (at < weights.Count - 1 && left >= weights[at])
        {
            left -= weights[at];
            at++;
        }

        return at;
    }

    private ulong Next()
    {
        state = unchecked(state + Golden);
        ulong mixed = state;
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return mixed ^ (mixed >> 31);
    }
}
