using System.Text;
using System.Text.Unicode;

namespace Observatoire.Formats.Returns;

/// <summary>What the bytes of a file are.</summary>
internal enum FileContent
{
    Empty,
    Binary,

    /// <summary>A workbook of before 2007, or one locked with a password.</summary>
    Spreadsheet,

    /// <summary>A zip: a workbook as a rule.</summary>
    Xlsx,
    Json,
    Csv,

    /// <summary>A page or a document: many programs save one under the name of a workbook.</summary>
    Document,
}

/// <summary>What a file is, told from its bytes: its content, and for a text how its letters are written.</summary>
/// <param name="Content">What it is.</param>
/// <param name="Preamble">Bytes of its byte order mark.</param>
/// <param name="Encoding">How its letters are written; null for UTF-8.</param>
internal sealed record FileKind(FileContent Content, int Preamble = 0, Encoding? Encoding = null)
{
    private const int Sniffed = 4096;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static FileKind Detect(Stream file)
    {
        file.Position = 0;
        byte[] buffer = new byte[Sniffed];
        ReadOnlySpan<byte> start = buffer.AsSpan(0, file.ReadAtLeast(buffer, Sniffed, throwOnEndOfStream: false));
        if (start.StartsWith("PK\u0003\u0004"u8))
        {
            return new FileKind(FileContent.Xlsx);
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return new FileKind(FileContent.Spreadsheet);
        }

        (int preamble, Encoding? encoding) = EncodingOf(start, file);
        string text = (encoding ?? Encoding.Latin1).GetString(start[preamble..]).TrimStart(' ', '\t', '\r', '\n');
        FileContent content = text switch
        {
            "" => FileContent.Empty,
            _ when text.Contains('\0', StringComparison.Ordinal) => FileContent.Binary,
            ['[' or '{', ..] => FileContent.Json,
            ['<', ..] or ['%', 'P', 'D', 'F', ..] => FileContent.Document,
            _ => FileContent.Csv,
        };
        return new FileKind(content, preamble, encoding)
        {
            Document = content == FileContent.Document ? DocumentOf(text) : null,
        };
    }

    /// <summary>The usual extension of a document; null for what is none.</summary>
    public string? Document { get; private init; }

    /// <summary>The text from its first letter, as a stream of UTF-8; what it reads from is left open.</summary>
    public Stream OpenUtf8(Stream file)
    {
        file.Position = Preamble;
        return Encoding is null
            ? file
            : Encoding.CreateTranscodingStream(file, Encoding, new UTF8Encoding(false), leaveOpen: true);
    }

    /// <summary>The text where it lies, when it is UTF-8 and in memory already.</summary>
    public ReadOnlyMemory<byte>? Utf8InMemory(Stream file) =>
        Encoding is null && file is MemoryStream memory && memory.TryGetBuffer(out ArraySegment<byte> bytes)
            ? (ReadOnlyMemory<byte>)bytes.AsMemory(Preamble)
            : (ReadOnlyMemory<byte>?)null;

    /// <summary>The whole text in memory, as UTF-8.</summary>
    public ReadOnlyMemory<byte> AllUtf8(Stream file)
    {
        if (Utf8InMemory(file) is ReadOnlyMemory<byte> there)
        {
            return there;
        }

        using MemoryStream copy = new();
        OpenUtf8(file).CopyTo(copy);
        return copy.ToArray();
    }

    private static string DocumentOf(string text) =>
        text[0] == '%' ? ".pdf"
        : text.Contains("<html", StringComparison.OrdinalIgnoreCase)
        || text.Contains("<table", StringComparison.OrdinalIgnoreCase)
            ? ".html"
        : ".xml";

    /// <summary>What is neither UTF-8 nor UTF-16 is read as Windows-1252, as a French spreadsheet saves it.</summary>
    private static (int Preamble, Encoding? Encoding) EncodingOf(ReadOnlySpan<byte> start, Stream file)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return (3, IsUtf8(file) ? null : Windows1252);
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return (2, Encoding.Unicode);
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return (2, Encoding.BigEndianUnicode);
        }

        // Without a mark, UTF-16 shows by a zero beside each letter of the header.
        if (start is [not 0, 0, not 0, 0, ..])
        {
            return (0, Encoding.Unicode);
        }

        if (start is [0, not 0, 0, not 0, ..])
        {
            return (0, Encoding.BigEndianUnicode);
        }

        return (0, IsUtf8(file) ? null : Windows1252);
    }

    private static bool IsUtf8(Stream file)
    {
        if (file is MemoryStream memory && memory.TryGetBuffer(out ArraySegment<byte> all))
        {
            return Utf8.IsValid(all);
        }

        file.Position = 0;
        byte[] buffer = new byte[64 * 1024];
        int kept = 0;
        while (true)
        {
            int read = file.Read(buffer, kept, buffer.Length - kept);
            ReadOnlySpan<byte> chunk = buffer.AsSpan(0, kept + read);
            int whole = read == 0 ? chunk.Length : LastBoundary(chunk);
            if (!Utf8.IsValid(chunk[..whole]))
            {
                return false;
            }

            if (read == 0)
            {
                return true;
            }

            kept = chunk.Length - whole;
            chunk[whole..].CopyTo(buffer);
        }
    }

    /// <summary>Where the last letter that may be cut begins: at most three bytes before the end.</summary>
    private static int LastBoundary(ReadOnlySpan<byte> chunk)
    {
        int at = chunk.Length;
        while (at > 0 && chunk.Length - at < 4)
        {
            at--;
            if (chunk[at] < 0x80)
            {
                return at + 1;
            }

            if (chunk[at] >= 0xC0)
            {
                return at;
            }
        }

        return chunk.Length;
    }
}
