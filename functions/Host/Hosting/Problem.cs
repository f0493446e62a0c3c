using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

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
    public static IResult Of(string code, params object[] arguments)
    {
        ProblemText text = Texts[code];
        return Results.Problem(
            type: "urn:observatoire:" + code,
            title: text.Fr[0],
            detail: string.Format(CultureInfo.InvariantCulture, text.Fr[1], arguments),
            statusCode: text.Status,
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
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
