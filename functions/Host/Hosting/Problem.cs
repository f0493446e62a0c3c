using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Observatoire.Host.Hosting;

/// <summary>
/// An answer that is not a verdict on a return, as RFC 9457 problem+json, in French with its English beside it. The words
/// are in problems.json.
/// </summary>
public static class Problem
{
    private static readonly FrozenDictionary<string, ProblemText> Texts = Load();

    /// <param name="code">Key in problems.json; part of the problem's type.</param>
    /// <param name="arguments">What fills <c>{0}</c>, <c>{1}</c> in its texts.</param>
    public static ProblemHttpResult Answer(string code, params object[] arguments) => Make(code, arguments, []);

    /// <summary>A fault of the service itself, with the id of the invocation by which its log lines are found.</summary>
    public static ProblemHttpResult AnswerInvocation(string code, string invocation) =>
        Make(code, [], [new("invocation", invocation)]);

    /// <summary>How a problem writes a day: of an instant, the day it is where it was given.</summary>
    public static string Day(IFormattable day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How a problem writes an instant: to the minute, UTC.</summary>
    public static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static ProblemHttpResult Make(
        string code,
        object[] arguments,
        IEnumerable<KeyValuePair<string, object?>> more
    )
    {
        ProblemText text = Texts[code];
        return TypedResults.Problem(
            type: "urn:observatoire:" + code,
            title: text.Fr[0],
            detail: string.Format(CultureInfo.InvariantCulture, text.Fr[1], arguments),
            statusCode: text.Status,
            extensions: new Dictionary<string, object?>(more, StringComparer.Ordinal)
            {
                ["titleEn"] = text.En[0],
                ["detailEn"] = string.Format(CultureInfo.InvariantCulture, text.En[1], arguments),
            }
        );
    }

    private static FrozenDictionary<string, ProblemText> Load()
    {
        using Stream stream = typeof(Problem).Assembly.GetManifestResourceStream("problems.json")!;
        return JsonSerializer
            .Deserialize<Dictionary<string, ProblemText>>(stream, JsonSerializerOptions.Web)!
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    private sealed record ProblemText(int Status, string[] Fr, string[] En);
}
