using System.Globalization;
using Observatoire.Editions;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Files;

/// <summary>The open file of an indicator, and that of territories: one figure a line.</summary>
/// <remarks>
/// Lines go by month, then level, then area, then measure; those of territories by indicator first. Sums carry the decimals
/// of the indicator, derived measures at most four.
/// </remarks>
internal static class IndicatorCsv
{
    public const string Header = "indicateur,mois,niveau,code,mesure,valeur,statut";

    public static byte[] Write(SiteFigures figures, IndicatorDefinition indicator) =>
        CsvText.Write(
            Header,
            from month in figures.MonthsOf(indicator.Code)
            from area in figures.Areas
            from measure in PublishedNames.MeasuresOf(indicator, area.Level)
            select LineOf(
                new CellKey(indicator.Code, month, area, measure),
                figures[indicator.Code, month, area, measure]
            )
        );

    /// <returns>Null when nothing is told of territories.</returns>
    public static CsvFile? WriteTerritories(SiteFigures figures)
    {
        string[] lines =
        [
            .. figures
                .OfTerritories()
                .OrderBy(pair => pair.Key.Indicator, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Month)
                .ThenBy(pair => pair.Key.Area.ToString(), StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Measure)
                .Select(pair => LineOf(pair.Key, pair.Value)),
        ];
        return lines.Length == 0 ? null : CsvFile.Write(CsvFile.Territories, CsvText.Write(Header, lines));
    }

    private static string LineOf(in CellKey key, in IndicatorCell cell) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{key.Indicator},{key.Month},{PublishedNames.NameOf(key.Area.Level)},{key.Area},{PublishedNames.NameOf(key.Measure)},{CsvText.Number(cell.Value)},{PublishedNames.NameOf(cell.State)}"
        );
}
