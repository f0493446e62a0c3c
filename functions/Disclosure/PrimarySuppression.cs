using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Nomenclature;

namespace Observatoire.Disclosure;

/// <summary>
/// Threshold rule (INSEE, règles du secret statistique: fewer than 11 units are not published), and nothing more yet:
/// docs/methods/disclosure.md says what is and is not guaranteed.
/// </summary>
/// <remarks>
/// A figure that counts people and lies strictly between 0 and <paramref name="threshold"/> is withheld. Where the sum
/// of an area is withheld, every figure derived from it (mean, quantiles, rate) is withheld with it; a quantile that is
/// itself a small count is withheld on its own. A true zero is published. How many départements reported is not a
/// figure about people and is always published.
/// </remarks>
/// <param name="threshold">Smallest count that may be published; 11 unless configured.</param>
public sealed class PrimarySuppression(int threshold)
{
    public const int DefaultThreshold = 11;

    /// <param name="table">Indicators as computed.</param>
    /// <param name="definitionOf">The definition of an indicator by its code.</param>
    public ProtectedTable Protect(IndicatorTable table, Func<string, IndicatorDefinition> definitionOf) =>
        new(
            table.Cells.Select(pair =>
                IsSensitive(table, pair.Key, pair.Value, definitionOf)
                    ? new(pair.Key, new IndicatorCell(null, CellState.Withheld))
                    : pair
            )
        );

    private bool IsSensitive(
        IndicatorTable table,
        CellKey key,
        IndicatorCell cell,
        Func<string, IndicatorDefinition> definitionOf
    )
    {
        IndicatorDefinition indicator = definitionOf(key.Indicator);
        return indicator.Formula is RatioFormula formula
            ? RestsOnFew(table, key, Measure.Numerator, formula.Numerator, definitionOf)
                || RestsOnFew(table, key, Measure.Denominator, formula.Denominator, definitionOf)
            : indicator.CountsPeople && IsSensitive(table, key, cell);
    }

    /// <summary>
    /// True when a side of a ratio that counts people is small, its factors left out: both sides and the ratio are then
    /// withheld, since any two of them give the third.
    /// </summary>
    private bool RestsOnFew(
        IndicatorTable table,
        CellKey key,
        Measure side,
        LinearForm form,
        Func<string, IndicatorDefinition> definitionOf
    )
    {
        if (
            key.Measure is Measure.Reported or Measure.Expected
            || !form.Terms.Any(term => definitionOf(term.Indicator).CountsPeople)
            || !table.Cells.TryGetValue(key with { Measure = side }, out IndicatorCell sum)
            || sum.Value is not double value
        )
        {
            return false;
        }

        double count = Math.Abs(value) / Math.Max(1, form.Terms.Max(term => Math.Abs(term.FactorHundredths)) / 100d);
        return count > 0 && count < threshold;
    }

    private bool IsSensitive(IndicatorTable table, CellKey key, IndicatorCell cell) =>
        key.Measure switch
        {
            Measure.Reported or Measure.Expected => false,
            Measure.Sum => IsSmall(cell),
            Measure.Mean
            or Measure.Median
            or Measure.LowerQuartile
            or Measure.UpperQuartile
            or Measure.Percentile10
            or Measure.Percentile90 => IsSmall(cell) || IsSmall(SumOf(table, key)),
            Measure.Rate => IsSmall(SumOf(table, key)),
            Measure.Numerator or Measure.Denominator or Measure.Ratio => throw new InvalidOperationException(
                $"{key.Indicator} is not derived and has no {key.Measure}."
            ),
        };

    private static IndicatorCell SumOf(IndicatorTable table, CellKey key) =>
        table.Cells.TryGetValue(key with { Measure = Measure.Sum }, out IndicatorCell sum) ? sum : default;

    private bool IsSmall(IndicatorCell cell) => cell.Value is double value && value > 0 && value < threshold;
}
