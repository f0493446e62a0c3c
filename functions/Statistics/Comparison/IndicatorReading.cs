using Observatoire.Editions;

namespace Observatoire.Statistics.Comparison;

/// <summary>Why a figure has, or has not, a value.</summary>
public enum FigureState
{
    /// <summary>There is a value.</summary>
    Given,

    /// <summary>It was not sent, which is not zero.</summary>
    Missing,

    /// <summary>It has no meaning here: a ratio over nothing, a group without members.</summary>
    NotApplicable,

    /// <summary>Too few of the départements that gave it have it told by the release.</summary>
    Withheld,

    /// <summary>No release yet tells the others' figures of the month, or of the year before it.</summary>
    NotReleased,
}

/// <summary>The value of an indicator in the totals of one return: as sent, or derived by its formula.</summary>
/// <param name="Value">In its unit; null unless the state is Given.</param>
/// <param name="State">Given, Missing or NotApplicable.</param>
public readonly record struct IndicatorReading(double? Value, FigureState State)
{
    /// <param name="indicator">What to read.</param>
    /// <param name="totals">Hundredths by <see cref="LinearTerm.Key"/>: those of one return.</param>
    public static IndicatorReading Read(IndicatorDefinition indicator, IReadOnlyDictionary<string, long> totals)
    {
        if (indicator.Formula is not RatioFormula formula)
        {
            return totals.TryGetValue(indicator.Code, out long hundredths)
                ? new(hundredths / 100d, FigureState.Given)
                : new(null, FigureState.Missing);
        }

        if (formula.Numerator.Terms.Concat(formula.Denominator.Terms).Any(term => !totals.ContainsKey(term.Key)))
        {
            return new(null, FigureState.Missing);
        }

        double over = Sum(formula.Denominator, totals);
        return over == 0
            ? new(null, FigureState.NotApplicable)
            : new(Sum(formula.Numerator, totals) / over, FigureState.Given);
    }

    private static double Sum(LinearForm form, IReadOnlyDictionary<string, long> totals) =>
        form.Terms.Sum(term => (double)term.FactorHundredths * totals[term.Key]) / 10_000;
}
