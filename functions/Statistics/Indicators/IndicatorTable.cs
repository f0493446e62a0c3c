using Observatoire.Editions;
using Observatoire.Editions.Time;

namespace Observatoire.Statistics.Indicators;

/// <summary>What is measured over the départements of an area. See docs/methods/indicators.md.</summary>
public enum Measure
{
    /// <summary>Sum of the values reported.</summary>
    Sum,

    /// <summary>Mean over the départements that reported.</summary>
    Mean,

    Median,
    LowerQuartile,
    UpperQuartile,
    Percentile10,
    Percentile90,

    /// <summary>Sum per 1,000 inhabitants of the départements that reported.</summary>
    Rate,

    /// <summary>Number of départements that reported a value.</summary>
    Reported,

    /// <summary>Number of départements expected to.</summary>
    Expected,

    /// <summary>Upper side of a derived indicator, summed over those that gave both sides.</summary>
    Numerator,

    /// <summary>Lower side of a derived indicator, summed over those that gave both sides.</summary>
    Denominator,

    /// <summary>A derived indicator: a ratio of sums, never a mean of ratios.</summary>
    Ratio,
}

/// <summary>Identity of one figure, from aggregation to page.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Month">Its month.</param>
/// <param name="Area">Its place.</param>
/// <param name="Measure">What is measured there.</param>
public readonly record struct CellKey(string Indicator, ReferenceMonth Month, Area Area, Measure Measure)
{
    private const char Bar = '|';

    /// <summary>Reads a key as <see cref="ToString"/> writes it.</summary>
    /// <exception cref="FormatException">When the text is no key.</exception>
    public static CellKey Parse(string text) =>
        text.Split(Bar) is [string month, string indicator, string measure, string level, string area]
        && Enum.TryParse(measure, out Measure known)
        && Enum.TryParse(level, out AreaLevel knownLevel)
            ? new(indicator, ReferenceMonth.Parse(month), Area.Parse(knownLevel, area), known)
            : throw new FormatException($"« {text} » is not the key of a figure.");

    /// <summary>The same in every release: <c>2026-01|SUI_FIN|Sum|Departement|59</c>.</summary>
    public override string ToString() => $"{Month}{Bar}{Indicator}{Bar}{Measure}{Bar}{Area.Level}{Bar}{Area}";
}

/// <summary>Why a cell has, or has not, a value.</summary>
public enum CellState
{
    /// <summary>Nobody reported: no value, which is not zero.</summary>
    Missing,

    /// <summary>Every département expected has reported.</summary>
    Complete,

    /// <summary>A value over the départements that reported; some have not.</summary>
    Partial,

    /// <summary>The measure has no meaning here (a rate where the population is unknown).</summary>
    NotApplicable,

    /// <summary>A value exists and is withheld to protect people; set by disclosure control only.</summary>
    Withheld,
}

/// <summary>A figure and its state: a value exactly when the state is Complete or Partial.</summary>
public readonly record struct IndicatorCell
{
    public IndicatorCell(double? value, CellState state)
    {
        if (value.HasValue != (state is CellState.Complete or CellState.Partial))
        {
            throw new ArgumentException($"A cell in state {state} cannot have the value {value}.", nameof(value));
        }

        Value = value;
        State = state;
    }

    public double? Value { get; }

    public CellState State { get; }
}

/// <summary>The indicators of one month before disclosure control: not publishable. Immutable.</summary>
/// <param name="month">The month of every figure.</param>
/// <param name="edition">The edition they are of: its definitions and its rules are public.</param>
/// <param name="cells">The figures.</param>
public sealed class IndicatorTable(
    ReferenceMonth month,
    NomenclatureEdition edition,
    IEnumerable<KeyValuePair<CellKey, IndicatorCell>> cells
)
{
    public ReferenceMonth Month { get; } = month;

    public NomenclatureEdition Edition { get; } = edition;

    public IReadOnlyDictionary<CellKey, IndicatorCell> Cells { get; } = new Dictionary<CellKey, IndicatorCell>(cells);
}
