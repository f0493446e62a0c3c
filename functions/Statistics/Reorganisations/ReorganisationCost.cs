using Observatoire.Editions.Time;

namespace Observatoire.Statistics.Reorganisations;

/// <summary>What a département spent in a month, in euros, and the households it followed. Null is not known, never zero.</summary>
/// <param name="Month">The month.</param>
/// <param name="Staff"><c>DEP_PER</c>.</param>
/// <param name="Running"><c>DEP_FON</c>.</param>
/// <param name="Outsourcing"><c>DEP_SST</c>.</param>
/// <param name="FollowedAtStart"><c>SUI_DEB</c>, households.</param>
/// <param name="FollowedAtEnd"><c>SUI_FIN</c>, households.</param>
/// <param name="Reorganisation"><c>DEP_REO</c>, paid for the event.</param>
public sealed record CostMonth(
    ReferenceMonth Month,
    double? Staff,
    double? Running,
    double? Outsourcing,
    double? FollowedAtStart,
    double? FollowedAtEnd,
    double? Reorganisation
)
{
    /// <summary>What it spends to follow households, without the reorganisation; null when a part is not known.</summary>
    public double? Spent => Staff + Running + Outsourcing;

    /// <summary>Households followed, at the middle of the month.</summary>
    public double? Followed => (FollowedAtStart + FollowedAtEnd) / 2;
}

/// <summary>Why there is no number of months after which a reorganisation is paid for.</summary>
public enum NoBreakEvenReason
{
    /// <summary>The cost per household is not known before, or after.</summary>
    CostUnknown,

    /// <summary>The cost of the reorganisation is not known of every month from the event on.</summary>
    ReorganisationCostUnknown,

    /// <summary>A household costs no less after than before: nothing pays for it.</summary>
    NoSaving,
}

/// <summary>
/// Cost of following a household for a month, before and after an event, the reorganisation apart and included: ratios of
/// sums over the months of which everything in the ratio is known. See docs/methods/reorganisation-cost.md.
/// </summary>
public sealed record ReorganisationCost
{
    /// <summary>Euros per household and month; null when no month is known.</summary>
    public required double? Before { get; init; }

    /// <summary>Euros per household and month, without the reorganisation.</summary>
    public required double? After { get; init; }

    /// <summary>Euros per household and month, over the months after whose reorganisation cost is known too.</summary>
    public required double? AfterWithReorganisation { get; init; }

    public required int MonthsBefore { get; init; }

    public required int MonthsAfter { get; init; }

    /// <summary>Euros paid for the reorganisation in all months where it is known; null when it is in none.</summary>
    public required double? Reorganisation { get; init; }

    /// <summary>Months from the event on that do not say what was paid for it: the sum is then a least.</summary>
    public required int ReorganisationMonthsUnknown { get; init; }

    /// <summary>Months of saving that pay for the reorganisation, at the households followed after.</summary>
    public double? MonthsToBreakEven { get; init; }

    /// <summary>Null when <see cref="MonthsToBreakEven"/> is not.</summary>
    public NoBreakEvenReason? Reason { get; init; }

    /// <param name="months">The months before and after that are compared, each once: whole years leave no season.</param>
    /// <param name="eventMonth">First month of the new organisation.</param>
    /// <exception cref="ArgumentException">When a month is given twice.</exception>
    public static ReorganisationCost Estimate(IReadOnlyCollection<CostMonth> months, ReferenceMonth eventMonth)
    {
        if (months.DistinctBy(each => each.Month).Count() != months.Count)
        {
            throw new ArgumentException("A month is given twice.", nameof(months));
        }

        CostMonth[] known = [.. months.Where(each => each is { Spent: not null, Followed: not null })];
        CostMonth[] before = [.. known.Where(each => each.Month < eventMonth)];
        CostMonth[] after = [.. known.Where(each => each.Month >= eventMonth)];
        double[] paid = [.. months.Select(each => each.Reorganisation).OfType<double>()];
        ReorganisationCost cost = new()
        {
            Before = Ratio(before, each => each.Spent!.Value),
            After = Ratio(after, each => each.Spent!.Value),
            AfterWithReorganisation = Ratio(
                [.. after.Where(each => each.Reorganisation is not null)],
                each => each.Spent!.Value + each.Reorganisation!.Value
            ),
            MonthsBefore = before.Length,
            MonthsAfter = after.Length,
            Reorganisation = paid.Length > 0 ? paid.Sum() : null,
            ReorganisationMonthsUnknown = months.Count(each => each.Month >= eventMonth && each.Reorganisation is null),
        };
        return (cost.Before - cost.After, cost.Reorganisation) switch
        {
            (null, _) => cost with { Reason = NoBreakEvenReason.CostUnknown },
            (_, null) => cost with { Reason = NoBreakEvenReason.ReorganisationCostUnknown },
            _ when cost.ReorganisationMonthsUnknown > 0 => cost with
            {
                Reason = NoBreakEvenReason.ReorganisationCostUnknown,
            },
            (<= 0, _) => cost with { Reason = NoBreakEvenReason.NoSaving },
            var (saving, reorganisation) => cost with
            {
                MonthsToBreakEven = reorganisation / (saving * after.Average(each => each.Followed!.Value)),
            },
        };
    }

    private static double? Ratio(CostMonth[] months, Func<CostMonth, double> spent)
    {
        double followed = months.Sum(each => each.Followed!.Value);
        return followed > 0 ? months.Sum(spent) / followed : null;
    }
}
