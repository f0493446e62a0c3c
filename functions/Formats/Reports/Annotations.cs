using Observatoire.Formats.Returns;
using Observatoire.Formats.Verdicts;

namespace Observatoire.Formats.Reports;

/// <summary>What an annotated copy says on each line of a file.</summary>
internal sealed class Annotations
{
    private readonly Dictionary<int, List<FindingAnswer>> lines = [];

    /// <param name="findings">What was found.</param>
    /// <param name="layout">Where the titles stand: what is about them, or about the whole file, is said on the line below.</param>
    public Annotations(IReadOnlyList<FindingAnswer> findings, ReturnLayout layout)
    {
        FirstLine = layout.HeaderLine + 1;
        foreach (FindingAnswer finding in findings)
        {
            if (finding.Line is int line && line > layout.HeaderLine)
            {
                On(line).Add(finding);
            }
            else
            {
                General.Add(finding);
            }
        }
    }

    /// <summary>The line below the titles.</summary>
    public int FirstLine { get; }

    /// <summary>What is about no line of figures.</summary>
    public List<FindingAnswer> General { get; } = [];

    public IReadOnlyList<FindingAnswer> Of(int line) =>
        lines.TryGetValue(line, out List<FindingAnswer>? found) ? found : [];

    /// <summary>The messages as one text.</summary>
    public static string Join(IEnumerable<FindingAnswer> findings) =>
        ReportRow
            .Harmless(string.Join(" | ", findings.Select(finding => $"{finding.Code} : {finding.Message}")))
            .ReplaceLineEndings(" ");

    private List<FindingAnswer> On(int line)
    {
        if (!lines.TryGetValue(line, out List<FindingAnswer>? found))
        {
            lines[line] = found = [];
        }

        return found;
    }
}
