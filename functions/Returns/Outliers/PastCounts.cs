namespace Observatoire.Returns.Outliers;

/// <summary>How expectations are made of the past.</summary>
/// <param name="Chance">Variance of a flow over its mean, at least: counts come in bunches, so more than Poisson's one.</param>
/// <param name="StockChance">The same of a stock, most of which is the same people as the month before.</param>
/// <param name="Fewest">Past errors of a guess there must be to judge it by them.</param>
public sealed record ExpectationBounds(double Chance, double StockChance, int Fewest);

/// <summary>The past of one figure on the scale of counts, and the references it gives.</summary>
/// <remarks>
/// Each reference is a median, and its error a median of past errors: one month that was wrong, or exceptional, moves neither.
/// A month that was not sent is left out, never taken as zero.
/// </remarks>
public static class PastCounts
{
    /// <summary>Months of history used.</summary>
    public const int Months = 36;

    private const int Year = 12;
    private const int Recent = 3;

    // Of a normal distribution, the standard deviation over the median absolute deviation.
    private const double Normal = 1.4826;

    /// <param name="past">Places by how many months before; NaN where none is known. Position zero is not read.</param>
    /// <param name="isStock">Whether it is counted on the last day of the month.</param>
    /// <param name="bounds">Bounds.</param>
    /// <returns>Null where the past tells too little: the same month of no year before is known.</returns>
    public static Expectation? Expect(ReadOnlySpan<double> past, bool isStock, ExpectationBounds bounds)
    {
        // A guess is made of a figure as uncertain as the one guessed.
        double chance = Math.Sqrt(2 * (isStock ? bounds.StockChance : bounds.Chance));
        List<Reference> references = new(4);
        Span<double> work = stackalloc double[Months];
        AddYears(past, Year, chance, bounds.Fewest, work, references);
        AddYears(past, 2 * Year, chance, bounds.Fewest, work, references);
        if (references.Count > 0)
        {
            AddRecent(past, chance, bounds.Fewest, work, references);
        }

        return references.Count == 0 ? null : new Expectation(references);
    }

    /// <summary>The same month some years before, carried by how far the months since have moved from theirs.</summary>
    private static void AddYears(
        ReadOnlySpan<double> past,
        int back,
        double chance,
        int fewest,
        Span<double> work,
        List<Reference> references
    )
    {
        if (double.IsNaN(past[back]))
        {
            return;
        }

        Span<double> changes = stackalloc double[Months];
        int count = 0;
        for (int month = 1; month + back <= Months; month++)
        {
            double change = past[month] - past[month + back];
            if (!double.IsNaN(change))
            {
                changes[count++] = change;
            }
        }

        if (count < Recent)
        {
            return;
        }

        double slow = Median(changes[..Math.Min(count, Year)], work);
        double error = Error(changes[..count], slow, chance, fewest, work);
        references.Add(new Reference(past[back] + slow, error));
        if (back == Year)
        {
            references.Add(new Reference(past[back] + Median(changes[..Recent], work), error));
        }
    }

    /// <summary>The level of the last months as it is: what has just moved may stay where it is.</summary>
    private static void AddRecent(
        ReadOnlySpan<double> past,
        double chance,
        int fewest,
        Span<double> work,
        List<Reference> references
    )
    {
        double level = RecentBefore(past, 0, work);
        if (double.IsNaN(level))
        {
            return;
        }

        Span<double> errors = stackalloc double[Months];
        int count = 0;
        for (int month = 1; month + Recent <= Months; month++)
        {
            double error = past[month] - RecentBefore(past, month, work);
            if (!double.IsNaN(error))
            {
                errors[count++] = error;
            }
        }

        references.Add(new Reference(level, Error(errors[..count], 0, chance, fewest, work)));
    }

    private static double RecentBefore(ReadOnlySpan<double> past, int month, Span<double> work)
    {
        int count = 0;
        Span<double> known = stackalloc double[Recent];
        for (int back = month + 1; back <= month + Recent; back++)
        {
            if (!double.IsNaN(past[back]))
            {
                known[count++] = past[back];
            }
        }

        return count == 0 ? double.NaN : Median(known[..count], work);
    }

    private static double Error(
        ReadOnlySpan<double> errors,
        double centre,
        double chance,
        int fewest,
        Span<double> work
    )
    {
        if (errors.Length < fewest)
        {
            return 2 * chance;
        }

        Span<double> sizes = stackalloc double[Months];
        for (int at = 0; at < errors.Length; at++)
        {
            sizes[at] = Math.Abs(errors[at] - centre);
        }

        return Math.Max(chance, Normal * Median(sizes[..errors.Length], work));
    }

    private static double Median(ReadOnlySpan<double> values, Span<double> work)
    {
        Span<double> ordered = work[..values.Length];
        values.CopyTo(ordered);
        ordered.Sort();
        int middle = ordered.Length / 2;
        return ordered.Length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
    }
}
