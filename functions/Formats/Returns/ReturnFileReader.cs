using System.Runtime.InteropServices;
using Observatoire.Editions;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;

namespace Observatoire.Formats.Returns;

/// <summary>Reads a return from the bytes a département sent: finds the encoding and the format, never throws on a bad file.</summary>
public static class ReturnFileReader
{
    public const string EmptyFile = "F01";
    public const string BinaryFile = "F02";
    public const string Spreadsheet = "F03";

    /// <summary>Pushes the lines of a file into a session, twice when the session finds that it is in another edition.</summary>
    /// <param name="file">The file; it must be seekable, and is left open. A CSV is streamed: it is never held whole.</param>
    /// <param name="session">Takes the lines, and what is wrong with the file itself.</param>
    /// <returns>How the file is laid out.</returns>
    public static ReturnLayout Read(Stream file, ReturnSession session)
    {
        ReturnLayout layout = ReadOnce(file, session);
        if (session.MustRestart)
        {
            session.Restart();
            layout = ReadOnce(file, session);
        }

        return layout;
    }

    /// <summary>As <see cref="Read(Stream, ReturnSession)"/>, from memory.</summary>
    public static ReturnLayout Read(ReadOnlyMemory<byte> bytes, ReturnSession session)
    {
        ArraySegment<byte> array = MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> segment)
            ? segment
            : bytes.ToArray();
        return Read(
            new MemoryStream(array.Array!, array.Offset, array.Count, writable: false, publiclyVisible: true),
            session
        );
    }

    private static ReturnLayout ReadOnce(Stream file, ReturnSession session)
    {
        FileKind kind = FileKind.Detect(file);
        return kind.Content switch
        {
            FileContent.Empty => Refuse(session, EmptyFile),
            FileContent.Binary => Refuse(session, BinaryFile),
            FileContent.Spreadsheet => XlsxReturnReader.RefuseOlder(file, session),
            FileContent.Document => Refuse(session, Spreadsheet, kind.Document),
            FileContent.Xlsx => XlsxReturnReader.Read(file, session),
            FileContent.Json => JsonReturnReader.Read(kind.AllUtf8(file), session),
            _ when kind.Utf8InMemory(file) is ReadOnlyMemory<byte> utf8 => CsvReturnReader.Read(utf8, session),
            _ => CsvReturnReader.Read(kind.OpenUtf8(file), session),
        };
    }

    private static ReturnLayout Refuse(ReturnSession session, string code, string? found = null)
    {
        session.Findings.Add(new Finding(code, Severity.Error, 1, "1", found));
        return ReturnLayout.Unread(ReturnFormat.Csv);
    }
}
