namespace Observatoire.Formats.Returns;

/// <summary>A workbook that unpacks to more than is read.</summary>
internal sealed class XlsxTooLargeException : Exception;

/// <summary>A part of a workbook, in which no text or attribute is longer than a cell can be: the reader of XML would hold it whole.</summary>
internal sealed class XlsxPartStream(Stream part) : Stream
{
    // A cell holds 32,767 characters at most, of which each may be written with six.
    private const int LongestRun = 1 << 20;

    private int run;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="XlsxTooLargeException">When a text or an attribute is longer than any cell.</exception>
    public override int Read(Span<byte> buffer)
    {
        int count = part.Read(buffer);
        int end = buffer[..count].LastIndexOf((byte)'>');
        run = end < 0 ? run + count : count - end;
        return run <= LongestRun ? count : throw new XlsxTooLargeException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            part.Dispose();
        }

        base.Dispose(disposing);
    }
}
