using MathNet.Numerics.Distributions;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Workload;

/// <summary>
/// Whether the cases entrusted to others are more often complex than those kept: the ratio of the two shares, with Katz's
/// logarithmic interval (Katz et al. 1978). See docs/methods/delegated-complexity.md.
/// </summary>
/// <param name="Delegated">Complex share of the cases entrusted, 0 to 1; null when not known or there are none.</param>
/// <param name="Kept">Complex share of the cases kept.</param>
/// <param name="Ratio">Delegated over kept; null when either is null or nothing kept is complex.</param>
/// <param name="Interval">95 %; null when a side has no complex case, or only complex ones on both sides.</param>
/// <param name="Verdict">
/// <see cref="Verdict.Higher"/> when the most difficult cases are passed on, <see cref="Verdict.Lower"/> when they are kept.
/// </param>
public sealed record DelegatedComplexity(
    double? Delegated,
    double? Kept,
    double? Ratio,
    Interval? Interval,
    Verdict Verdict
)
{
    /// <param name="delegatedComplex"><c>SST_CPX</c>; null when not known.</param>
    /// <param name="delegated"><c>SST_MES</c>.</param>
    /// <param name="keptComplex"><c>SUI_CPX</c>.</param>
    /// <param name="kept"><c>SUI_FIN</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">When a part is below zero or above its whole.</exception>
    public static DelegatedComplexity Compare(long? delegatedComplex, long? delegated, long? keptComplex, long? kept)
    {
        double? left = Share(delegatedComplex, delegated);
        double? right = Share(keptComplex, kept);
        double? ratio = right > 0 ? left / right : null;
        Interval? interval = ratio is double known
            ? Katz(known, delegatedComplex!.Value, delegated!.Value, keptComplex!.Value, kept!.Value)
            : null;
        return new DelegatedComplexity(
            left,
            right,
            ratio,
            interval,
            interval switch
            {
                null => Verdict.Inconclusive,
                { Low: > 1 } => Verdict.Higher,
                { High: < 1 } => Verdict.Lower,
                _ => Verdict.Compatible,
            }
        );
    }

    private static Interval? Katz(double ratio, double left, double ofLeft, double right, double ofRight)
    {
        double variance = (1 / left) - (1 / ofLeft) + (1 / right) - (1 / ofRight);
        double factor = Math.Exp(Normal.InvCDF(0, 1, 0.975) * Math.Sqrt(variance));
        return left > 0 && variance > 0 ? new Interval(ratio / factor, ratio * factor) : null;
    }

    private static double? Share(long? part, long? whole)
    {
        if (part is not long count || whole is not long all)
        {
            return null;
        }

        ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(part));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, all, nameof(part));
        return all > 0 ? (double)count / all : null;
    }
}
