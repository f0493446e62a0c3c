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

    /// <summary>It exists and is not told: it rests on too few départements, or on a small count.</summary>
    Withheld,
}

/// <summary>The value of an indicator in the totals of one return: as sent, or derived by its formula.</summary>
/// <param name="Value">In its unit; null unless the state is Given.</param>
/// <param name="State">Given, Missing or NotApplicable.</param>
/// <param name="IsSmall">True when it rests on a count of people strictly between 0 and the threshold.</param>
public readonly record struct IndicatorReading(double? Value, FigureState State, bool IsSmall)
{
    /// <param name="indicator">What to read.</param>
    /// <param name="totals">Hundredths by <see cref="LinearTerm.Key"/>: those of one return.</param>
    /// <param name="edition">Says which of the figures in a formula count people.</param>
    /// <param name="threshold">Smallest count that may be told to others.</param>
    public static IndicatorReading Read(
        IndicatorDefinition indicator,
        IReadOnlyDictionary<string, long> totals,
        NomenclatureEdition edition,
        int threshold
    )
    {
        if (indicator.Formula is not RatioFormula formula)
        {
            return totals.TryGetValue(indicator.Code, out long hundredths)
                ? new(
                    hundredths / 100d,
                    FigureState.Given,
                    indicator.CountsPeople && IsBelow(hundredths / 100d, threshold)
                )
                : new(null, FigureState.Missing, false);
        }

        if (formula.Numerator.Terms.Concat(formula.Denominator.Terms).Any(term => !totals.ContainsKey(term.Key)))
        {
            return new(null, FigureState.Missing, false);
        }

        double over = Sum(formula.Denominator, totals);
        return over == 0
            ? new(null, FigureState.NotApplicable, false)
            : new(
                Sum(formula.Numerator, totals) / over,
                FigureState.Given,
                IsBelow(People(formula.Numerator, totals, edition), threshold)
                    || IsBelow(People(formula.Denominator, totals, edition), threshold)
            );
    }

    private static bool IsBelow(double count, int threshold) => count > 0 && count < threshold;

    private static double Sum(LinearForm form, IReadOnlyDictionary<string, long> totals) =>
        form.Terms.Sum(term => (double)term.FactorHundredths * totals[term.Key]) / 10_000;

    /// <summary>The people a side of a formula rests on: its counts of people, without their factors.</summary>
    private static double People(
        LinearForm form,
        IReadOnlyDictionary<string, long> totals,
        NomenclatureEdition edition
    ) =>
        form.Terms.Where(term => edition.FindIndicator(term.Indicator)?.CountsPeople == true)
            .Sum(term => totals[term.Key]) / 100d;
}
