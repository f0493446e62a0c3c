using System.Buffers;
using System.Text.Json;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Files;

/// <summary>
/// The figures of an indicator in some months for the pages' script: integers, each the difference with the one before it in time.
/// Its members are described in dashboards/contract/series.schema.json.
/// </summary>
internal static class SeriesJson
{
    public static byte[] Write(SiteFigures figures, IndicatorDefinition indicator, IReadOnlyList<ReferenceMonth> months)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteString("indicator", indicator.Code);
            WriteStrings(json, "months", months.Select(month => month.ToString()));
            WriteStrings(json, "areas", figures.Areas.Select(PublishedNames.KeyOf));
            json.WriteStartObject("measures");
            foreach (Measure measure in PublishedNames.Measures)
            {
                WriteMeasure(json, figures, indicator, months, measure);
            }

            json.WriteEndObject();
            WritePartial(json, figures, indicator.Code, months);
            WriteStates(json, "withheld", CellState.Withheld, figures, indicator.Code, months);
            WriteStates(json, "notApplicable", CellState.NotApplicable, figures, indicator.Code, months);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteMeasure(
        Utf8JsonWriter json,
        SiteFigures figures,
        IndicatorDefinition indicator,
        IReadOnlyList<ReferenceMonth> months,
        Measure measure
    )
    {
        long scale = (long)Math.Pow(10, PublishedPrecision.DecimalsOf(measure, indicator));
        json.WriteStartObject(PublishedNames.NameOf(measure));
        json.WriteNumber("scale", scale);
        json.WriteStartArray("values");
        foreach (Area area in figures.Areas)
        {
            if (PublishedNames.Applies(measure, area.Level))
            {
                WriteRow(json, months.Select(month => figures[indicator.Code, month, area, measure].Value), scale);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, IEnumerable<double?> values, long scale)
    {
        long before = 0;
        json.WriteStartArray();
        foreach (double? value in values)
        {
            if (value is null)
            {
                json.WriteNullValue();
                continue;
            }

            long scaled = (long)Math.Round((decimal)value.Value * scale, MidpointRounding.AwayFromZero);
            json.WriteNumberValue(scaled - before);
            before = scaled;
        }

        json.WriteEndArray();
    }

    private static void WritePartial(
        Utf8JsonWriter json,
        SiteFigures figures,
        string indicator,
        IReadOnlyList<ReferenceMonth> months
    )
    {
        json.WriteStartArray("partial");
        ForEachCell(
            figures,
            months,
            (area, month) =>
            {
                if (figures[indicator, months[month], figures.Areas[area], Measure.Sum].State == CellState.Partial)
                {
                    WriteNumbers(json, area, month);
                }
            }
        );
        json.WriteEndArray();
    }

    private static void WriteStates(
        Utf8JsonWriter json,
        string name,
        CellState state,
        SiteFigures figures,
        string indicator,
        IReadOnlyList<ReferenceMonth> months
    )
    {
        json.WriteStartArray(name);
        foreach (Measure measure in PublishedNames.Measures)
        {
            ForEachCell(
                figures,
                months,
                (area, month) =>
                {
                    Area place = figures.Areas[area];
                    if (
                        PublishedNames.Applies(measure, place.Level)
                        && figures[indicator, months[month], place, measure].State == state
                    )
                    {
                        json.WriteStartArray();
                        json.WriteStringValue(PublishedNames.NameOf(measure));
                        json.WriteNumberValue(area);
                        json.WriteNumberValue(month);
                        json.WriteEndArray();
                    }
                }
            );
        }

        json.WriteEndArray();
    }

    private static void ForEachCell(SiteFigures figures, IReadOnlyList<ReferenceMonth> months, Action<int, int> act)
    {
        for (int area = 0; area < figures.Areas.Count; area++)
        {
            for (int month = 0; month < months.Count; month++)
            {
                act(area, month);
            }
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, params ReadOnlySpan<int> numbers)
    {
        json.WriteStartArray();
        foreach (int number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
