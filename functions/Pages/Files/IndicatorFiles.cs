using Observatoire.Editions;

namespace Observatoire.Pages.Files;

/// <summary>The files of an indicator that départements send.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Series">For the pages' script.</param>
/// <param name="Data">For people and machines.</param>
internal sealed record IndicatorFiles(IndicatorDefinition Indicator, SeriesFiles Series, DataFile Data)
{
    public static IndicatorFiles Write(SiteFigures figures, IndicatorDefinition indicator) =>
        new(
            indicator,
            SeriesFiles.Write(figures, indicator),
            DataFile.Write(indicator.Code, IndicatorCsv.Write(figures, indicator))
        );
}
