using System.Globalization;
using CsvHelper;
using Observatoire.Editions;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Shortcuts;

namespace Observatoire.Formats.Returns;

/// <summary>Reads a CSV return, UTF-8: separator <c>;</c> <c>,</c> or tab, columns in any order, case and accents.</summary>
internal static class CsvReturnReader
{
    public const string BadQuotes = "F06";
    public const string FieldCount = "F07";
    public const string NoRows = "F08";

    private const int FirstLine = 4096;

    public static ReturnLayout Read(ReadOnlyMemory<byte> utf8, ReturnSession session)
    {
        LineShortcut? shortcut = RepeatedLines.Fits(utf8.Span) ? session.Shortcut : null;
        HashSet<int> misquoted = [];
        CsvReaderOptions options = OptionsFor(utf8.Span, shortcut is null, misquoted, session);
        using CsvReader reader = CsvReader.Create(utf8, options);
        return Read(
            reader,
            (header, line) =>
            {
                if (shortcut is not null)
                {
                    ReadPlain(
                        new RepeatedLines(utf8, options.Separator!.Value, header, line, shortcut),
                        options,
                        header,
                        session
                    );
                }
                else
                {
                    ReadLines(reader, header, misquoted, session);
                }
            },
            session
        );
    }

    public static ReturnLayout Read(Stream utf8, ReturnSession session)
    {
        HashSet<int> misquoted = [];
        using PeekedStream peeked = new(utf8, FirstLine);
        CsvReaderOptions options = OptionsFor(peeked.Start.Span, true, misquoted, session);
        using CsvReader reader = CsvReader.Create(peeked, options, leaveOpen: true);
        return Read(reader, (header, _) => ReadLines(reader, header, misquoted, session), session);
    }

    private static CsvReaderOptions OptionsFor(
        ReadOnlySpan<byte> start,
        bool tracksLines,
        HashSet<int> misquoted,
        ReturnSession session
    ) =>
        new()
        {
            Separator = CsvTitles.SeparatorOf(start),
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = tracksLines,
            OnMalformedRecord = record =>
            {
                // A quote inside a cell that does not begin with one is a letter like another, as spreadsheets read it.
                if (record.Reason == CsvMalformedReason.StrayQuote)
                {
                    return;
                }

                session.Skip();
                session.Findings.Add(new Finding(BadQuotes, Severity.Error, (int)record.LineNumber, "1"));
                misquoted.Add((int)record.LineNumber);
            },
        };

    private static ReturnLayout Read(CsvReader reader, Action<ReturnHeader, int> readLines, ReturnSession session)
    {
        if (CsvTitles.Find(reader, LineOf, session) is not var (names, headerLine))
        {
            session.Findings.Add(new Finding(ReturnFileReader.EmptyFile, Severity.Error, 1, "1"));
            return ReturnLayout.Unread(ReturnFormat.Csv);
        }

        ReturnHeader header = ReturnHeader.Read(names, headerLine, session.Findings);
        ReturnLayout layout = new(ReturnFormat.Csv, headerLine, header.Positions, null, header.AnnotationColumn);
        if (session.Findings.Errors > 0)
        {
            return layout;
        }

        readLines(header, headerLine);
        if (session.Rows == 0 && session.Findings.Errors == 0)
        {
            session.Findings.Add(new Finding(NoRows, Severity.Error, headerLine + 1, "1"));
        }

        return layout;
    }

    private static void ReadPlain(
        RepeatedLines repeated,
        CsvReaderOptions options,
        ReturnHeader header,
        ReturnSession session
    )
    {
        while (!repeated.IsAtEnd)
        {
            using CsvReader reader = CsvReader.Create(repeated.Take(), options);
            ReadLines(reader, header, [], session, repeated);
            repeated.Read();
        }
    }

    private static void ReadLines(
        CsvReader reader,
        ReturnHeader header,
        HashSet<int> misquoted,
        ReturnSession session,
        RepeatedLines? repeated = null
    )
    {
        int before = repeated?.Line ?? 0;
        int month = header[ReturnColumns.Month];
        int departement = header[ReturnColumns.Departement];
        int territory = header[ReturnColumns.Territory];
        int indicator = header[ReturnColumns.Indicator];
        int breakdown = header[ReturnColumns.Breakdown];
        int category = header[ReturnColumns.Category];
        int value = header[ReturnColumns.Value];
        int status = header[ReturnColumns.Status];
        int comment = header[ReturnColumns.Comment];
        while (reader.Read())
        {
            // A quote that is never closed takes in all the lines after it.
            if (misquoted.Count > 0 && misquoted.Contains(LineOf(reader)))
            {
                continue;
            }

            int number = before + LineOf(reader);
            if (reader.FieldCount != header.FieldCount && !HasItsFields(reader, number, header, session))
            {
                continue;
            }

            SubmittedLine line = new()
            {
                Number = number,
                Month = reader.GetSpan(month),
                Departement = reader.GetSpan(departement),
                Territory = reader.GetSpan(territory),
                Indicator = reader.GetSpan(indicator),
                Breakdown = reader.GetSpan(breakdown),
                Category = reader.GetSpan(category),
                Value = reader.GetSpan(value),
                Status = reader.GetSpan(status),
                Comment = reader.GetSpan(comment),
            };
            if (line.Month.IsEmpty && line.Indicator.IsEmpty && IsBlank(reader))
            {
                continue;
            }

            session.Add(line);
            repeated?.Follow(number - before);
        }

        repeated?.Pass((int)reader.RowNumber);
    }

    /// <summary>True when the line has the header's cells, but for blank ones at its end; a blank line has none and no fault.</summary>
    private static bool HasItsFields(CsvReader reader, int line, ReturnHeader header, ReturnSession session)
    {
        int filled = FilledFields(reader);
        if (filled == 0)
        {
            return false;
        }

        if (reader.FieldCount > header.FieldCount && filled <= header.FieldCount)
        {
            return true;
        }

        session.Skip();
        session.Findings.Add(
            new Finding(
                FieldCount,
                Severity.Error,
                line,
                Math.Min(reader.FieldCount, header.FieldCount).ToString(CultureInfo.InvariantCulture),
                reader.FieldCount.ToString(CultureInfo.InvariantCulture),
                header.FieldCount.ToString(CultureInfo.InvariantCulture)
            )
        );
        return false;
    }

    private static int LineOf(CsvReader reader) =>
        (int)(reader.Options.TrackLineNumbers ? reader.LineNumber : reader.RowNumber);

    private static bool IsBlank(CsvReader reader) => FilledFields(reader) == 0;

    private static int FilledFields(CsvReader reader)
    {
        int filled = reader.FieldCount;
        while (filled > 0 && reader.GetSpan(filled - 1).Trim(" \t"u8).IsEmpty)
        {
            filled--;
        }

        return filled;
    }
}
