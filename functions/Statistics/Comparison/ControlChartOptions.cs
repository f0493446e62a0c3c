using Observatoire.Editions.Time;

namespace Observatoire.Statistics.Comparison;

/// <summary>So many points of so many in a row that lie near a limit, on one side of the centre.</summary>
/// <param name="Count">Points that must lie near it.</param>
/// <param name="Of">Points in a row looked at.</param>
/// <param name="Fraction">Near is beyond this fraction of the way from the centre to the limit.</param>
public readonly record struct NearLimitRule(int Count, int Of, double Fraction)
{
    /// <summary>Two of three in the outer third: the rule of « Making Data Count » (NHS).</summary>
    public static NearLimitRule TwoOfThree { get; } = new(2, 3, 2d / 3);

    /// <summary>Three of four nearer to the limit than to the centre: Wheeler's rule.</summary>
    public static NearLimitRule ThreeOfFour { get; } = new(3, 4, 0.5);
}

/// <summary>From this month on the series is another: its limits are computed anew. Never done without a known cause.</summary>
/// <param name="Month">First month of the new state.</param>
/// <param name="Reason">The cause, as the caller names it (a reorganisation event); never blank.</param>
public sealed record RebaseReason(ReferenceMonth Month, string Reason);

/// <summary>How a control chart is read. The defaults are those the published signals are given with.</summary>
public sealed record ControlChartOptions
{
    /// <summary>Points in a row on one side of the centre that are a signal; Wheeler and NHS England use 8 and 7.</summary>
    public int RunLength { get; init; } = 8;

    /// <summary>Points in a row, each above (or each below) the one before, that are a signal.</summary>
    public int TrendLength { get; init; } = 6;

    public NearLimitRule NearLimit { get; init; } = NearLimitRule.TwoOfThree;

    /// <summary>Limits are computed from at least so many points.</summary>
    public int FewestPoints { get; init; } = 12;

    /// <summary>
    /// The limits of each phase are those of its first so many points, and later points are judged by them; null for all
    /// points of the phase.
    /// </summary>
    public int? BaselinePoints { get; init; }
}
