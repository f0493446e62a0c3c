using System.Globalization;
using Observatoire.Formats.Verdicts;

namespace Observatoire.Formats.Reports;

/// <summary>One finding as the cells of a report, in the order of <see cref="ReportText.Columns"/>.</summary>
internal static class ReportRow
{
    /// <summary>Position of the cell's name among the columns.</summary>
    public const int Cell = 4;

    public static IEnumerable<string[]> List(VerdictAnswer verdict, ReportText text)
    {
        Dictionary<string, string> fixes = verdict
            .Groups.DistinctBy(group => group.Code)
            .ToDictionary(group => group.Code, group => group.Fix, StringComparer.Ordinal);
        return verdict.Findings.Select(finding =>
            new[]
            {
                finding.Severity == "error" ? text.Error : text.Warning,
                finding.Code,
                finding.Line?.ToString(CultureInfo.InvariantCulture) ?? "",
                finding.Column ?? "",
                finding.Cell ?? "",
                finding.Found ?? "",
                finding.Expected ?? "",
                finding.Message,
                fixes.GetValueOrDefault(finding.Code, ""),
            }
        );
    }

    /// <summary>A text that a spreadsheet will not take for a formula: what could begin one gets an apostrophe before it.</summary>
    public static string Harmless(string text) =>
        text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..] ? $"'{text}" : text;
}
