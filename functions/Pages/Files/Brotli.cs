using System.IO.Compression;

namespace Observatoire.Pages.Files;

/// <summary>Brotli at fixed qualities and window, so that the same content is always the same bytes.</summary>
internal static class Brotli
{
    private const int Best = 9;

    // For files of megabytes, which no page waits for.
    private const int Quick = 5;
    private const int WindowBits = 22;

    public static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> content) => Compress(content, Best);

    /// <summary>Less well, and sooner.</summary>
    public static ReadOnlyMemory<byte> CompressQuickly(ReadOnlySpan<byte> content) => Compress(content, Quick);

    private static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> content, int quality)
    {
        byte[] compressed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, compressed, out int length, quality, WindowBits)
            // Not the array it was compressed in, which is longer than the content.
            ? compressed.AsSpan(0, length).ToArray()
            : throw new InvalidOperationException($"Brotli refused {content.Length} bytes.");
    }

    public static byte[] Decompress(ReadOnlyMemory<byte> compressed)
    {
        using MemoryStream source = new(compressed.ToArray());
        using BrotliStream stream = new(source, CompressionMode.Decompress);
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
