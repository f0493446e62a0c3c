using Observatoire.Formats.Returns;
using Observatoire.Formats.Verdicts;
using Observatoire.Returns.Privacy;

namespace Observatoire.Formats.Reports;

/// <summary>
/// A copy of the file a département sent, with what was found written beside each line: it can be mended and sent as it is, since
/// readers pass over the column it gains.
/// </summary>
public static class AnnotatedCopy
{
    /// <summary>
    /// Whether a copy can be made: the file was read so far as its titles, it has lines and columns (CSV, XLSX), and nothing
    /// personal was found in it, which no copy may carry further.
    /// </summary>
    public static bool IsPossible(ReturnLayout layout, VerdictAnswer verdict) =>
        layout is { HeaderLine: > 0, Format: ReturnFormat.Csv or ReturnFormat.Xlsx }
        && !verdict.Findings.Any(finding => PersonalMarkCodes.IsPersonal(finding.Code));

    /// <summary>Writes the copy, in the format, encoding and separator of the original.</summary>
    /// <param name="original">The file as it was sent, seekable; left open.</param>
    /// <param name="destination">Where the copy goes; left open.</param>
    /// <param name="layout">How the file is laid out.</param>
    /// <param name="verdict">What was found in it.</param>
    /// <param name="text">The words of the titles.</param>
    /// <exception cref="InvalidOperationException">When <see cref="IsPossible"/> says that no copy can be made.</exception>
    public static void Write(
        Stream original,
        Stream destination,
        ReturnLayout layout,
        VerdictAnswer verdict,
        ReportText text
    )
    {
        if (!IsPossible(layout, verdict))
        {
            throw new InvalidOperationException("No annotated copy of this file can be made.");
        }

        Annotations annotations = new(verdict.Findings, layout);
        if (layout.Format == ReturnFormat.Csv)
        {
            AnnotatedCsv.Write(original, destination, layout, annotations);
        }
        else
        {
            AnnotatedWorkbook.Write(original, destination, layout, annotations, verdict, text);
        }
    }
}
