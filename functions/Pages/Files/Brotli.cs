using System.IO.Compression;

namespace Observatoire.Pages.Files;

/// <summary>Brotli at a fixed quality and window, so that the same content is always the same bytes.</summary>
internal static class Brotli
{
    private const int Quality = 9;
    private const int WindowBits = 22;

    public static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> content)
    {
        byte[] compressed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, compressed, out int length, Quality, WindowBits)
            ? compressed.AsMemory(0, length)
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
