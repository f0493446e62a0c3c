using System.IO.Pipelines;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Observatoire.Host.Hosting;

/// <summary>Reads the body of a request that carries a file, within the limit of size.</summary>
public sealed class RequestFiles(Settings settings)
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Beside CSV and JSON: what browsers and command lines say of a file they do not know.
    private static readonly string[] Accepted =
    [
        "text/csv",
        "text/plain",
        "text/tab-separated-values",
        "application/csv",
        "application/vnd.ms-excel",
        Workbook,
        "application/json",
        "application/octet-stream",
        "application/x-www-form-urlencoded",
    ];

    /// <returns>The file, to be disposed by the caller, or the answer that says why it is not read.</returns>
    public async Task<Parsed<ReceivedFile>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentType is { Length: > 0 } type && !IsAccepted(type))
        {
            return Problem.Answer("not-a-return-format", type);
        }

        if (request.ContentLength > settings.MaxReturnBytes)
        {
            return TooLarge();
        }

        Stream content = OpenFor(request.ContentLength ?? 0);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            while (true)
            {
                ReadResult read = await request.BodyReader.ReadAsync(cancellation);
                if (content.Length + read.Buffer.Length > settings.MaxReturnBytes)
                {
                    request.BodyReader.AdvanceTo(read.Buffer.End);
                    await content.DisposeAsync();
                    return TooLarge();
                }

                content = await SpillAsync(content, content.Length + read.Buffer.Length, cancellation);
                foreach (ReadOnlyMemory<byte> segment in read.Buffer)
                {
                    hash.AppendData(segment.Span);
                    await content.WriteAsync(segment, cancellation);
                }

                request.BodyReader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    return new ReceivedFile(content, Convert.ToHexStringLower(hash.GetHashAndReset()));
                }
            }
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    private static Stream OpenFor(long length) =>
        length > ReceivedFile.LargestInMemory ? ReceivedFile.OpenTemporary() : new MemoryStream((int)length);

    /// <summary>The same content, in a temporary file once it is too long for memory.</summary>
    private static async Task<Stream> SpillAsync(Stream content, long length, CancellationToken cancellation)
    {
        if (content is not MemoryStream || length <= ReceivedFile.LargestInMemory)
        {
            return content;
        }

        FileStream file = ReceivedFile.OpenTemporary();
        content.Position = 0;
        await content.CopyToAsync(file, cancellation);
        await content.DisposeAsync();
        return file;
    }

    /// <summary>The media type of a file kept under that extension.</summary>
    public static string TypeOf(string extension) =>
        extension switch
        {
            "xlsx" => Workbook,
            "json" => "application/json",
            _ => "text/csv",
        };

    private ProblemHttpResult TooLarge() => Problem.Answer("too-large", settings.MaxReturnBytes / (1024 * 1024));

    private static bool IsAccepted(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && Accepted.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase);
}
