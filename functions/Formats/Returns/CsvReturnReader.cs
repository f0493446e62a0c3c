using System.Globalization;
using CsvHelper;
using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Returns;

namespace Observatoire.Formats.Returns;

/// <summary>Reads a CSV return, UTF-8: separator <c>;</c> <c>,</c> or tab, columns in any order, case and accents.</summary>
internal static class CsvReturnReader
{
    public const string BadQuotes = "F06";
    public const string FieldCount = "F07";
    public const string NoRows = "F08";

    private static readonly char[] Separators = [';', ',', '\t'];

    public static SubmittedReturn Read(ReadOnlyMemory<byte> utf8)
    {
        FindingList findings = new();
        using CsvReader reader = CsvReader.Create(
            utf8,
            new CsvReaderOptions
            {
                Separator = SeparatorOf(utf8.Span),
                HasHeader = false,
                SkipEmptyLines = true,
                TrackLineNumbers = true,
                PoolStrings = true,
                OnMalformedRecord = record =>
                    findings.Add(new Finding(BadQuotes, Severity.Error, (int)record.LineNumber, "1", record.RawRecord)),
            }
        );
        if (!reader.Read())
        {
            findings.Add(new Finding(ReturnFileReader.EmptyFile, Severity.Error, 1, "1"));
            return new SubmittedReturn([], findings);
        }

        string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
        ReturnHeader header = ReturnHeader.Read(names, (int)reader.LineNumber, findings);
        if (findings.Errors > 0)
        {
            return new SubmittedReturn([], findings);
        }

        List<SubmittedRow> rows = ReadRows(reader, header, findings);
        if (rows.Count == 0 && findings.Errors == 0)
        {
            findings.Add(new Finding(NoRows, Severity.Error, 2, "1"));
        }

        return new SubmittedReturn(rows, findings);
    }

    private static List<SubmittedRow> ReadRows(CsvReader reader, ReturnHeader header, FindingList findings)
    {
        List<SubmittedRow> rows = [];
        while (reader.Read())
        {
            int filled = reader.FieldCount;
            while (filled > 0 && reader.GetSpan(filled - 1).Trim(" \t"u8).IsEmpty)
            {
                filled--;
            }

            if (filled == 0)
            {
                continue;
            }

            int line = (int)reader.LineNumber;
            if (reader.FieldCount < header.FieldCount || filled > header.FieldCount)
            {
                findings.Add(
                    new Finding(
                        FieldCount,
                        Severity.Error,
                        line,
                        Math.Min(reader.FieldCount, header.FieldCount).ToString(CultureInfo.InvariantCulture),
                        reader.FieldCount.ToString(CultureInfo.InvariantCulture),
                        header.FieldCount.ToString(CultureInfo.InvariantCulture)
                    )
                );
                continue;
            }

            rows.Add(
                new SubmittedRow
                {
                    Line = line,
                    Month = reader.GetString(header[ReturnColumns.Month]),
                    Departement = reader.GetString(header[ReturnColumns.Departement]),
                    Territory = reader.GetString(header[ReturnColumns.Territory]),
                    Indicator = reader.GetString(header[ReturnColumns.Indicator]),
                    Breakdown = reader.GetString(header[ReturnColumns.Breakdown]),
                    Category = reader.GetString(header[ReturnColumns.Category]),
                    Value = reader.GetString(header[ReturnColumns.Value]),
                    Status = reader.GetString(header[ReturnColumns.Status]),
                    Comment = reader.GetString(header[ReturnColumns.Comment]),
                }
            );
        }

        return rows;
    }

    /// <summary>The separator that occurs most on the first line that is not blank.</summary>
    private static char SeparatorOf(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> line = utf8.TrimStart(" \r\n"u8);
        int end = line.IndexOfAny((byte)'\r', (byte)'\n');
        line = end < 0 ? line : line[..end];
        char best = Separators[0];
        foreach (char separator in Separators)
        {
            if (line.Count((byte)separator) > line.Count((byte)best))
            {
                best = separator;
            }
        }

        return best;
    }
}
