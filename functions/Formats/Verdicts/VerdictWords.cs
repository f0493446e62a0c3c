using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;

namespace Observatoire.Formats.Verdicts;

/// <summary>Puts a verdict into words, in French and English.</summary>
/// <param name="catalogue">The words of the findings.</param>
public sealed class VerdictWords(FindingCatalogue catalogue)
{
    private const int LinesOfGroup = 50;

    /// <param name="accepted">Whether the file could be deposited as it is.</param>
    /// <param name="found">Everything found in it.</param>
    /// <param name="rows">Lines read, header excluded.</param>
    /// <param name="departement">Whose figures they are, when known.</param>
    /// <param name="months">The months they are about.</param>
    public VerdictAnswer Of(
        bool accepted,
        FindingList found,
        int rows,
        string? departement,
        IReadOnlyList<ReferenceMonth> months
    ) =>
        new(
            accepted,
            ToExplain: false,
            [.. found.Findings.OrderBy(finding => finding.Line ?? 0).Select(Word)],
            [
                .. found
                    .Findings.GroupBy(finding => (finding.Code, finding.Severity))
                    .OrderBy(group => group.Key.Severity)
                    .ThenByDescending(group => found.Counts[group.Key.Code])
                    .ThenBy(group => group.Key.Code, StringComparer.Ordinal)
                    .Select(group => Gather(group.Key.Code, group.Key.Severity, found, group)),
            ],
            new VerdictCounts(rows, found.Errors, found.Warnings, found.Findings.Count),
            departement,
            [.. months.Select(month => month.ToString())]
        );

    private FindingAnswer Word(Finding finding)
    {
        BilingualText words = catalogue.Describe(finding);
        return new FindingAnswer(
            finding.Code,
            NameOf(finding.Severity),
            finding.Line,
            finding.Column,
            null,
            finding.Found,
            finding.Expected,
            words.Fr,
            words.En
        );
    }

    private FindingGroup Gather(string code, Severity severity, FindingList found, IEnumerable<Finding> findings)
    {
        BilingualText fix = catalogue.FixOf(code);
        return new FindingGroup(
            code,
            NameOf(severity),
            found.Counts[code],
            fix.Fr,
            fix.En,
            [.. findings.Select(finding => finding.Line).OfType<int>().Distinct().Order().Take(LinesOfGroup)]
        );
    }

    private static string NameOf(Severity severity) => severity == Severity.Error ? "error" : "warning";
}
