namespace Observatoire.Statistics.Comparison;

/// <summary>What the units of a funnel are compared by.</summary>
public enum FunnelMeasure
{
    /// <summary>Events observed over events expected; the target is 1.</summary>
    Ratio,

    /// <summary>Events over inhabitants; the target is the rate of all units together.</summary>
    Rate,

    /// <summary>Cases that have a property over all cases; the target is the proportion of all units together.</summary>
    Proportion,
}

/// <summary>The scale on which the value of a unit is nearly normal, with a variance that depends on its size alone.</summary>
public enum FunnelScale
{
    /// <summary>Square root of a ratio or rate; arcsine of the square root of a proportion (Spiegelhalter 2012).</summary>
    SquareRoot,

    /// <summary>Logarithm of a ratio or rate, as the SHMI of the NHS. Not for proportions.</summary>
    Logarithm,
}

/// <summary>What is done when the units vary more than chance makes them.</summary>
public enum Overdispersion
{
    /// <summary>Nothing: the limits are those of chance alone.</summary>
    Ignored,

    /// <summary>The standard error of every unit is multiplied by the root of phi.</summary>
    Multiplicative,

    /// <summary>A variance between units, the same for all, is added to that of each: a large unit stays uncertain.</summary>
    Additive,
}

/// <summary>What keeps the outliers that are looked for from widening the limits.</summary>
public enum TailTreatment
{
    /// <summary>Scores beyond the quantiles are brought back to them (Spiegelhalter 2005).</summary>
    Winsorised,

    /// <summary>The scores at both ends are left out (SHMI).</summary>
    Truncated,
}

/// <summary>How a funnel plot is drawn. The defaults are those the published verdicts are given with.</summary>
public sealed record FunnelOptions
{
    public FunnelMeasure Measure { get; init; } = FunnelMeasure.Ratio;

    /// <summary>The centre of the funnel; null for 1 (a ratio), or for the value of all units together.</summary>
    public double? Target { get; init; }

    public FunnelScale Scale { get; init; } = FunnelScale.SquareRoot;

    public Overdispersion Overdispersion { get; init; } = Overdispersion.Additive;

    public TailTreatment Tails { get; init; } = TailTreatment.Winsorised;

    /// <summary>Share of the units in each tail; from 0 to under one half.</summary>
    public double TailShare { get; init; } = 0.1;

    /// <summary>
    /// True to measure over-dispersion beside what treating the tails makes of chance; false for the published methods to
    /// the digit, by which units that vary at random about the target are outside 95 % limits one time in ten or more.
    /// </summary>
    public bool CorrectsForTails { get; init; } = true;

    /// <summary>A verdict is given on a unit of at least so many events expected (and, of a proportion, not expected).</summary>
    public double FewestExpected { get; init; } = 5;

    /// <summary>Over-dispersion is estimated, and a verdict that needs it given, from at least so many such units.</summary>
    public int FewestUnits { get; init; } = 10;

    /// <summary>Level of the inner limits, which decide the verdict.</summary>
    public double Level { get; init; } = Confidence.Usual;

    /// <summary>Level of the outer limits.</summary>
    public double OuterLevel { get; init; } = Confidence.Outer;
}
