using System.Text;

namespace Observatoire.Formats.Reports;

/// <summary>The records of a CSV as they are written, quotes and line ends included.</summary>
internal sealed class CsvRecords(TextReader reader)
{
    private readonly StringBuilder text = new();
    private readonly List<int> cuts = [];
    private int nextLine = 1;
    private string record = "";
    private string end = "";

    /// <summary>Lines of the file it spans, from 1.</summary>
    public int StartLine { get; private set; }

    public int EndLine { get; private set; }

    /// <summary>The record without its line end.</summary>
    public string Text => record;

    /// <summary>True when it has nothing but spaces and separators.</summary>
    public bool IsBlank => record.AsSpan().IndexOfAnyExcept(" \t;,\"") < 0;

    /// <summary>Fields up to the last that is not blank, once <see cref="Split"/>.</summary>
    public int FilledFields
    {
        get
        {
            int filled = cuts.Count - 1;
            while (filled > 0 && string.IsNullOrWhiteSpace(record[cuts[filled - 1]..(cuts[filled] - 1)]))
            {
                filled--;
            }

            return filled;
        }
    }

    /// <summary>Reads the next record: a line end between quotes does not end it.</summary>
    public bool Read()
    {
        text.Clear();
        StartLine = nextLine;
        end = "";
        bool quoted = false;
        char previous = '\0';
        for (int symbol = reader.Read(); symbol >= 0 && end.Length == 0; )
        {
            char letter = (char)symbol;
            quoted = letter == '"' ? !quoted && MayOpen(previous) : quoted;
            if (letter is '\r' or '\n')
            {
                string mark = EndFrom(letter);
                nextLine++;
                end = quoted ? "" : mark;
                text.Append(quoted ? mark : "");
            }
            else
            {
                text.Append(letter);
            }

            previous = letter;
            symbol = end.Length == 0 ? reader.Read() : symbol;
        }

        record = text.ToString();
        EndLine = end.Length > 0 ? nextLine - 1 : nextLine;
        return record.Length > 0 || end.Length > 0;
    }

    /// <summary>Finds where the fields begin.</summary>
    public void Split(char separator)
    {
        cuts.Clear();
        cuts.Add(0);
        bool quoted = false;
        char previous = '\0';
        for (int position = 0; position < record.Length; position++)
        {
            char letter = record[position];
            quoted = letter == '"' ? !quoted && MayOpen(previous) : quoted;
            if (letter == separator && !quoted)
            {
                cuts.Add(position + 1);
            }

            previous = letter;
        }

        cuts.Add(record.Length + 1);
    }

    public void CopyTo(TextWriter writer)
    {
        writer.Write(record);
        writer.Write(end);
    }

    /// <summary>Copies the record with one more field at that position, or with that field replaced; at the end when it is shorter.</summary>
    public void CopyTo(TextWriter writer, char separator, int position, string field, bool replaces)
    {
        int fields = cuts.Count - 1;
        int at = Math.Min(position, fields);
        int rest = replaces ? at + 1 : at;
        if (at > 0)
        {
            writer.Write(record.AsSpan(0, cuts[at] - 1));
            writer.Write(separator);
        }

        writer.Write(field);
        if (rest < fields)
        {
            writer.Write(separator);
            writer.Write(record.AsSpan(cuts[rest]));
        }

        writer.Write(end);
    }

    /// <summary>A quote opens at the beginning of a field, or again when it is written twice.</summary>
    private static bool MayOpen(char previous) => previous is '\0' or ';' or ',' or '\t' or '"' or '\r' or '\n';

    private string EndFrom(char letter)
    {
        if (letter == '\r' && reader.Peek() == '\n')
        {
            _ = reader.Read();
            return "\r\n";
        }

        return letter == '\r' ? "\r" : "\n";
    }
}
