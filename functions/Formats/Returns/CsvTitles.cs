using System.Text;
using CsvHelper;
using Observatoire.Editions;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Privacy;

namespace Observatoire.Formats.Returns;

/// <summary>
/// Finds the titles of a CSV return: a workbook with a heading above its table leaves that heading in its CSV. What
/// stands above is kept with the file, and so is looked at for what is personal.
/// </summary>
internal static class CsvTitles
{
    // Bytes in which the separator is looked for.
    private const int Looked = 4096;

    private static readonly char[] Separators = [';', ',', '\t'];

    /// <returns>The titles and their line; the first line with something on it when none has titles, null when there is none.</returns>
    public static (string[] Names, int Line)? Find(CsvReader reader, Func<CsvReader, int> lineOf, ReturnSession session)
    {
        List<(string[] Names, int Line)> lines = [];
        while (lines.Count < ReturnHeader.TitleLines && reader.Read())
        {
            string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
            if (Array.TrueForAll(names, string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (ReturnHeader.CountTitles(names) >= ReturnHeader.FewestTitles)
            {
                lines.ForEach(above => Guard(above.Names, above.Line, session));
                return (names, lineOf(reader));
            }

            lines.Add((names, lineOf(reader)));
        }

        return lines.Count > 0 ? lines[0] : null;
    }

    /// <summary>The separator under which the first line that has titles has the most, else the one the first line has most of.</summary>
    public static char SeparatorOf(ReadOnlySpan<byte> start)
    {
        string text = Encoding
            .UTF8.GetString(start[..Math.Min(start.Length, Looked)])
            .TrimStart('\uFEFF', ' ', '\r', '\n');
        string[] lines = text.Split(['\r', '\n'], ReturnHeader.TitleLines + 1, StringSplitOptions.RemoveEmptyEntries);
        foreach (string line in lines)
        {
            (int titles, char separator) = Separators
                .Select(each => (ReturnHeader.CountTitles(line.Split(each)), each))
                .MaxBy(found => found.Item1);
            if (titles >= ReturnHeader.FewestTitles)
            {
                return separator;
            }
        }

        return Separators.MaxBy(each => lines.Length > 0 ? lines[0].Count(each) : 0);
    }

    private static void Guard(string[] cells, int line, ReturnSession session)
    {
        for (int column = 0; column < cells.Length; column++)
        {
            if (PrivacyGuard.FindInNote(Encoding.UTF8.GetBytes(cells[column])) is PersonalMark mark)
            {
                string cell = XlsxSheetReader.NameOf(column, line);
                session.Findings.Add(new Finding(PersonalMarkCodes.CodeOf(mark), Severity.Error, line, cell));
            }
        }
    }
}
