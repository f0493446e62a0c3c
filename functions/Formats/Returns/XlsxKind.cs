using System.IO.Compression;

namespace Observatoire.Formats.Returns;

/// <summary>What a file that looks like a workbook is when it is not one that can be read.</summary>
internal static class XlsxKind
{
    // Name of a stream of Microsoft's compound files, in UTF-16.
    private static ReadOnlySpan<byte> EncryptedPackage => "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8;

    /// <summary>The usual extension of another kind of file in a zip; null for a workbook, or for no zip at all.</summary>
    public static string? OfOther(Stream file)
    {
        try
        {
            file.Position = 0;
            using ZipArchive archive = new(file, ZipArchiveMode.Read, leaveOpen: true);
            return archive
                .Entries.Select(entry => entry.FullName)
                .Aggregate((string?)null, (found, name) => found ?? KindOf(name));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>True for a compound file that holds a workbook locked with a password.</summary>
    public static bool IsEncrypted(Stream file)
    {
        byte[] bytes = new byte[64 * 1024];
        file.Position = 0;
        int kept = 0;
        while (true)
        {
            int read = file.Read(bytes, kept, bytes.Length - kept);
            ReadOnlySpan<byte> chunk = bytes.AsSpan(0, kept + read);
            if (chunk.IndexOf(EncryptedPackage) >= 0)
            {
                return true;
            }

            if (read == 0)
            {
                return false;
            }

            kept = Math.Min(chunk.Length, EncryptedPackage.Length - 1);
            chunk[^kept..].CopyTo(bytes);
        }
    }

    private static string? KindOf(string part) =>
        part switch
        {
            "mimetype" => ".ods",
            "xl/workbook.bin" => ".xlsb",
            "word/document.xml" => ".docx",
            "ppt/presentation.xml" => ".pptx",
            _ => null,
        };
}
