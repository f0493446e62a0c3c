using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Observatoire.Disclosure;

namespace Observatoire.Storage;

/// <param name="Uploaded">Files written by this call.</param>
/// <param name="Unchanged">Files that were there already.</param>
public sealed record PublishSummary(int Uploaded, int Unchanged);

/// <summary>The public static site.</summary>
/// <remarks>
/// Container <c>$web</c>, blob = address of the file. Immutable files (their address carries a content hash) go first and
/// are never rewritten; then the stable ones; <c>latest.json</c> last. Since pages name only hashed files, a release
/// interrupted anywhere leaves every page whole, old or new, and publishing the same files again completes it. Nothing
/// is deleted: the files of older releases stay citable.
/// </remarks>
public sealed class SiteStore(StorageAccount account)
{
    /// <summary>Written last: it names the release a reader should take.</summary>
    public const string LatestPath = "latest.json";

    private const int Parallelism = 8;

    private readonly BlobContainerClient container = account.Blobs.GetBlobContainerClient(StorageNames.Site);

    /// <param name="files">The whole site, in any order.</param>
    /// <param name="cancellation">Stops between two files.</param>
    /// <exception cref="ArgumentException">When two files have the same address.</exception>
    public async Task<PublishSummary> PublishAsync(
        IReadOnlyCollection<PublishedFile> files,
        CancellationToken cancellation = default
    )
    {
        RefuseTwins(files);
        Dictionary<string, BlobItemProperties> present = await ListAsync(cancellation);
        PublishedFile[] changed = [.. files.Where(file => !IsPresent(present, file))];
        foreach (IGrouping<int, PublishedFile> step in changed.GroupBy(StepOf).OrderBy(group => group.Key))
        {
            ParallelOptions options = new() { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation };
            await Parallel.ForEachAsync(step, options, async (file, token) => await UploadAsync(file, token));
        }

        return new PublishSummary(changed.Length, files.Count - changed.Length);
    }

    /// <returns>The content at an address of the site, as stored, or null.</returns>
    public Task<BinaryData?> ReadAsync(string path, CancellationToken cancellation = default) =>
        container.GetBlobClient(path).TryReadAsync(cancellation);

    private static int StepOf(PublishedFile file) =>
        file.Immutable ? 0
        : IsLatest(file) ? 2
        : 1;

    private static bool IsLatest(PublishedFile file) => string.Equals(file.Path, LatestPath, StringComparison.Ordinal);

    private static void RefuseTwins(IEnumerable<PublishedFile> files)
    {
        IGrouping<string, PublishedFile>? twins = files
            .GroupBy(file => file.Path, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Skip(1).Any());
        if (twins is not null)
        {
            throw new ArgumentException($"Two files of the release have the address « {twins.Key} ».", nameof(files));
        }
    }

    private async Task<Dictionary<string, BlobItemProperties>> ListAsync(CancellationToken cancellation)
    {
        Dictionary<string, BlobItemProperties> present = new(StringComparer.Ordinal);
        await foreach (BlobItem blob in container.GetBlobsAsync(cancellationToken: cancellation))
        {
            present.Add(blob.Name, blob.Properties);
        }

        return present;
    }

    private static bool IsPresent(Dictionary<string, BlobItemProperties> present, PublishedFile file)
    {
        if (!present.TryGetValue(file.Path, out BlobItemProperties? blob))
        {
            return false;
        }

        BlobHttpHeaders wanted = HeadersOf(file);
        return file.Immutable
            || (
                blob.ContentHash.AsSpan().SequenceEqual(wanted.ContentHash)
                && string.Equals(blob.ContentType, wanted.ContentType, StringComparison.Ordinal)
                && string.Equals(blob.CacheControl, wanted.CacheControl, StringComparison.Ordinal)
                && string.Equals(blob.ContentEncoding ?? "", wanted.ContentEncoding ?? "", StringComparison.Ordinal)
            );
    }

    private async Task UploadAsync(PublishedFile file, CancellationToken cancellation)
    {
        BlobClient blob = container.GetBlobClient(file.Path);
        BlobUploadOptions options = new() { HttpHeaders = HeadersOf(file) };
        await using Stream content = BinaryData.FromBytes(file.Content).ToStream();
        if (file.Immutable)
        {
            await blob.TryCreateAsync(content, options, cancellation);
        }
        else
        {
            await blob.UploadAsync(content, options, cancellation);
        }
    }

    private static BlobHttpHeaders HeadersOf(PublishedFile file) =>
        new()
        {
            ContentType = file.ContentType,
            ContentEncoding = file.ContentEncoding,
            CacheControl = CacheControlOf(file),
            ContentHash = ContentMd5(file.Content.Span),
        };

    [SuppressMessage(
        "Security",
        "CA5351",
        Justification = "Content-MD5 is the hash the blob service keeps and lists; it tells an unchanged file and protects nothing."
    )]
    private static byte[] ContentMd5(ReadOnlySpan<byte> content) => MD5.HashData(content);

    private static string CacheControlOf(PublishedFile file) =>
        file.Immutable ? "public, max-age=31536000, immutable"
        : IsLatest(file) || file.ContentType.StartsWith("text/html", StringComparison.Ordinal) ? "no-cache"
        : "public, max-age=300";
}
