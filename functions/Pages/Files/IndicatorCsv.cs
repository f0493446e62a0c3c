using System.Globalization;
using System.Text;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Files;

/// <summary>The open file of an indicator: RFC 4180, UTF-8 without mark, point decimal, one figure a line.</summary>
/// <remarks>
/// Lines go by month, then level, then area, then measure. Sums carry the decimals of the indicator, derived measures
/// at most four. No field can hold a comma, quote or line end, so nothing is ever quoted.
/// </remarks>
internal static class IndicatorCsv
{
    public const string Header = "indicateur,mois,niveau,code,mesure,valeur,statut";

    public static byte[] Write(SiteFigures figures, IndicatorDefinition indicator)
    {
        StringBuilder lines = new();
        lines.Append(Header).Append("\r\n");
        foreach (ReferenceMonth month in figures.MonthsOf(indicator.Code))
        {
            foreach (Area area in figures.Areas)
            {
                AppendArea(lines, figures, indicator, month, area);
            }
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    private static void AppendArea(
        StringBuilder lines,
        SiteFigures figures,
        IndicatorDefinition indicator,
        ReferenceMonth month,
        Area area
    )
    {
        foreach (Measure measure in PublishedNames.Measures.Where(each => PublishedNames.Applies(each, area.Level)))
        {
            IndicatorCell cell = figures[indicator.Code, month, area, measure];
            lines
                .Append(CultureInfo.InvariantCulture, $"{indicator.Code},{month},{PublishedNames.NameOf(area.Level)},")
                .Append(CultureInfo.InvariantCulture, $"{area},{PublishedNames.NameOf(measure)},")
                .Append(ValueOf(cell))
                .Append(',')
                .Append(PublishedNames.NameOf(cell.State))
                .Append("\r\n");
        }
    }

    private static string ValueOf(IndicatorCell cell) =>
        cell.Value is double value ? ((decimal)value).ToString("0.####", CultureInfo.InvariantCulture) : string.Empty;
}
