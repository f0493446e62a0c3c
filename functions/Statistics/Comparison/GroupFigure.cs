using Observatoire.Statistics.Indicators;

namespace Observatoire.Statistics.Comparison;

/// <summary>The middle and the usual range of a group of other départements, over the figures that a release tells.</summary>
/// <param name="Median">Null unless the state is Given; so are the two others.</param>
/// <param name="LowerQuartile">A quarter of those told is below.</param>
/// <param name="UpperQuartile">A quarter of those told is above.</param>
/// <param name="Members">Number of départements in the group.</param>
/// <param name="Count">How many of them gave the figure; null where no release tells the month.</param>
/// <param name="Told">Of how many of these the release tells it; null where no release tells the month.</param>
/// <param name="State">Given, Withheld, Missing (nobody gave it), NotApplicable (the group has nobody) or NotReleased.</param>
public sealed record GroupFigure(
    double? Median,
    double? LowerQuartile,
    double? UpperQuartile,
    int Members,
    int? Count,
    int? Told,
    FigureState State
)
{
    /// <summary>Fewest départements a group is told for.</summary>
    public const int FewestDepartements = 3;

    /// <summary>
    /// Quantiles as in <see cref="Distribution"/>, withheld with fewer than <see cref="FewestDepartements"/> figures told.
    /// See docs/methods/peers.md.
    /// </summary>
    /// <param name="members">Number of départements in the group, whether they gave the figure or not.</param>
    /// <param name="withheld">How many gave it and have it withheld by the release.</param>
    /// <param name="told">The figures that the release tells, in any order; never that of who reads the comparison.</param>
    public static GroupFigure Compute(int members, int withheld, IReadOnlyCollection<double> told)
    {
        int count = told.Count + withheld;
        if (told.Count < FewestDepartements)
        {
            FigureState state =
                members == 0 ? FigureState.NotApplicable
                : count == 0 ? FigureState.Missing
                : FigureState.Withheld;
            return new(null, null, null, members, count, told.Count, state);
        }

        Distribution distribution = new(told);
        return new(
            distribution.Quantile(0.5),
            distribution.Quantile(0.25),
            distribution.Quantile(0.75),
            members,
            count,
            told.Count,
            FigureState.Given
        );
    }

    /// <summary>The group where no release tells anything of it.</summary>
    public static GroupFigure BeforeRelease(int members) =>
        new(null, null, null, members, null, null, members == 0 ? FigureState.NotApplicable : FigureState.NotReleased);
}
