using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Observatoire.Editions;

namespace Observatoire.Storage;

/// <param name="Uploaded">Files written by this call.</param>
/// <param name="Unchanged">Files that were there already.</param>
public sealed record PublishSummary(int Uploaded, int Unchanged);

/// <summary>The public static site.</summary>
/// <remarks>
/// Container <c>$web</c>. The page of a folder, <c>departements/59/index.html</c> in the release, is the blob
/// <c>departements/59/{release}.html</c>: all the pages of a release can be there before anybody is shown one. The index
/// document of the static website names the release whose pages are shown, so <b>setting it is the switch</b>, one request
/// for the whole site. What the pages name is there before it; the few stable addresses are overwritten after it,
/// <c>latest.json</c> last. Interrupted anywhere, the site is the old one or the new one, and publishing the same files again
/// completes it. Publishing the files of an earlier release is the way back. Pages and hashed files are never rewritten nor
/// deleted: those of older releases stay citable. A stable address the release does not have is deleted: figures that are no
/// longer published must not look current.
/// </remarks>
public sealed class SiteStore(StorageAccount account)
{
    /// <summary>Written last: it names the release a reader should take.</summary>
    public const string LatestPath = "latest.json";

    private const int Parallelism = 8;

    private readonly BlobContainerClient container = account.Blobs.GetBlobContainerClient(StorageNames.Site);

    /// <summary>Puts every file of a release in its place and switches the site to it.</summary>
    /// <param name="release">Its id: ASCII letters, digits, hyphens and dots.</param>
    /// <param name="files">The whole site, in any order.</param>
    /// <param name="cancellation">Stops between two files.</param>
    /// <exception cref="ArgumentException">When two files have the same address, or the id cannot be in one.</exception>
    /// <exception cref="InvalidOperationException">When the release was published with other pages; nothing changes then.</exception>
    public async Task<PublishSummary> PublishAsync(
        string release,
        IReadOnlyCollection<PublishedFile> files,
        CancellationToken cancellation = default
    )
    {
        SiteFile[] wanted = [.. files.Select(file => SiteFile.From(release, file))];
        SiteFile.RefuseTwins(wanted.Select(file => file.Blob));
        Dictionary<string, BlobItemProperties> present = await ListAsync(cancellation);
        SiteFile[] changed = [.. wanted.Where(file => !file.IsPresent(present))];
        ILookup<bool, SiteFile> steps = changed.ToLookup(file => IsShownByTheSwitch(file, present));
        await UploadAsync(steps[true], cancellation);
        await SwitchAsync(release, wanted, cancellation);
        await UploadAsync(steps[false].Where(file => file.Kind == SiteFileKind.Stable), cancellation);
        await RemoveAsync(
            present.Where(blob => SiteFile.IsOfTheMoment(blob.Key, blob.Value)).Select(blob => blob.Key),
            wanted,
            cancellation
        );
        await UploadAsync(steps[false].Where(file => file.Kind == SiteFileKind.Latest), cancellation);
        return new PublishSummary(changed.Length, files.Count - changed.Length);
    }

    /// <summary>The release the index document names, or null when none was ever published.</summary>
    public async Task<string?> CurrentAsync(CancellationToken cancellation = default)
    {
        BlobServiceProperties properties = await account.Blobs.GetPropertiesAsync(cancellation);
        return properties.StaticWebsite is { Enabled: true, IndexDocument: { Length: > 0 } document }
            ? Path.GetFileNameWithoutExtension(document)
            : null;
    }

    /// <returns>The content at a stable address, as stored, or null.</returns>
    public Task<BinaryData?> ReadAsync(string path, CancellationToken cancellation = default) =>
        container.GetBlobClient(path).TryReadAsync(cancellation);

    // A stable file that no release had before is named by pages of this one: it must be there when they are shown.
    private static bool IsShownByTheSwitch(SiteFile file, Dictionary<string, BlobItemProperties> present) =>
        file.Kind switch
        {
            SiteFileKind.Hashed or SiteFileKind.Page => true,
            SiteFileKind.Stable => !present.ContainsKey(file.Blob),
            SiteFileKind.Latest => false,
        };

    // The other properties are the operator's: they are written back as they were read.
    private async Task SwitchAsync(string release, IEnumerable<SiteFile> files, CancellationToken cancellation)
    {
        string errorDocument = SiteFile.ErrorDocument(release);
        bool hasErrorDocument = files.Any(file => string.Equals(file.Blob, errorDocument, StringComparison.Ordinal));
        BlobServiceProperties properties = await account.Blobs.GetPropertiesAsync(cancellation);
        properties.StaticWebsite = new BlobStaticWebsite
        {
            Enabled = true,
            IndexDocument = SiteFile.IndexDocument(release),
            ErrorDocument404Path = hasErrorDocument ? errorDocument : null,
        };
        await account.Blobs.SetPropertiesAsync(properties, cancellation);
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

    private Task UploadAsync(IEnumerable<SiteFile> files, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation },
            async (file, token) =>
            {
                BlobClient blob = container.GetBlobClient(file.Blob);
                BlobUploadOptions options = new() { HttpHeaders = file.Headers() };
                await using Stream content = BinaryData.FromBytes(file.File.Content).ToStream();
                if (file.Kind is SiteFileKind.Hashed or SiteFileKind.Page)
                {
                    await blob.TryCreateAsync(content, options, token);
                }
                else
                {
                    await blob.UploadAsync(content, options, token);
                }
            }
        );

    private async Task RemoveAsync(
        IEnumerable<string> ofTheMoment,
        IEnumerable<SiteFile> wanted,
        CancellationToken cancellation
    )
    {
        foreach (string blob in ofTheMoment.Except(wanted.Select(file => file.Blob), StringComparer.Ordinal))
        {
            await container.DeleteBlobIfExistsAsync(blob, cancellationToken: cancellation);
        }
    }
}
