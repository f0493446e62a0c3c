using Observatoire.Formats.Returns;
using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Returns;

namespace Observatoire.Formats.Verdicts;

/// <summary>Words what was found in a file.</summary>
/// <param name="catalogue">The words.</param>
public sealed class VerdictWriter(FindingCatalogue catalogue)
{
    private const int LinesOfAGroup = 50;

    /// <param name="file">What was found.</param>
    /// <param name="layout">How the file is laid out, to name its cells.</param>
    /// <param name="explained">Codes of the rules whose warnings the sender explains by a coded reason.</param>
    public Verdict Write(CheckedFile file, ReturnLayout layout, IReadOnlySet<string> explained)
    {
        FindingList found = file.Findings;
        VerdictFinding[] findings =
        [
            .. found
                .Findings.OrderBy(finding => finding.Line ?? 0)
                .Select(finding => Word(finding, layout, IsExplained(finding, file, explained))),
        ];
        bool toExplain =
            found.Errors == 0 && findings.Any(finding => !finding.Explained && finding.Severity is "warning");
        return new Verdict(
            file.Accepted && !toExplain,
            toExplain,
            file.Departement,
            [.. file.Months.Select(month => month.ToString())],
            findings,
            [.. GroupsOf(found)],
            new VerdictCounts(file.Rows, found.Errors, found.Warnings, findings.Length)
        );
    }

    private static bool IsExplained(Finding finding, CheckedFile file, IReadOnlySet<string> explained) =>
        finding.Severity == Severity.Warning
        && (explained.Contains(finding.Code) || (finding.Line is int line && file.CommentedLines.Contains(line)));

    private VerdictFinding Word(Finding finding, ReturnLayout layout, bool explained)
    {
        BilingualText words = catalogue.Describe(finding);
        return new VerdictFinding(
            finding.Code,
            Words(finding.Severity),
            finding.Line,
            finding.Column,
            layout.CellName(finding.Line, finding.Column),
            finding.Found,
            finding.Expected,
            explained,
            words.Fr,
            words.En
        );
    }

    private IEnumerable<VerdictGroup> GroupsOf(FindingList found) =>
        found
            .Findings.GroupBy(finding => (finding.Code, finding.Severity))
            .Select(group =>
            {
                BilingualText fix = catalogue.FixOf(group.Key.Code);
                return new VerdictGroup(
                    group.Key.Code,
                    Words(group.Key.Severity),
                    found.CountByCode[group.Key.Code],
                    fix.Fr,
                    fix.En,
                    [
                        .. group
                            .Where(finding => finding.Line is not null)
                            .Select(finding => finding.Line!.Value)
                            .Distinct()
                            .Order()
                            .Take(LinesOfAGroup),
                    ]
                );
            })
            .OrderBy(group => group.Severity, StringComparer.Ordinal)
            .ThenByDescending(group => group.Count);

    private static string Words(Severity severity) => severity == Severity.Error ? "error" : "warning";
}
