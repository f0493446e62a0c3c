namespace Observatoire.Formats.Returns;

/// <summary>A stream whose first bytes can be seen before it is read; it is read forward once, and its source is left open.</summary>
internal sealed class PeekedStream : ForwardStream
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
}
