using System.Text.Json;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Time;

namespace Observatoire.Formats.Indicators;

/// <summary>
/// An indicator table as JSON, kept between the computation and the release; not a published file. One row a cell, in
/// the order of its key: [indicator, month, level, code, measure, state, value].
/// </summary>
public static class IndicatorTableFile
{
    public static byte[] Write(IndicatorTable table)
    {
        object?[][] rows =
        [
            .. table
                .Cells.OrderBy(pair => pair.Key.Indicator, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Month)
                .ThenBy(pair => pair.Key.Area.Level)
                .ThenBy(pair => pair.Key.Area.Code, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Measure)
                .Select(pair =>
                    (object?[])
                        [
                            pair.Key.Indicator,
                            pair.Key.Month.ToString(),
                            pair.Key.Area.Level.ToString(),
                            pair.Key.Area.Code,
                            pair.Key.Measure.ToString(),
                            pair.Value.State.ToString(),
                            pair.Value.Value,
                        ]
                ),
        ];
        return JsonSerializer.SerializeToUtf8Bytes(rows);
    }

    /// <exception cref="InvalidDataException">When the bytes are not what <see cref="Write"/> wrote.</exception>
    public static IEnumerable<KeyValuePair<CellKey, IndicatorCell>> Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            JsonElement[][] rows = JsonSerializer.Deserialize<JsonElement[][]>(utf8) ?? [];
            return [.. rows.Select(ReadRow)];
        }
        catch (Exception error) when (error is JsonException or ArgumentException or FormatException)
        {
            throw new InvalidDataException("The indicator table cannot be read.", error);
        }
    }

    private static KeyValuePair<CellKey, IndicatorCell> ReadRow(JsonElement[] row)
    {
        string[] texts = [.. row.Take(6).Select(element => element.GetString()!)];
        Area area = new(Enum.Parse<AreaLevel>(texts[2]), texts[3]);
        CellKey key = new(texts[0], ReferenceMonth.Parse(texts[1]), area, Enum.Parse<Measure>(texts[4]));
        double? value = row[6].ValueKind == JsonValueKind.Null ? null : row[6].GetDouble();
        return new(key, new IndicatorCell(value, Enum.Parse<CellState>(texts[5])));
    }
}
