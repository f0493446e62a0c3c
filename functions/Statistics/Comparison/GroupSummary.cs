using MathNet.Numerics.Distributions;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Statistics.Comparison;

/// <summary>What one département of a group gave for a ratio.</summary>
/// <param name="Code">Its INSEE code.</param>
/// <param name="Numerator">Null when it was not reported.</param>
/// <param name="Denominator">Null when it was not reported or is not known; else not negative.</param>
public sealed record GroupMember(string Code, double? Numerator, double? Denominator);

/// <summary>
/// The départements that hold one value of the typology. The ratio is that of sums, its variance is between
/// départements and its interval by Student's t, both corrected for small groups (Bell and McCaffrey 2002). See
/// docs/methods/group-comparison.md.
/// </summary>
public sealed record GroupSummary
{
    /// <summary>Number of départements in the group.</summary>
    public required int Expected { get; init; }

    /// <summary>Number of those that gave both sides of the ratio.</summary>
    public required int Reported { get; init; }

    /// <summary>Sum of the numerators of those that reported; null when none did.</summary>
    public required double? Sum { get; init; }

    /// <summary>Sum of the numerators over that of the denominators; null without a denominator.</summary>
    public required double? Ratio { get; init; }

    /// <summary>Square of the standard error of the ratio; null with fewer than the fewest départements.</summary>
    public required double? Variance { get; init; }

    /// <summary>Degrees of freedom of the variance; null with fewer than the fewest départements.</summary>
    public required double? Freedom { get; init; }

    /// <summary>Interval of the ratio; null with fewer than the fewest départements.</summary>
    public required Interval? Interval { get; init; }

    /// <summary>Of the départements' own ratios; null without any. So are the two quartiles.</summary>
    public required double? Median { get; init; }

    public required double? LowerQuartile { get; init; }

    public required double? UpperQuartile { get; init; }

    /// <summary>Part of the denominators that the largest département has, from 0 to 1; null without a denominator.</summary>
    public required double? LargestShare { get; init; }

    /// <param name="members">All départements of the group, each once, whether they reported or not.</param>
    /// <param name="level">Of the interval.</param>
    /// <exception cref="ArgumentException">When a denominator is negative.</exception>
    public static GroupSummary Summarise(IReadOnlyCollection<GroupMember> members, double level = Confidence.Usual)
    {
        (double Above, double Below)[] reported =
        [
            .. members
                .Where(member => member is { Numerator: not null, Denominator: not null })
                .Select(member => (member.Numerator!.Value, member.Denominator!.Value)),
        ];
        if (reported.Any(member => member.Below < 0))
        {
            throw new ArgumentException("A denominator is negative.", nameof(members));
        }

        double above = reported.Sum(member => member.Above);
        double below = reported.Sum(member => member.Below);
        double[] own = [.. reported.Where(member => member.Below > 0).Select(member => member.Above / member.Below)];
        Distribution? distribution = own.Length > 0 ? new(own) : null;
        double? ratio = below > 0 ? above / below : null;
        (double Variance, double Freedom)? found =
            own.Length >= GroupFigure.FewestDepartements
                ? Reduced(own, [.. reported.Where(member => member.Below > 0).Select(member => member.Below / below)])
                : null;
        return new GroupSummary
        {
            Expected = members.Count,
            Reported = reported.Length,
            Sum = reported.Length > 0 ? above : null,
            Ratio = ratio,
            Variance = found?.Variance,
            Freedom = found?.Freedom,
            Interval =
                ratio is double centre && found is (double square, double freedom)
                    ? Around(centre, square, freedom, level)
                    : null,
            Median = distribution?.Quantile(0.5),
            LowerQuartile = distribution?.Quantile(0.25),
            UpperQuartile = distribution?.Quantile(0.75),
            LargestShare = below > 0 ? reported.Max(member => member.Below) / below : null,
        };
    }

    /// <summary>The interval of an estimate whose variance has so many degrees of freedom.</summary>
    internal static Interval Around(double centre, double variance, double freedom, double level)
    {
        double reach = StudentT.InvCDF(0, 1, freedom, 1 - Confidence.Tail(level)) * Math.Sqrt(variance);
        return new Interval(centre - reach, centre + reach);
    }

    /// <summary>
    /// The squared residual of each département, by its share of the denominators, over what it is expected to be; the
    /// degrees of freedom are Satterthwaite's. Both are exact for ratios of one variance, and hold for others nearly.
    /// </summary>
    private static (double Variance, double Freedom) Reduced(double[] ratios, double[] shares)
    {
        double ratio = ratios.Zip(shares, (each, share) => each * share).Sum();
        double squares = shares.Sum(share => share * share);
        double[] factors = [.. shares.Select(share => share * share / (1 - 2 * share + squares))];
        double variance = ratios.Zip(factors, (each, factor) => factor * (each - ratio) * (each - ratio)).Sum();
        double spread = 0;
        for (int row = 0; row < shares.Length; row++)
        {
            for (int column = 0; column < shares.Length; column++)
            {
                double covariance = (row == column ? 1 : 0) - shares[row] - shares[column] + squares;
                spread += factors[row] * factors[column] * covariance * covariance;
            }
        }

        return (variance, squares * squares / spread);
    }
}
