using System.IO.Compression;
using System.Text.Json;
using Observatoire.Editions;
using Observatoire.Editions.Time;
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
            JsonSerializer.Serialize(
                compressed,
                new MonthJson(KeptFigures.From(month.Figures), month.Territorial, month.Withheld),
                Json
            );
        }

        return bytes.ToArray();
    }

    /// <param name="bytes">What <see cref="Write"/> wrote.</param>
    /// <param name="month">The month they are kept for.</param>
    /// <param name="editions">The nomenclature.</param>
    /// <exception cref="InvalidDataException">When the bytes are something else, or of an edition that is not known.</exception>
    public static PublishedMonth Read(byte[] bytes, ReferenceMonth month, EditionSeries editions)
    {
        try
        {
            using BrotliStream compressed = new(new MemoryStream(bytes), CompressionMode.Decompress);
            MonthJson read =
                JsonSerializer.Deserialize<MonthJson>(compressed, Json)
                ?? throw new InvalidDataException("The published month is empty.");
            return new PublishedMonth(read.Figures.Of(month, editions), read.Territorial, read.Withheld);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException("The published month cannot be read.", fault);
        }
    }

    private sealed record MonthJson(
        KeptFigures Figures,
        IReadOnlyList<string> Territorial,
        IReadOnlyList<CellKey> Withheld
    );
}
