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
                definitionOf(pair.Key.Indicator).CountsPeople && IsSensitive(table, pair.Key, pair.Value)
                    ? new(pair.Key, new IndicatorCell(null, CellState.Withheld))
                    : pair
            )
        );

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
        };

    private static IndicatorCell SumOf(IndicatorTable table, CellKey key) =>
        table.Cells.TryGetValue(key with { Measure = Measure.Sum }, out IndicatorCell sum) ? sum : default;

    private bool IsSmall(IndicatorCell cell) => cell.Value is double value && value > 0 && value < threshold;
}
