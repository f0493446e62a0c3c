namespace Observatoire.Returns.Outliers;

/// <summary>
/// The scale on which counts of any size vary alike: square root for small ones, where chance is Poisson's, logarithm for
/// large ones, where a share of the level moves from month to month. See docs/methods/outliers.md.
/// </summary>
/// <remarks>
/// A count of mean m and variance m + s²m², s being the spread, has on it a standard deviation of one whatever m: it is the
/// transformation of a negative binomial (F. J. Anscombe, <i>Biometrika</i> 35, 1948).
/// </remarks>
/// <param name="spread">By what share of their level large counts move from month to month; above zero.</param>
public sealed class CountScale(double spread)
{
    /// <summary>Anscombe's: counts of a few units then stand on the scale where their mean does.</summary>
    internal const double Shift = 3.0 / 8;

    /// <summary>Where a count of zero or more stands.</summary>
    public double Place(double count) => 2 / spread * Math.Asinh(spread * Math.Sqrt(count + Shift));

    /// <summary>The count that stands there, not below zero.</summary>
    public double CountAt(double place)
    {
        double root = Math.Sinh(Math.Max(0, place) * spread / 2) / spread;
        return Math.Max(0, root * root - Shift);
    }

    /// <summary>By what share of a count one unit of the scale moves it.</summary>
    public double ShareOfUnit(double count) => Math.Sqrt((1 + spread * spread * (count + Shift)) / (count + Shift));
}
