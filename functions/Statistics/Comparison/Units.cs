namespace Observatoire.Statistics.Comparison;

/// <summary>A count and what it is compared with, for one unit (a département, a territory). One not reported is absent.</summary>
/// <param name="Code">Identifies the unit.</param>
/// <param name="Count">Events observed; not negative.</param>
/// <param name="Denominator">Events expected, inhabitants or cases among which they were counted; above zero.</param>
public sealed record CountedUnit(string Code, double Count, double Denominator)
{
    /// <summary>Count over denominator.</summary>
    public double Ratio => Count / Denominator;
}

/// <summary>An estimate and its known precision, for one unit. One not reported is absent.</summary>
/// <param name="Code">Identifies the unit.</param>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Standard error of the estimate, in the same unit; above zero.</param>
public sealed record MeasuredUnit(string Code, double Value, double StandardError)
{
    /// <summary>Square of the standard error.</summary>
    public double Variance => StandardError * StandardError;
}
