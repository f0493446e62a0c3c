using System.Buffers;
using System.Text.Json;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Files;

/// <summary>
/// The figures of an indicator in some months that the pages' script draws: integers, each the difference with the one before
/// it in time. The inhabitants a rate is over change once a year: a rate is the difference with what the sums let expect, which
/// takes half the place. Its members are described in dashboards/contract/series.schema.json.
/// </summary>
internal static class SeriesJson
{
    private static readonly Measure[] Drawn = [Measure.Sum, Measure.Rate, Measure.Reported, Measure.Expected];

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
            foreach (Measure measure in Drawn)
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
        long scale = ScaleOf(measure, indicator);
        json.WriteStartObject(PublishedNames.NameOf(measure));
        json.WriteNumber("scale", scale);
        json.WriteStartArray("values");
        foreach (Area area in figures.Areas)
        {
            long?[] sums = measure == Measure.Rate ? Row(Measure.Sum, area) : [.. months.Select(_ => (long?)null)];
            WriteRow(json, Row(measure, area), sums);
        }

        json.WriteEndArray();
        json.WriteEndObject();

        long?[] Row(Measure of, Area area) =>
            [.. months.Select(month => Scaled(figures[indicator.Code, month, area, of].Value, ScaleOf(of, indicator)))];
    }

    private static long ScaleOf(Measure measure, IndicatorDefinition indicator) =>
        (long)Math.Pow(10, PublishedPrecision.DecimalsOf(measure, indicator));

    private static long? Scaled(double? value, long scale) =>
        value is double known ? (long)Math.Round((decimal)known * scale, MidpointRounding.AwayFromZero) : null;

    private static void WriteRow(Utf8JsonWriter json, long?[] values, long?[] sums)
    {
        long before = 0;
        long? sumBefore = null;
        json.WriteStartArray();
        foreach ((long? value, long? sum) in values.Zip(sums))
        {
            if (value is not long known)
            {
                json.WriteNullValue();
                continue;
            }

            json.WriteNumberValue(known - Expected(before, sumBefore, sum));
            (before, sumBefore) = (known, sum);
        }

        json.WriteEndArray();
    }

    // As the script computes it, in the same order: the same bits.
    private static long Expected(long before, long? sumBefore, long? sum) =>
        sumBefore is > 0 && sum is not null
            ? (long)Math.Floor(((double)before * sum.Value / sumBefore.Value) + 0.5)
            : before;

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
        foreach (Measure measure in Drawn)
        {
            ForEachCell(
                figures,
                months,
                (area, month) =>
                {
                    Area place = figures.Areas[area];
                    if (figures[indicator, months[month], place, measure].State == state)
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
