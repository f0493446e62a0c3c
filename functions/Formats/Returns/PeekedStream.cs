namespace Observatoire.Formats.Returns;

/// <summary>A stream whose first bytes can be seen before it is read; it is read forward once, and its source is left open.</summary>
internal sealed class PeekedStream : Stream
{
    private readonly Stream source;
    private int given;

    /// <param name="source">Where the bytes come from.</param>
    /// <param name="length">How many may be seen.</param>
    public PeekedStream(Stream source, int length)
    {
        this.source = source;
        byte[] start = new byte[length];
        Start = start.AsMemory(0, source.ReadAtLeast(start, length, throwOnEndOfStream: false));
    }

    /// <summary>The first bytes, or all of them when there are fewer.</summary>
    public ReadOnlyMemory<byte> Start { get; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (given == Start.Length)
        {
            return source.Read(buffer);
        }

        int count = Math.Min(buffer.Length, Start.Length - given);
        Start.Span.Slice(given, count).CopyTo(buffer);
        given += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
