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

        GiveRest(total - given, parts, remainders, _ => true);
        return parts;
    }

    /// <summary>In proportion to what each part is a part of, and at most that share of it.</summary>
    /// <param name="total">What is split; what does not fit is left out.</param>
    /// <param name="within">What each part is a part of, zero or more.</param>
    /// <param name="most">Largest share, at most 1.</param>
    public static long[] Within(long total, IReadOnlyList<long> within, double most = 1)
    {
        long[] caps = [.. within.Select(each => (long)Math.Floor(each * most))];
        long fits = Math.Min(total, caps.Sum());
        long all = within.Sum();
        long[] parts = new long[within.Count];
        double[] remainders = new double[within.Count];
        long given = 0;
        for (int at = 0; at < parts.Length; at++)
        {
            double exact = all == 0 ? 0 : (double)fits * within[at] / all;
            parts[at] = Math.Min(caps[at], (long)Math.Floor(exact));
            remainders[at] = exact - parts[at];
            given += parts[at];
        }

        while (given < fits)
        {
            given += GiveRest(fits - given, parts, remainders, at => parts[at] < caps[at]);
        }

        return parts;
    }

    public static long[] Add(IReadOnlyList<long> left, IReadOnlyList<long> right) =>
        [.. left.Zip(right, (a, b) => a + b)];

    private static long GiveRest(long rest, long[] parts, double[] remainders, Func<int, bool> takes)
    {
        int[] order = [.. Enumerable.Range(0, parts.Length).Where(takes).OrderByDescending(at => remainders[at])];
        int count = (int)Math.Min(rest, order.Length);
        foreach (int at in order.AsSpan(0, count))
        {
            parts[at]++;
        }

        return count;
    }
}
