using System.Globalization;
using System.Text;
using System.Text.Json;
using Observatoire.Editions;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;

namespace Observatoire.Formats.Returns;

/// <summary>
/// Reads a JSON return, UTF-8: an array of objects with the names of the columns as members. An absent or null member
/// is an empty cell; a value may be a number or a text.
/// </summary>
internal static class JsonReturnReader
{
    public const string NotJson = "F10";
    public const string NotRows = "F11";

    private static readonly List<string> Columns = [.. ReturnColumns.All];

    public static ReturnLayout Read(ReadOnlyMemory<byte> utf8, ReturnSession session)
    {
        Utf8JsonReader reader = new(utf8.Span);
        try
        {
            _ = reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                ReadLines(ref reader, utf8.Span, session);
                _ = reader.Read();
            }
            else
            {
                session.Findings.Add(At(NotRows, utf8.Span, reader.TokenStartIndex));
            }
        }
        catch (JsonException error)
        {
            int line = (int)(error.LineNumber ?? 0) + 1;
            string column = ((error.BytePositionInLine ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
            session.Abandon(new Finding(NotJson, Severity.Error, line, column));
        }

        if (session.Rows == 0 && session.Findings.Errors == 0)
        {
            session.Findings.Add(new Finding(CsvReturnReader.NoRows, Severity.Error, 1, "1"));
        }

        return ReturnLayout.Unread(ReturnFormat.Json);
    }

    private static void ReadLines(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, ReturnSession session)
    {
        LineCounter lines = new();
        byte[][] cells = new byte[ReturnColumns.All.Count][];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                session.Findings.Add(At(NotRows, utf8, reader.TokenStartIndex));
                reader.Skip();
                continue;
            }

            ReadLine(ref reader, lines.LineOf(utf8, reader.TokenStartIndex), cells, session);
        }
    }

    private static void ReadLine(ref Utf8JsonReader reader, int number, byte[][] cells, ReturnSession session)
    {
        Array.Fill(cells, []);
        bool valueIsNumber = false;
        bool isReadable = true;
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            string column = Latin.Fold(name);
            _ = reader.Read();
            if (!seen.Add(column))
            {
                session.Findings.Add(new(ReturnHeader.RepeatedColumn, Severity.Error, number, column, name));
            }

            bool isNumber = reader.TokenType == JsonTokenType.Number;
            if (TextOf(ref reader) is not string text)
            {
                session.Findings.Add(new(NotRows, Severity.Error, number, column, name));
                isReadable = false;
                continue;
            }

            int position = Columns.IndexOf(column);
            if (position < 0)
            {
                session.Findings.Add(ReturnHeader.Unknown(name, number));
                continue;
            }

            cells[position] = Encoding.UTF8.GetBytes(text);
            valueIsNumber |= isNumber && string.Equals(column, ReturnColumns.Value, StringComparison.Ordinal);
        }

        if (isReadable)
        {
            session.Add(SubmittedLine.FromCells(number, cells, valueIsNumber));
        }
        else
        {
            session.Skip();
        }
    }

    /// <summary>The text of a scalar; null, with the reader moved past it, when it is an object or an array.</summary>
    private static string? TextOf(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return "";
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
            case JsonTokenType.True:
            case JsonTokenType.False:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    private static Finding At(string code, ReadOnlySpan<byte> utf8, long offset)
    {
        ReadOnlySpan<byte> before = utf8[..(int)offset];
        int column = before.Length - before.LastIndexOf((byte)'\n');
        return new Finding(
            code,
            Severity.Error,
            before.Count((byte)'\n') + 1,
            column.ToString(CultureInfo.InvariantCulture)
        );
    }

    /// <summary>Counts lines up to growing offsets without starting over.</summary>
    private sealed class LineCounter
    {
        private int counted;
        private int line = 1;

        public int LineOf(ReadOnlySpan<byte> utf8, long offset)
        {
            line += utf8[counted..(int)offset].Count((byte)'\n');
            counted = (int)offset;
            return line;
        }
    }
}
