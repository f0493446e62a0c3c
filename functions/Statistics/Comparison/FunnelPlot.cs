namespace Observatoire.Statistics.Comparison;

/// <summary>One unit of a funnel plot.</summary>
/// <param name="Code">Identifies the unit.</param>
/// <param name="Value">Its ratio, rate or proportion.</param>
/// <param name="Denominator">Its place on the other axis: events expected, inhabitants or cases.</param>
/// <param name="UnadjustedScore">Distance from the target on the scale, in standard errors by chance alone (z).</param>
/// <param name="AdjustedScore">The same with over-dispersion; equals it where there is nothing to adjust for.</param>
/// <param name="Limits">The inner limits at its denominator.</param>
/// <param name="OuterLimits">The outer limits at its denominator.</param>
/// <param name="Verdict">Beside the inner limits.</param>
/// <param name="OuterVerdict">Beside the outer limits.</param>
public sealed record FunnelPoint(
    string Code,
    double Value,
    double Denominator,
    double UnadjustedScore,
    double AdjustedScore,
    Interval Limits,
    Interval OuterLimits,
    Verdict Verdict,
    Verdict OuterVerdict
);

/// <summary>
/// Units of unequal size beside what chance allows each: Spiegelhalter, Funnel plots for comparing institutional
/// performance, Statistics in Medicine 24, 2005; over-dispersion as in Quality and Safety in Health Care 14, 2005, and
/// Journal of the Royal Statistical Society A 175, 2012. Never a league table. See docs/methods/funnel-plot.md.
/// </summary>
public sealed class FunnelPlot
{
    private readonly FunnelCurve curve;
    private readonly FunnelOptions options;

    private FunnelPlot(IReadOnlyList<CountedUnit> units, double target, FunnelOptions options)
    {
        this.options = options;
        Target = target;
        curve = new FunnelCurve(target, options.Measure == FunnelMeasure.Proportion, options.Scale);
        CountedUnit[] large = [.. units.Where(IsLarge)];
        if (options.Overdispersion != Overdispersion.Ignored && large.Length >= options.FewestUnits)
        {
            Dispersion = Dispersion.Estimate(
                [.. large.Select(curve.Score)],
                [.. large.Select(unit => curve.Deviation(unit.Denominator))],
                options
            );
        }

        Points = [.. units.Select(PointOf)];
    }

    /// <summary>The centre of the funnel.</summary>
    public double Target { get; }

    /// <summary>Null when it is ignored, or when too few units are large enough to tell: no verdict is then given.</summary>
    public Dispersion? Dispersion { get; }

    /// <summary>In the order of the units.</summary>
    public IReadOnlyList<FunnelPoint> Points { get; }

    /// <param name="units">Those that reported, each once.</param>
    /// <param name="options">How it is drawn.</param>
    /// <returns>Null when there is nothing to compare: no unit, or no event in any of them.</returns>
    /// <exception cref="ArgumentException">
    /// When a count is negative, a denominator or a given target not above zero, a proportion above 1, a share of the tails
    /// not under one half, or proportions are asked for on a logarithm.
    /// </exception>
    public static FunnelPlot? Plot(IReadOnlyList<CountedUnit> units, FunnelOptions options)
    {
        bool areProportions = options.Measure == FunnelMeasure.Proportion;
        if (units.Any(unit => unit.Count < 0 || unit.Denominator <= 0 || (areProportions && unit.Ratio > 1)))
        {
            throw new ArgumentException("A unit has a count or a denominator outside its range.", nameof(units));
        }

        if (
            (areProportions && options.Scale == FunnelScale.Logarithm)
            || options.Target <= 0
            || options.TailShare is < 0 or >= 0.5
        )
        {
            throw new ArgumentException("An option is outside its range.", nameof(options));
        }

        double events = units.Sum(unit => unit.Count);
        return events == 0
            ? null
            : new FunnelPlot(
                units,
                options.Target
                    ?? (options.Measure == FunnelMeasure.Ratio ? 1 : events / units.Sum(unit => unit.Denominator)),
                options
            );
    }

    /// <summary>The limits for a unit of that size, to draw the curve or judge a unit.</summary>
    /// <param name="denominator">Events expected, inhabitants or cases; above zero.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <returns>
    /// In the unit of the values. Those of chance alone (exact for events, by the score for proportions), unless the units
    /// vary more than that; then normal on the scale.
    /// </returns>
    public Interval LimitsAt(double denominator, double level) =>
        Dispersion is { IsExcessive: true } found
            ? curve.Normal(Confidence.StandardErrors(level), Adjusted(curve.Deviation(denominator), found))
            : curve.ByChance(denominator, level);

    private FunnelPoint PointOf(CountedUnit unit)
    {
        double score = curve.Score(unit);
        double deviation = curve.Deviation(unit.Denominator);
        Interval limits = LimitsAt(unit.Denominator, options.Level);
        Interval outer = LimitsAt(unit.Denominator, options.OuterLevel);
        return new FunnelPoint(
            unit.Code,
            unit.Ratio,
            unit.Denominator,
            score,
            Dispersion is { IsExcessive: true } found ? score * deviation / Adjusted(deviation, found) : score,
            limits,
            outer,
            VerdictOf(unit, limits),
            VerdictOf(unit, outer)
        );
    }

    private double Adjusted(double deviation, Dispersion found) =>
        options.Overdispersion == Overdispersion.Multiplicative
            ? deviation * Math.Sqrt(Math.Max(1, found.CorrectedPhi))
            : Math.Sqrt(deviation * deviation + found.Between);

    private Verdict VerdictOf(CountedUnit unit, Interval limits) =>
        !IsLarge(unit) || (Dispersion is null && options.Overdispersion != Overdispersion.Ignored)
            ? Verdict.Inconclusive
        : unit.Ratio > limits.High ? Verdict.Higher
        : unit.Ratio < limits.Low ? Verdict.Lower
        : Verdict.Compatible;

    private bool IsLarge(CountedUnit unit) => curve.FewerExpected(unit.Denominator) >= options.FewestExpected;
}
