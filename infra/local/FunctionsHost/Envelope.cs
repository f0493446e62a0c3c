using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Observatoire.Local.FunctionsHost;

/// <summary>What came of one invocation.</summary>
/// <param name="Error">Why it failed; null when it succeeded.</param>
/// <param name="Logs">Lines the handler asked to be logged; read on success only.</param>
public sealed record InvocationOutcome(string? Error, IReadOnlyList<string> Logs)
{
    public bool Succeeded => Error is null;

    public static InvocationOutcome Failure(string error) => new(error, []);
}

/// <summary>The JSON that carries a timer invocation to the handler, and the rules by which its answer is read.</summary>
public static class Envelope
{
    public static string ForTimer(TimerFunction function, TimerTick tick, Guid invocation, DateTimeOffset now)
    {
        JsonObject trigger = new()
        {
            ["Schedule"] = new JsonObject { ["AdjustForDST"] = true },
            ["ScheduleStatus"] = tick.Status?.ToEnvelopeJson(),
            ["IsPastDue"] = tick.IsPastDue,
        };
        JsonObject system = new()
        {
            ["MethodName"] = function.Name,
            ["UtcNow"] = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["RandGuid"] = invocation.ToString("D"),
        };
        return new JsonObject
        {
            ["Data"] = new JsonObject { [function.Binding] = trigger },
            ["Metadata"] = new JsonObject { ["sys"] = system },
        }.ToJsonString();
    }

    /// <summary>
    /// Only a 2xx with a JSON object is a success. An empty 2xx would make the real host wait for functionTimeout and
    /// hold back all later ticks: here it fails at once, and says so.
    /// </summary>
    public static InvocationOutcome Read(HttpStatusCode status, string? mediaType, string body)
    {
        if ((int)status is < 200 or > 299)
        {
            return InvocationOutcome.Failure(string.Create(CultureInfo.InvariantCulture, $"answered {(int)status}"));
        }

        if (string.IsNullOrWhiteSpace(body) || string.Equals(body.Trim(), "null", StringComparison.Ordinal))
        {
            return InvocationOutcome.Failure(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"answered {(int)status} with an empty body: the Functions host would hang until functionTimeout"
                )
            );
        }

        if (!string.Equals(mediaType, "application/json", StringComparison.OrdinalIgnoreCase))
        {
            return InvocationOutcome.Failure(
                $"answered with {mediaType ?? "no content type"} instead of application/json"
            );
        }

        try
        {
            return JsonNode.Parse(body) is JsonObject answer
                ? new InvocationOutcome(null, Logs(answer))
                : InvocationOutcome.Failure("answered JSON that is not an object");
        }
        catch (JsonException unreadable)
        {
            return InvocationOutcome.Failure("answered JSON that cannot be read: " + unreadable.Message);
        }
    }

    private static string[] Logs(JsonObject answer) =>
        answer.FirstOrDefault(member => string.Equals(member.Key, "Logs", StringComparison.OrdinalIgnoreCase)).Value
            is JsonArray lines
            ? [.. lines.Select(line => line?.ToString() ?? "")]
            : [];
}
