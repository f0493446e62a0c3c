using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Json;
using Observatoire.Formats.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;

namespace Observatoire.Formats.Verdicts;

/// <summary>Puts a verdict into words, in French and English.</summary>
/// <param name="catalogue">The words of the findings.</param>
public sealed class VerdictWords(FindingCatalogue catalogue)
{
    private const int LinesOfGroup = 50;

    /// <param name="file">What was found in the file.</param>
    /// <param name="layout">How the file is laid out, to name its cells.</param>
    /// <param name="reasons">Codes of the rules whose warnings the sender explains by a coded reason.</param>
    public VerdictAnswer Of(CheckedFile file, ReturnLayout layout, IReadOnlySet<string> reasons)
    {
        FindingList found = file.Findings;
        FindingAnswer[] findings =
        [
            .. found
                .Findings.OrderBy(finding => finding.Severity)
                .ThenByDescending(finding => finding.Surprise)
                .ThenBy(finding => finding.Line ?? 0)
                .Select(finding => Word(finding, layout, IsExplained(finding, file, reasons))),
        ];
        bool toExplain = found.Errors == 0 && found.Findings.Any(each => !IsExplained(each, file, reasons));
        return new VerdictAnswer(
            file.Accepted && !toExplain,
            toExplain,
            findings,
            [
                .. found
                    .Findings.GroupBy(finding => (finding.Code, finding.Severity))
                    .OrderBy(group => group.Key.Severity)
                    .ThenByDescending(group => group.Max(finding => finding.Surprise))
                    .ThenByDescending(group => found.Counts[group.Key.Code])
                    .ThenBy(group => group.Key.Code, StringComparer.Ordinal)
                    .Select(group => Gather(group.Key.Code, group.Key.Severity, found, group)),
            ],
            new VerdictCounts(file.Rows, found.Errors, found.Warnings, findings.Length),
            file.Departement,
            [.. file.Months.Select(month => month.ToString())],
            [.. file.Months.Select(month => VerdictOf(month, file))]
        );
    }

    private static MonthVerdict VerdictOf(ReferenceMonth month, CheckedFile file)
    {
        FindingCount found = file.Findings.Months.GetValueOrDefault(month);
        return new MonthVerdict(
            month.ToString(),
            file.RowsOfMonths.GetValueOrDefault(month),
            found.Errors,
            found.Warnings
        );
    }

    private static bool IsExplained(Finding finding, CheckedFile file, IReadOnlySet<string> reasons) =>
        finding.Severity == Severity.Warning
        && (
            reasons.Contains(finding.Code)
            || (finding.Line is int line && file.CommentedLines.Contains(line))
            || finding.AlsoLines.Any(file.CommentedLines.Contains)
        );

    /// <summary>One finding of what is no file of figures.</summary>
    public FindingAnswer Of(Finding finding) => Word(finding, ReturnLayout.Unread(ReturnFormat.Json), explained: false);

    private FindingAnswer Word(Finding finding, ReturnLayout layout, bool explained)
    {
        BilingualText words = catalogue.Describe(finding);
        return new FindingAnswer(
            finding.Code,
            SeverityName.NameOf(finding.Severity),
            finding.Line,
            finding.Column,
            layout.CellName(finding.Line, finding.Column),
            finding.Found,
            finding.Expected,
            explained,
            words.Fr,
            words.En,
            finding.Month?.ToString()
        );
    }

    private FindingGroup Gather(string code, Severity severity, FindingList found, IEnumerable<Finding> findings)
    {
        BilingualText fix = catalogue.FixOf(code);
        return new FindingGroup(
            code,
            SeverityName.NameOf(severity),
            found.Counts[code],
            fix.Fr,
            fix.En,
            [.. findings.Select(finding => finding.Line).OfType<int>().Distinct().Order().Take(LinesOfGroup)]
        );
    }
}
