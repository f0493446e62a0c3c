using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Observatoire.Formats.Releases;

/// <summary>What an item of a checklist does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckSeverity>))]
public enum CheckSeverity
{
    /// <summary>It keeps the release from being approved.</summary>
    [JsonStringEnumMemberName("error")]
    Error,

    /// <summary>Whoever approves must know of it.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,
}

/// <summary>What is said of one thing found in a release.</summary>
/// <param name="Code">Stable name of what was found.</param>
/// <param name="Severity">Whether it blocks.</param>
/// <param name="Fr">In French.</param>
/// <param name="En">In English.</param>
/// <param name="Figures">The figures it is about, by the names its words take them under.</param>
public sealed record CheckItem(
    string Code,
    CheckSeverity Severity,
    string Fr,
    string En,
    IReadOnlyDictionary<string, object> Figures
);

/// <summary>The words of one code, which take figures in braces: <c>{count}</c>.</summary>
public sealed record CheckText(CheckSeverity Severity, string Fr, string En);

/// <summary>The words of checklists, from <c>checklist.json</c> of the nomenclature.</summary>
public sealed class ChecklistWords(IReadOnlyDictionary<string, CheckText> texts)
{
    private readonly FrozenDictionary<string, CheckText> texts = texts.ToFrozenDictionary(StringComparer.Ordinal);

    public IEnumerable<string> Codes => texts.Keys;

    /// <param name="code">What was found.</param>
    /// <param name="figures">What fills its words; a list is written with commas.</param>
    /// <exception cref="KeyNotFoundException">When there are no words for the code.</exception>
    public CheckItem Of(string code, params IEnumerable<(string Name, object Value)> figures)
    {
        Dictionary<string, object> given = figures.ToDictionary(
            figure => figure.Name,
            figure => figure.Value,
            StringComparer.Ordinal
        );
        CheckText text = texts[code];
        return new CheckItem(code, text.Severity, Fill(text.Fr, given), Fill(text.En, given), given);
    }

    private static string Fill(string words, Dictionary<string, object> figures) =>
        figures.Aggregate(
            words,
            (filled, figure) => filled.Replace("{" + figure.Key + "}", Written(figure.Value), StringComparison.Ordinal)
        );

    private static string Written(object value) =>
        value is IEnumerable<string> list
            ? string.Join(", ", list)
            : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
