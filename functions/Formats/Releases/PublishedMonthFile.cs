using System.IO.Compression;
using System.Text.Json;
using Observatoire.Formats.Indicators;
using Observatoire.Formats.Json;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Formats.Releases;

/// <summary>A month as a release told it: what the releases after it must reckon with.</summary>
/// <param name="Figures">The figures, before disclosure control.</param>
/// <param name="Territorial">Codes of the indicators told for territories.</param>
/// <param name="Withheld">The figures that were withheld, in the order of their texts.</param>
public sealed record PublishedMonth(
    MonthFigures Figures,
    IReadOnlyList<string> Territorial,
    IReadOnlyList<CellKey> Withheld
);

/// <summary>A published month as compressed JSON, never public: the same month is always the same bytes.</summary>
public static class PublishedMonthFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new SidesConverter(), new TextConverter<CellKey>(CellKey.Parse) },
    };

    public static byte[] Write(PublishedMonth month)
    {
        using MemoryStream bytes = new();
        using (BrotliStream compressed = new(bytes, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(compressed, month, Json);
        }

        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">When the bytes are not what <see cref="Write"/> wrote.</exception>
    public static PublishedMonth Read(byte[] bytes)
    {
        try
        {
            using BrotliStream compressed = new(new MemoryStream(bytes), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<PublishedMonth>(compressed, Json)
                ?? throw new InvalidDataException("The published month is empty.");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException("The published month cannot be read.", fault);
        }
    }
}
