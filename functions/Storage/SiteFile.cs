using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Azure.Storage.Blobs.Models;
using Observatoire.Editions;

namespace Observatoire.Storage;

/// <summary>What is done with a file of a release when the site is switched to it.</summary>
internal enum SiteFileKind
{
    /// <summary>Its address carries a content hash: written before the switch, never rewritten.</summary>
    Hashed,

    /// <summary>Its blob carries the release: written before the switch, never rewritten, shown by it.</summary>
    Page,

    /// <summary>Its address is the same in every release: overwritten after the switch.</summary>
    Stable,

    /// <summary><c>latest.json</c>, overwritten when all the rest is there.</summary>
    Latest,
}

/// <param name="Blob">Name of its blob.</param>
/// <param name="Kind">When it is written.</param>
/// <param name="File">What is written.</param>
internal sealed record SiteFile(string Blob, SiteFileKind Kind, PublishedFile File)
{
    private const string ErrorPage = "404.html";
    private const string Revalidated = "no-cache";

    /// <summary>For how long a copy of a stable file may be older than the site.</summary>
    private const string FiveMinutes = "public, max-age=300";

    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>Name of the page of every folder in a release.</summary>
    public static string IndexDocument(string release) => $"{BlobKey.Name(release, nameof(release))}.html";

    public static string ErrorDocument(string release) => $"{BlobKey.Name(release, nameof(release))}-{ErrorPage}";

    /// <param name="release">Its id.</param>
    /// <param name="file">One of its files.</param>
    /// <exception cref="ArgumentException">When the id cannot be in an address.</exception>
    public static SiteFile From(string release, PublishedFile file) =>
        file switch
        {
            { Immutable: true } => new SiteFile(file.Path, SiteFileKind.Hashed, file),
            { Path: SiteStore.LatestPath } => new SiteFile(file.Path, SiteFileKind.Latest, file),
            _ when file.AddressIn(BlobKey.Name(release, nameof(release))) is string page => new SiteFile(
                page,
                SiteFileKind.Page,
                file
            ),
            _ => new SiteFile(file.Path, SiteFileKind.Stable, file),
        };

    /// <summary>True for a blob that belongs to the release of the moment and to no other.</summary>
    public static bool IsOfTheMoment(string blob, BlobItemProperties properties) =>
        string.Equals(blob, SiteStore.LatestPath, StringComparison.Ordinal)
        || string.Equals(properties.CacheControl, FiveMinutes, StringComparison.Ordinal);

    /// <exception cref="ArgumentException">When an address comes twice.</exception>
    public static void RefuseTwins(IEnumerable<string> addresses)
    {
        IGrouping<string, string>? twins = addresses
            .GroupBy(address => address, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Skip(1).Any());
        if (twins is not null)
        {
            throw new ArgumentException(
                $"Two files of the release have the address « {twins.Key} ».",
                nameof(addresses)
            );
        }
    }

    public BlobHttpHeaders Headers() =>
        new()
        {
            ContentType = File.ContentType,
            ContentEncoding = File.ContentEncoding,
            CacheControl = Kind switch
            {
                SiteFileKind.Hashed => ForEver,
                SiteFileKind.Page or SiteFileKind.Latest => Revalidated,
                SiteFileKind.Stable => FiveMinutes,
            },
            ContentHash = ContentMd5(File.Content.Span),
        };

    /// <summary>True when the blob is there as this file wants it, or is never to be written again.</summary>
    /// <exception cref="InvalidOperationException">When another page of the same release is there.</exception>
    public bool IsPresent(IReadOnlyDictionary<string, BlobItemProperties> present)
    {
        if (!present.TryGetValue(Blob, out BlobItemProperties? blob))
        {
            return false;
        }

        // Compressed again, a hashed file may have other bytes that say the same.
        if (Kind == SiteFileKind.Hashed)
        {
            return true;
        }

        BlobHttpHeaders wanted = Headers();
        bool same =
            blob.ContentHash.AsSpan().SequenceEqual(wanted.ContentHash)
            && string.Equals(blob.ContentType, wanted.ContentType, StringComparison.Ordinal)
            && string.Equals(blob.CacheControl, wanted.CacheControl, StringComparison.Ordinal)
            && string.Equals(blob.ContentEncoding ?? "", wanted.ContentEncoding ?? "", StringComparison.Ordinal);
        return same || Kind != SiteFileKind.Page
            ? same
            : throw new InvalidOperationException($"« {Blob} » is there and is another page.");
    }

    [SuppressMessage(
        "Security",
        "CA5351",
        Justification = "Content-MD5 is the hash the blob service keeps and lists; it tells an unchanged file and protects nothing."
    )]
    private static byte[] ContentMd5(ReadOnlySpan<byte> content) => MD5.HashData(content);
}
