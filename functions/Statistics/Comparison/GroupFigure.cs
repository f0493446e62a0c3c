using Observatoire.Statistics.Indicators;

namespace Observatoire.Statistics.Comparison;

/// <summary>What one département of a group adds to a comparison.</summary>
/// <param name="Value">A rate per 1,000 inhabitants, or a derived ratio.</param>
/// <param name="IsSmall">True when it rests on a count too small to be told to others.</param>
public readonly record struct Contribution(double Value, bool IsSmall);

/// <summary>The middle and the usual range of a group of other départements, as far as it may be told.</summary>
/// <param name="Median">Null unless the state is Given; so are the two others.</param>
/// <param name="LowerQuartile">A quarter of the group is below.</param>
/// <param name="UpperQuartile">A quarter of the group is above.</param>
/// <param name="Count">Number of départements of the group that gave the figure; always told.</param>
/// <param name="State">Given, Withheld, Missing (nobody gave it) or NotApplicable (the group has nobody).</param>
public sealed record GroupFigure(
    double? Median,
    double? LowerQuartile,
    double? UpperQuartile,
    int Count,
    FigureState State
)
{
    /// <summary>Fewest départements a group is told for.</summary>
    public const int FewestDepartements = 3;

    private static readonly double[] Probabilities = [0.25, 0.5, 0.75];

    /// <summary>
    /// Quantiles as in <see cref="Distribution"/>. Withheld with fewer than <see cref="FewestDepartements"/>, or when a
    /// value one of the three quantiles is made of rests on a small count. See docs/methods/disclosure.md.
    /// </summary>
    /// <param name="members">Number of départements in the group, whether they gave the figure or not.</param>
    /// <param name="contributions">Of those that gave it, in any order; never that of who reads the comparison.</param>
    public static GroupFigure Compute(int members, IReadOnlyCollection<Contribution> contributions)
    {
        if (contributions.Count == 0)
        {
            return new(null, null, null, 0, members == 0 ? FigureState.NotApplicable : FigureState.Missing);
        }

        Contribution[] sorted = [.. contributions.OrderBy(each => each.Value)];
        if (sorted.Length < FewestDepartements || Probabilities.SelectMany(each => Used(sorted, each)).Any(IsSmall))
        {
            return new(null, null, null, sorted.Length, FigureState.Withheld);
        }

        Distribution distribution = new(sorted.Select(each => each.Value));
        return new(
            distribution.Quantile(0.5),
            distribution.Quantile(0.25),
            distribution.Quantile(0.75),
            sorted.Length,
            FigureState.Given
        );
    }

    private static bool IsSmall(Contribution contribution) => contribution.IsSmall;

    /// <summary>The values a quantile is, or lies between; those equal to them too, since their order is arbitrary.</summary>
    private static IEnumerable<Contribution> Used(Contribution[] sorted, double probability)
    {
        double rank = (sorted.Length - 1) * probability;
        double low = sorted[(int)Math.Floor(rank)].Value;
        double high = sorted[(int)Math.Ceiling(rank)].Value;
        return sorted.Where(each => each.Value >= low && each.Value <= high);
    }
}
