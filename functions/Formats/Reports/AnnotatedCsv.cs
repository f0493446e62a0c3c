using System.Text;
using Observatoire.Formats.Returns;

namespace Observatoire.Formats.Reports;

/// <summary>Copies a CSV letter by letter and gives each line one more cell, after its last title.</summary>
internal static class AnnotatedCsv
{
    public static void Write(Stream original, Stream destination, ReturnLayout layout, Annotations annotations)
    {
        FileKind kind = FileKind.Detect(original);
        Encoding encoding = kind.Encoding ?? new UTF8Encoding(false);
        byte[] preamble = new byte[kind.Preamble];
        original.Position = 0;
        original.ReadExactly(preamble);
        destination.Write(preamble);
        using StreamReader reader = new(original, encoding, false, leaveOpen: true);
        using StreamWriter writer = new(destination, WithoutPreamble(encoding), leaveOpen: true);
        CsvRecords records = new(reader);
        char separator = '\0';
        int position = 0;
        List<string>? general = null;
        while (records.Read())
        {
            if (records.StartLine < layout.HeaderLine || records.IsBlank)
            {
                records.CopyTo(writer);
            }
            else if (separator == '\0')
            {
                separator = CsvTitles.SeparatorOf(Encoding.UTF8.GetBytes(records.Text));
                records.Split(separator);
                position = layout.AnnotationColumn ?? records.FilledFields;
                records.CopyTo(
                    writer,
                    separator,
                    position,
                    ReturnHeader.Annotations,
                    layout.AnnotationColumn is not null
                );
            }
            else
            {
                records.Split(separator);
                IEnumerable<Verdicts.FindingAnswer> said = Enumerable
                    .Range(records.StartLine, records.EndLine - records.StartLine + 1)
                    .SelectMany(annotations.Of);
                string words = Annotations.Join(general is null ? annotations.General.Concat(said) : said);
                general ??= [];
                string cell = words.Length == 0 ? "" : $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
                records.CopyTo(writer, separator, position, cell, layout.AnnotationColumn is not null);
            }
        }
    }

    // Windows-1252 has the no-break space but not the narrow one; what it cannot write becomes a question mark.
    private static Encoding WithoutPreamble(Encoding encoding) =>
        encoding is UnicodeEncoding unicode
            ? new UnicodeEncoding(unicode.CodePage == Encoding.BigEndianUnicode.CodePage, byteOrderMark: false)
            : encoding;
}
