using Observatoire.Editions;

namespace Observatoire.Pages.Files;

/// <summary>The files of an indicator that départements send.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Series">For the pages' script.</param>
/// <param name="Open">For people and machines.</param>
internal sealed record IndicatorFiles(IndicatorDefinition Indicator, SeriesFiles Series, CsvFile Open)
{
    public static IndicatorFiles Write(SiteFigures figures, IndicatorDefinition indicator) =>
        new(
            indicator,
            SeriesFiles.Write(figures, indicator),
            CsvFile.Write(indicator.Code, IndicatorCsv.Write(figures, indicator))
        );
}
