using System.Text.Json;
using System.Text.Json.Serialization;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Time;

namespace Observatoire.Formats.Returns;

/// <summary>An accepted return as JSON, typed: what the indicators are computed from. It can be rebuilt from the raw file.</summary>
public static class FactFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new MonthConverter() },
    };

    public static byte[] Write(ActivityReturn activityReturn) =>
        JsonSerializer.SerializeToUtf8Bytes(activityReturn, Json);

    /// <exception cref="InvalidDataException">When the bytes are not what <see cref="Write"/> wrote.</exception>
    public static ActivityReturn Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize<ActivityReturn>(utf8, Json)
                ?? throw new InvalidDataException("The fact file is empty.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("The fact file cannot be read.", error);
        }
    }

    private sealed class MonthConverter : JsonConverter<ReferenceMonth>
    {
        public override ReferenceMonth Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => ReferenceMonth.TryParse(reader.GetString(), out ReferenceMonth month) ? month : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, ReferenceMonth value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
