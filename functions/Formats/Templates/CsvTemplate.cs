using System.Globalization;
using System.Text;
using Observatoire.Returns;

namespace Observatoire.Formats.Templates;

/// <summary>A return ready to fill as CSV: UTF-8 with its mark, semicolons, decimal comma, as French spreadsheets open it.</summary>
public static class CsvTemplate
{
    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };

    public static byte[] Write(ReturnTemplate template)
    {
        StringBuilder text = new();
        text.AppendJoin(';', ReturnColumns.All).Append("\r\n");
        foreach (TemplateLine line in template.Lines)
        {
            string value = line.Value?.ToString("0.##", DecimalComma) ?? "";
            text.AppendJoin(
                    ';',
                    template.Month.ToString(),
                    template.Departement,
                    line.Territory,
                    line.Cell.Indicator.Code,
                    line.Cell.Breakdown,
                    line.Cell.Category,
                    value,
                    "",
                    ""
                )
                .Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
