using System.Text;
using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Returns;

namespace Observatoire.Formats.Returns;

/// <summary>Reads a return from the bytes a département sent: finds the encoding and the format, never throws on a bad file.</summary>
public static class ReturnFileReader
{
    public const string EmptyFile = "F01";
    public const string BinaryFile = "F02";
    public const string Spreadsheet = "F03";

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static SubmittedReturn Read(ReadOnlyMemory<byte> bytes)
    {
        if (
            bytes.Span.StartsWith("PK\u0003\u0004"u8)
            || bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])
        )
        {
            return Refused(Spreadsheet);
        }

        ReadOnlyMemory<byte> text = ToUtf8(bytes);
        ReadOnlySpan<byte> start = text.Span.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty)
        {
            return Refused(EmptyFile);
        }

        if (text.Span.Contains((byte)0))
        {
            return Refused(BinaryFile);
        }

        return start[0] is (byte)'[' or (byte)'{' ? JsonReturnReader.Read(text) : CsvReturnReader.Read(text);
    }

    /// <summary><c>json</c> or <c>csv</c>: the extension the file is kept under.</summary>
    public static string ExtensionOf(ReadOnlyMemory<byte> bytes) =>
        ToUtf8(bytes).Span.TrimStart(" \t\r\n"u8) is [(byte)'[' or (byte)'{', ..] ? "json" : "csv";

    /// <summary>UTF-8 without a byte order mark; what is not UTF-8 or UTF-16 is read as Windows-1252, as Excel saves it.</summary>
    private static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        if (span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return bytes[3..];
        }

        if (span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Convert(Encoding.Unicode, StrictUtf8, bytes[2..].ToArray());
        }

        if (span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Encoding.Convert(Encoding.BigEndianUnicode, StrictUtf8, bytes[2..].ToArray());
        }

        return System.Text.Unicode.Utf8.IsValid(span)
            ? bytes
            : Encoding.Convert(Windows1252, StrictUtf8, bytes.ToArray());
    }

    private static SubmittedReturn Refused(string code)
    {
        FindingList findings = new();
        findings.Add(new Finding(code, Severity.Error, Line: 1, Column: "1"));
        return new SubmittedReturn([], findings);
    }
}
