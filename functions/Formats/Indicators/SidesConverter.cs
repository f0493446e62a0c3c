using System.Text.Json;
using System.Text.Json.Serialization;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Formats.Indicators;

/// <summary>The sides of a ratio as two numbers.</summary>
internal sealed class SidesConverter : JsonConverter<RatioSides>
{
    public override RatioSides Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<double[]>(ref reader, options) is [double above, double below]
            ? new RatioSides(above, below)
            : throw new JsonException("A ratio has two sides.");

    public override void Write(Utf8JsonWriter writer, RatioSides value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Numerator);
        writer.WriteNumberValue(value.Denominator);
        writer.WriteEndArray();
    }
}
