using System.Globalization;
using System.Text.Json.Nodes;

namespace Observatoire.Local.FunctionsHost.Timers;

/// <summary>What is kept of a timer between runs.</summary>
/// <param name="Last">Start of its last run; <see cref="DateTimeOffset.MinValue"/> before the first.</param>
/// <param name="Next">When it is due.</param>
/// <param name="LastUpdated">When this was worked out.</param>
public sealed record ScheduleStatus(DateTimeOffset Last, DateTimeOffset Next, DateTimeOffset LastUpdated)
{
    private const string ToTheTick = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz";
    private const string ToTheSecond = "yyyy-MM-dd'T'HH:mm:sszzz";
    private const string Never = "0001-01-01T00:00:00";

    public bool HasRun => Last != DateTimeOffset.MinValue;

    /// <summary>The form kept in storage.</summary>
    public JsonObject ToStoredJson() => ToJson(ToTheTick);

    /// <summary>The form the worker receives: dates to the second.</summary>
    public JsonObject ToPayloadJson() => ToJson(ToTheSecond);

    /// <summary>Reads the stored form; null when it is not readable.</summary>
    public static ScheduleStatus? FromStoredJson(string text)
    {
        try
        {
            JsonNode? stored = JsonNode.Parse(text);
            return stored is null
                ? null
                : new ScheduleStatus(
                    Read(stored[nameof(Last)]),
                    Read(stored[nameof(Next)]),
                    Read(stored[nameof(LastUpdated)])
                );
        }
        catch (Exception unreadable) when (unreadable is System.Text.Json.JsonException or FormatException)
        {
            return null;
        }
    }

    private JsonObject ToJson(string format) =>
        new()
        {
            [nameof(Last)] = Write(Last, format),
            [nameof(Next)] = Write(Next, format),
            [nameof(LastUpdated)] = Write(LastUpdated, format),
        };

    private static string Write(DateTimeOffset instant, string format) =>
        instant == DateTimeOffset.MinValue ? Never : instant.ToString(format, CultureInfo.InvariantCulture);

    private static DateTimeOffset Read(JsonNode? node) =>
        node?.GetValue<string>() is not string text || text.StartsWith("0001-01-01", StringComparison.Ordinal)
            ? DateTimeOffset.MinValue
            : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal);
}
