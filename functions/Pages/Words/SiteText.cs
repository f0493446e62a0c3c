using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Pages.Files;

namespace Observatoire.Pages.Words;

/// <summary>The texts of a board in one language: those all boards share, with the board's own over them.</summary>
public sealed class SiteText
{
    private const string RuntimePrefix = "runtime.";

    private readonly Dictionary<string, string> texts;

    private SiteText(Language language, Dictionary<string, string> texts)
    {
        Language = language;
        this.texts = texts;
        ForRuntime = new SortedDictionary<string, string>(
            texts
                .Where(text => text.Key.StartsWith(RuntimePrefix, StringComparison.Ordinal))
                .ToDictionary(text => text.Key[RuntimePrefix.Length..], text => text.Value, StringComparer.Ordinal),
            StringComparer.Ordinal
        );
    }

    internal Language Language { get; }

    /// <summary>What the page hands to the script that enlivens it, in key order.</summary>
    public IReadOnlyDictionary<string, string> ForRuntime { get; }

    /// <exception cref="InvalidDataException">When the language has no text under that key.</exception>
    public string this[string key] =>
        texts.TryGetValue(key, out string? text)
            ? text
            : throw new InvalidDataException($"text.{Language.Code}.json has no « {key} ».");

    /// <summary>The text with each <c>{name}</c> replaced.</summary>
    public string Format(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        string text = this[key];
        foreach ((string name, string value) in values)
        {
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        return text;
    }

    public string Of(BilingualText text) => Language == Language.French ? text.Fr : text.En;

    public string Month(ReferenceMonth month) => MonthAs("month", month);

    public string ShortMonth(ReferenceMonth month) => MonthAs("month.short", month);

    public string Day(DateTimeOffset instant) =>
        Format(
            "day",
            ("day", Invariant(instant.UtcDateTime.Day)),
            ("month", this["month." + Invariant(instant.UtcDateTime.Month)]),
            ("year", Invariant(instant.UtcDateTime.Year))
        );

    internal static SiteText Load(Language language, string sharedFolder, string boardFolder)
    {
        string name = $"text.{language.Code}.json";
        Dictionary<string, string> merged = JsonFile.Read<Dictionary<string, string>>(Path.Combine(sharedFolder, name));
        foreach (
            (string key, string text) in JsonFile.Read<Dictionary<string, string>>(Path.Combine(boardFolder, name))
        )
        {
            merged[key] = text;
        }

        return new SiteText(language, merged);
    }

    private string MonthAs(string form, ReferenceMonth month) =>
        Format("month.of.year", ("month", this[$"{form}.{Invariant(month.Month)}"]), ("year", Invariant(month.Year)));

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
