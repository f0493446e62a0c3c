using System.IO.Compression;
using System.Net;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Net.Http.Headers;

namespace Observatoire.Local.Site;

/// <summary>Answers one request for a published file.</summary>
internal sealed class SiteAnswer(BlobContainerClient site, SiteDocuments documents)
{
    public async Task WriteAsync(HttpContext context)
    {
        SiteHeaders.Add(context);
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
            return;
        }

        CancellationToken cancellation = context.RequestAborted;
        if (await documents.ReadAsync(cancellation) is not BlobStaticWebsite website)
        {
            await PlainPage.WriteNothingPublishedAsync(context);
        }
        else if (await FindAsync(context.Request.Path, website.IndexDocument, cancellation) is { } file)
        {
            await SendAsync(context, file);
        }
        else if (
            website.ErrorDocument404Path is { Length: > 0 } errorDocument
            && await OpenAsync(errorDocument, cancellation) is { } missing
        )
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await SendAsync(context, missing);
        }
        else
        {
            await PlainPage.WriteNotFoundAsync(context);
        }
    }

    private async Task<BlobDownloadStreamingResult?> FindAsync(
        PathString address,
        string indexDocument,
        CancellationToken cancellation
    )
    {
        string path = (address.Value ?? "").TrimStart('/');
        return path.Length == 0 || path.EndsWith('/')
            ? await OpenAsync(path + indexDocument, cancellation)
            : await OpenAsync(path, cancellation) ?? await OpenAsync($"{path}/{indexDocument}", cancellation);
    }

    private async Task<BlobDownloadStreamingResult?> OpenAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return await site.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException missing)
            when (missing.Status is (int)HttpStatusCode.NotFound or (int)HttpStatusCode.BadRequest)
        {
            return null;
        }
    }

    private static async Task SendAsync(HttpContext context, BlobDownloadStreamingResult file)
    {
        await using Stream content = file.Content;
        BlobDownloadDetails details = file.Details;
        IHeaderDictionary headers = context.Response.Headers;
        bool isBrotli = string.Equals(details.ContentEncoding, "br", StringComparison.OrdinalIgnoreCase);
        bool decompress = isBrotli && !AcceptsBrotli(context.Request);
        EntityTagHeaderValue tag = new(details.ETag.ToString("H"), isWeak: decompress);
        headers.ETag = tag.ToString();
        headers.LastModified = HeaderUtilities.FormatDate(details.LastModified);
        if (!string.IsNullOrEmpty(details.CacheControl))
        {
            headers.CacheControl = details.CacheControl;
        }

        if (isBrotli)
        {
            headers.Vary = HeaderNames.AcceptEncoding;
        }

        if (context.Response.StatusCode == StatusCodes.Status200OK && IsKnown(context.Request, tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = details.ContentType;
        if (!decompress)
        {
            context.Response.ContentLength = details.ContentLength;
            if (!string.IsNullOrEmpty(details.ContentEncoding))
            {
                headers.ContentEncoding = details.ContentEncoding;
            }
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        await using Stream body = decompress ? new BrotliStream(content, CompressionMode.Decompress) : content;
        await body.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        request
            .GetTypedHeaders()
            .IfNoneMatch.Any(known =>
                known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)
            );

    private static bool AcceptsBrotli(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .AcceptEncoding.Any(coding =>
                (
                    coding.Value.Equals("br", StringComparison.OrdinalIgnoreCase)
                    || coding.Value.Equals("*", StringComparison.Ordinal)
                )
                && coding.Quality != 0
            );
}
