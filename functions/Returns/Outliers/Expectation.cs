namespace Observatoire.Returns.Outliers;

/// <summary>One guess of a figure, on the scale of counts, and how far such guesses usually are from the figure.</summary>
/// <param name="Place">Where the figure is expected.</param>
/// <param name="Error">Standard error of the guess, in units of the scale; above zero.</param>
public readonly record struct Reference(double Place, double Error);

/// <summary>What the past of a figure lets expect of it, in several ways at once. See docs/methods/outliers.md.</summary>
/// <param name="references">At least one.</param>
public sealed class Expectation(IReadOnlyList<Reference> references)
{
    private readonly Reference best = references.MinBy(each => each.Error);

    public IReadOnlyList<Reference> References => references;

    /// <summary>The reference that errs least.</summary>
    public Reference Best => best;

    /// <summary>
    /// How many standard errors the figure is above (or below, then negative) the reference it is nearest to; zero where it is
    /// between two of them.
    /// </summary>
    public double Surprise(double place)
    {
        double above = double.PositiveInfinity;
        double below = double.PositiveInfinity;
        foreach (Reference each in references)
        {
            double distance = (place - each.Place) / each.Error;
            above = Math.Min(above, distance);
            below = Math.Min(below, -distance);
        }

        return above > 0 ? above
            : below > 0 ? -below
            : 0;
    }

    /// <summary>The places that surprise by no more than a limit, from one to the other.</summary>
    public (double Low, double High) Within(double limit) =>
        (
            references.Min(each => each.Place - limit * each.Error),
            references.Max(each => each.Place + limit * each.Error)
        );
}
