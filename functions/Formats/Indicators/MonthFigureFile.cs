using System.Text.Json;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Formats.Indicators;

/// <summary>The figures of a month as JSON, kept between the returns and the release; not a published file.</summary>
/// <remarks>
/// <c>{"method", "figures": {"edition", "departements": {code: {"source", "whole": {"totals", "ratios"}, "territories"}}}}</c>:
/// totals in hundredths, the sides of a ratio as two numbers.
/// </remarks>
public static class MonthFigureFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new SidesConverter() },
    };

    /// <param name="figures">What the returns gave.</param>
    /// <param name="method">What they were read with: figures read otherwise are not to be kept beside them.</param>
    public static byte[] Write(MonthFigures figures, string method) =>
        JsonSerializer.SerializeToUtf8Bytes(new FiguresJson(method, KeptFigures.From(figures)), Json);

    /// <param name="utf8">What <see cref="Write"/> wrote.</param>
    /// <param name="month">The month they are kept under.</param>
    /// <param name="editions">The nomenclature.</param>
    /// <exception cref="InvalidDataException">When the bytes are something else, or of an edition that is not known.</exception>
    public static MonthFigures Read(ReadOnlySpan<byte> utf8, ReferenceMonth month, EditionSeries editions) =>
        ReadAny(utf8).Figures.Of(month, editions);

    /// <summary>The figures if they were read with that method; null otherwise, and when these are not the bytes this version writes.</summary>
    public static MonthFigures? ReadIf(
        string method,
        ReadOnlySpan<byte> utf8,
        ReferenceMonth month,
        EditionSeries editions
    )
    {
        try
        {
            FiguresJson read = ReadAny(utf8);
            return string.Equals(read.Method, method, StringComparison.Ordinal)
                ? read.Figures.Of(month, editions)
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static FiguresJson ReadAny(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize<FiguresJson>(utf8, Json)
                ?? throw new InvalidDataException("The figures of the month are empty.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("The figures of the month cannot be read.", error);
        }
    }

    private sealed record FiguresJson(string Method, KeptFigures Figures);
}
