using System.Globalization;
using System.Text;
using System.Text.Json;
using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Returns;

namespace Observatoire.Formats.Returns;

/// <summary>
/// Reads a JSON return, UTF-8: an array of objects with the names of the columns as members. An absent or null member
/// is an empty cell; a value may be a number or a text.
/// </summary>
internal static class JsonReturnReader
{
    public const string NotJson = "F10";
    public const string NotRows = "F11";

    public static SubmittedReturn Read(ReadOnlyMemory<byte> utf8)
    {
        FindingList findings = new();
        List<SubmittedRow> rows = [];
        Utf8JsonReader reader = new(utf8.Span);
        try
        {
            _ = reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                ReadRows(ref reader, utf8.Span, rows, findings);
                _ = reader.Read();
            }
            else
            {
                findings.Add(At(NotRows, utf8.Span, reader.TokenStartIndex));
            }
        }
        catch (JsonException error)
        {
            rows.Clear();
            int line = (int)(error.LineNumber ?? 0) + 1;
            string column = ((error.BytePositionInLine ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
            findings.Add(new Finding(NotJson, Severity.Error, line, column));
        }

        if (rows.Count == 0 && findings.Errors == 0)
        {
            findings.Add(new Finding(CsvReturnReader.NoRows, Severity.Error, 1, "1"));
        }

        return new SubmittedReturn(rows, findings);
    }

    private static void ReadRows(
        ref Utf8JsonReader reader,
        ReadOnlySpan<byte> utf8,
        List<SubmittedRow> rows,
        FindingList findings
    )
    {
        LineCounter lines = new();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                findings.Add(At(NotRows, utf8, reader.TokenStartIndex));
                reader.Skip();
                continue;
            }

            rows.Add(ReadRow(ref reader, lines.LineOf(utf8, reader.TokenStartIndex), findings));
        }
    }

    private static SubmittedRow ReadRow(ref Utf8JsonReader reader, int line, FindingList findings)
    {
        SubmittedRow row = new() { Line = line };
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            string column = ReturnHeader.Normalise(name);
            _ = reader.Read();
            if (!seen.Add(column))
            {
                findings.Add(new(ReturnHeader.RepeatedColumn, Severity.Error, line, column, name));
            }

            bool isNumber = reader.TokenType == JsonTokenType.Number;
            if (TextOf(ref reader) is not string text)
            {
                findings.Add(new(NotRows, Severity.Error, line, column, name));
                continue;
            }

            SubmittedRow? filled = Fill(row, column, text, isNumber);
            if (filled is null)
            {
                string expected = string.Join(", ", ReturnColumns.All);
                findings.Add(new(ReturnHeader.UnknownColumn, Severity.Error, line, name, name, expected));
            }

            row = filled ?? row;
        }

        return row;
    }

    private static SubmittedRow? Fill(SubmittedRow row, string column, string text, bool isNumber) =>
        column switch
        {
            ReturnColumns.Month => row with { Month = text },
            ReturnColumns.Departement => row with { Departement = text },
            ReturnColumns.Territory => row with { Territory = text },
            ReturnColumns.Indicator => row with { Indicator = text },
            ReturnColumns.Breakdown => row with { Breakdown = text },
            ReturnColumns.Category => row with { Category = text },
            ReturnColumns.Value => row with { Value = text, ValueIsNumber = isNumber },
            ReturnColumns.Status => row with { Status = text },
            ReturnColumns.Comment => row with { Comment = text },
            _ => null,
        };

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
