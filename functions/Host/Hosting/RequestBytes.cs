using System.Buffers;
using System.IO.Pipelines;
using Microsoft.Net.Http.Headers;

namespace Observatoire.Host.Hosting;

/// <summary>Reads the body of a request that carries a return, within the limit of size.</summary>
public static class RequestBytes
{
    // Beside CSV and JSON: what browsers and command lines say of a file they do not know.
    private static readonly string[] Accepted =
    [
        "text/csv",
        "text/plain",
        "text/tab-separated-values",
        "application/csv",
        "application/vnd.ms-excel",
        "application/json",
        "application/octet-stream",
        "application/x-www-form-urlencoded",
    ];

    /// <returns>The bytes, or the answer that says why they are not read.</returns>
    public static async Task<(ReadOnlyMemory<byte> Bytes, IResult? Refusal)> ReadAsync(
        HttpRequest request,
        Settings settings,
        CancellationToken cancellation
    )
    {
        if (request.ContentType is { Length: > 0 } type && !IsAccepted(type))
        {
            return (default, Problem.Of("not-a-return-format", type));
        }

        if (request.ContentLength > settings.MaxReturnBytes)
        {
            return (default, TooLarge(settings));
        }

        ArrayBufferWriter<byte> bytes = new((int)Math.Max(request.ContentLength ?? 0, 4096));
        while (true)
        {
            ReadResult read = await request.BodyReader.ReadAsync(cancellation);
            if (bytes.WrittenCount + read.Buffer.Length > settings.MaxReturnBytes)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return (default, TooLarge(settings));
            }

            foreach (ReadOnlyMemory<byte> segment in read.Buffer)
            {
                bytes.Write(segment.Span);
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return (bytes.WrittenMemory, null);
            }
        }
    }

    private static IResult TooLarge(Settings settings) =>
        Problem.Of("too-large", settings.MaxReturnBytes / (1024 * 1024));

    private static bool IsAccepted(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && Accepted.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase);
}
