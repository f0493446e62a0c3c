namespace Observatoire.Simulation;

/// <summary>Splits a whole number into whole parts that add up to it.</summary>
internal static class Allocation
{
    /// <summary>By largest remainder; a part without weight gets nothing.</summary>
    /// <param name="total">What is split, zero or more.</param>
    /// <param name="weights">Weight of each part, zero or more, not all zero.</param>
    public static long[] Split(long total, IReadOnlyList<double> weights)
    {
        double all = weights.Sum();
        long[] parts = new long[weights.Count];
        double[] remainders = new double[weights.Count];
        long given = 0;
        for (int at = 0; at < parts.Length; at++)
        {
            double exact = total * weights[at] / all;
            parts[at] = (long)Math.Floor(exact);
            remainders[at] = weights[at] > 0 ? exact - parts[at] : -1;
            given += parts[at];
        }

        foreach (
            int at in Enumerable
                .Range(0, parts.Length)
                .OrderByDescending(at => remainders[at])
                .Take((int)(total - given))
        )
        {
            parts[at]++;
        }

        return parts;
    }

    /// <summary>A share of each part, rounded to the nearest whole number.</summary>
    public static long[] Share(IReadOnlyList<long> parts, double share) =>
        [.. parts.Select(part => (long)Math.Floor(part * share + 0.5))];

    public static long[] Add(IReadOnlyList<long> left, IReadOnlyList<long> right) =>
        [.. left.Zip(right, (a, b) => a + b)];
}
