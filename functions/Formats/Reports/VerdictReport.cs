using System.Text;
using Observatoire.Formats.Verdicts;

namespace Observatoire.Formats.Reports;

/// <summary>A verdict as a file that a French spreadsheet opens with a double click.</summary>
public static class VerdictReport
{
    private const char Separator = ';';

    /// <summary>
    /// Writes one line a finding, in the order of the verdict: UTF-8 with a byte order mark, <c>;</c>, every text quoted. A text that
    /// could be taken for a formula gets an apostrophe before it.
    /// </summary>
    /// <param name="destination">Where it is written; left open.</param>
    /// <param name="verdict">What was found.</param>
    /// <param name="text">The words of the titles.</param>
    public static void WriteCsv(Stream destination, VerdictAnswer verdict, ReportText text)
    {
        using StreamWriter writer = new(destination, new UTF8Encoding(true), leaveOpen: true) { NewLine = "\r\n" };
        WriteLine(writer, text.Columns);
        foreach (string[] cells in ReportRow.List(verdict, text))
        {
            WriteLine(writer, cells);
        }
    }

    private static void WriteLine(StreamWriter writer, IReadOnlyList<string> cells)
    {
        for (int position = 0; position < cells.Count; position++)
        {
            if (position > 0)
            {
                writer.Write(Separator);
            }

            if (cells[position].Length > 0)
            {
                writer.Write('"');
                writer.Write(ReportRow.Harmless(cells[position]).Replace("\"", "\"\"", StringComparison.Ordinal));
                writer.Write('"');
            }
        }

        writer.WriteLine();
    }
}
