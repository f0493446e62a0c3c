namespace Observatoire.Formats.Returns;

/// <summary>A workbook that unpacks to more than is read.</summary>
internal sealed class XlsxTooLargeException : Exception;

/// <summary>A part of a workbook, in which no text or attribute is longer than a cell can be: the reader of XML would hold it whole.</summary>
internal sealed class XlsxPartStream(Stream part) : ForwardStream
{
    // A cell holds 32,767 characters at most, of which each may be written with six.
    private const int LongestRun = 1 << 20;

    private int run;

    /// <exception cref="XlsxTooLargeException">When a text or an attribute is longer than any cell.</exception>
    public override int Read(Span<byte> buffer)
    {
        int count = part.Read(buffer);
        int end = buffer[..count].LastIndexOf((byte)'>');
        run = end < 0 ? run + count : count - end;
        return run <= LongestRun ? count : throw new XlsxTooLargeException();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            part.Dispose();
        }

        base.Dispose(disposing);
    }
}
