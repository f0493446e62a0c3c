using System.Collections.Frozen;
using System.Globalization;
using Observatoire.Editions;

namespace Observatoire.Returns.Findings;

/// <summary>The words of the findings of one code.</summary>
/// <param name="Fr">What was found, where, and what was expected, in French.</param>
/// <param name="En">The same in English.</param>
/// <param name="Fix">How to mend it, in one imperative sentence, the same for every finding of the code.</param>
public sealed record FindingWords(string Fr, string En, BilingualText Fix);

/// <summary>The words of each finding, in French and English, from the data file that holds them.</summary>
/// <param name="texts">
/// A text a code, in which <c>{found}</c>, <c>{expected}</c>, <c>{line}</c> and <c>{column}</c> are filled in.
/// </param>
public sealed class FindingCatalogue(IReadOnlyDictionary<string, FindingWords> texts)
{
    private readonly FrozenDictionary<string, FindingWords> texts = texts.ToFrozenDictionary(StringComparer.Ordinal);

    public IEnumerable<string> Codes => texts.Keys;

    /// <exception cref="KeyNotFoundException">When the catalogue has no text for the code.</exception>
    public BilingualText Describe(Finding finding)
    {
        FindingWords text = texts[finding.Code];
        return new BilingualText(Fill(text.Fr, finding), Fill(text.En, finding));
    }

    /// <summary>How findings of that code are mended.</summary>
    /// <exception cref="KeyNotFoundException">When the catalogue has no text for the code.</exception>
    public BilingualText FixOf(string code) => texts[code].Fix;

    private static string Fill(string template, Finding finding) =>
        template
            .Replace("{line}", finding.Line?.ToString(CultureInfo.InvariantCulture) ?? "", StringComparison.Ordinal)
            .Replace("{column}", finding.Column ?? "", StringComparison.Ordinal)
            .Replace("{expected}", finding.Expected ?? "", StringComparison.Ordinal)
            .Replace("{found}", finding.Found ?? "", StringComparison.Ordinal);
}
