namespace Observatoire.Statistics.Comparison;

/// <summary>Why nothing is concluded of a group.</summary>
public enum GroupDoubt
{
    None,

    /// <summary>Too few départements of the group, or of the others, have the figure.</summary>
    TooFew,

    /// <summary>One département is most of the group, or of the others: the comparison would be of that one.</summary>
    Dominated,

    /// <summary>All have the same ratio: nothing says what chance does.</summary>
    NoVariation,
}

/// <summary>
/// The départements of one organisation beside all others, as they are: circumstances are not adjusted for. See
/// docs/methods/group-comparison.md.
/// </summary>
/// <param name="Group">Those that hold the value.</param>
/// <param name="Others">Those that do not.</param>
/// <param name="Difference">
/// Ratio of the group less that of the others; its interval by drawing the group again or, where there are few ways to, by
/// Welch's t. Null when there is a doubt.
/// </param>
/// <param name="Verdict">Of the group beside the others; Inconclusive when there is a doubt.</param>
/// <param name="Doubt">Why it is Inconclusive; else None.</param>
public sealed record GroupComparison(
    GroupSummary Group,
    GroupSummary Others,
    Estimate? Difference,
    Verdict Verdict,
    GroupDoubt Doubt
)
{
    /// <summary>A département with more than this part of the denominators is most of its group.</summary>
    public const double DominantShare = 0.5;

    // Under it, relative to the ratios, a standard error is the rounding of equal numbers.
    private const double Rounding = 1e-12;

    /// <param name="group">All départements that hold the value, whether they reported or not.</param>
    /// <param name="others">All that hold another.</param>
    /// <param name="level">Of the intervals, and of the verdict.</param>
    public static GroupComparison Compare(
        IReadOnlyCollection<GroupMember> group,
        IReadOnlyCollection<GroupMember> others,
        double level = Confidence.Usual
    )
    {
        GroupSummary left = GroupSummary.Summarise(group, level);
        GroupSummary right = GroupSummary.Summarise(others, level);
        if (
            left is not { Ratio: double ratio, Variance: double own, Freedom: double ownFreedom }
            || right is not { Ratio: double rest, Variance: double other, Freedom: double otherFreedom }
        )
        {
            return new GroupComparison(left, right, null, Verdict.Inconclusive, GroupDoubt.TooFew);
        }

        if (left.LargestShare > DominantShare || right.LargestShare > DominantShare)
        {
            return new GroupComparison(left, right, null, Verdict.Inconclusive, GroupDoubt.Dominated);
        }

        double variance = own + other;
        if (Math.Sqrt(variance) <= Rounding * Math.Max(Math.Abs(ratio), Math.Abs(rest)))
        {
            return new GroupComparison(left, right, null, Verdict.Inconclusive, GroupDoubt.NoVariation);
        }

        (double, double)[] held = WithRatio(group);
        (double, double)[] elsewhere = WithRatio(others);
        double welch = variance * variance / (own * own / ownFreedom + other * other / otherFreedom);
        Interval interval = PermutedDifference.IsFine(held.Length, elsewhere.Length)
            ? new PermutedDifference(held, elsewhere, ratio - rest).Interval(level)
            : GroupSummary.Around(ratio - rest, variance, welch, level);
        Verdict verdict =
            interval.Low > 0 ? Verdict.Higher
            : interval.High < 0 ? Verdict.Lower
            : Verdict.Compatible;
        return new GroupComparison(left, right, new Estimate(ratio - rest, interval), verdict, GroupDoubt.None);
    }

    private static (double Ratio, double Denominator)[] WithRatio(IEnumerable<GroupMember> members) =>
        [
            .. members
                .Where(member => member is { Numerator: not null, Denominator: > 0 })
                .Select(member => (member.Numerator!.Value / member.Denominator!.Value, member.Denominator!.Value)),
        ];
}
