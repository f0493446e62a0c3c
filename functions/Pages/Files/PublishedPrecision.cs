using Observatoire.Editions;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Files;

/// <summary>
/// The one precision figures are published with: files carry it, and pages and their script round from it. A page that
/// rounded the unpublished value would sometimes show another last digit than its own script, or than a reader of the
/// open file.
/// </summary>
internal static class PublishedPrecision
{
    private const int DerivedDecimals = 4;

    /// <summary>Decimals of a measure: those of the returns for a sum, none for a number of départements, else four.</summary>
    public static int DecimalsOf(Measure measure, IndicatorDefinition indicator) =>
        measure switch
        {
            Measure.Sum => indicator.Decimals,
            Measure.Reported or Measure.Expected => 0,
            Measure.Mean
            or Measure.Rate
            or Measure.Median
            or Measure.LowerQuartile
            or Measure.UpperQuartile
            or Measure.Percentile10
            or Measure.Percentile90
            or Measure.Numerator
            or Measure.Denominator
            or Measure.Ratio => DerivedDecimals,
        };

    /// <summary>The cell as published; a cell without a value is itself.</summary>
    public static IndicatorCell Round(IndicatorCell cell, Measure measure, IndicatorDefinition indicator) =>
        cell.Value is double value
            ? new IndicatorCell(
                (double)Math.Round((decimal)value, DecimalsOf(measure, indicator), MidpointRounding.AwayFromZero),
                cell.State
            )
            : cell;
}
