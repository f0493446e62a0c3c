namespace Observatoire.Returns.Outliers;

/// <summary>A figure beside what its past lets expect.</summary>
/// <param name="Cell">Number of its cell.</param>
/// <param name="Place">Where it stands on the scale of counts.</param>
/// <param name="Expected">What was expected.</param>
public readonly record struct FigureSurprise(int Cell, double Place, Expectation Expected)
{
    /// <summary>In standard errors, above zero where the figure is higher than expected.</summary>
    public double Score { get; } = Expected.Surprise(Place);

    /// <summary>How surprising it is, whichever way.</summary>
    public double Size => Math.Abs(Score);
}
