using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Observatoire.Editions;

namespace Observatoire.Storage;

/// <summary>The releases of the public site, and what each was made of: its files, its documents.</summary>
/// <remarks>
/// Table <c>releases</c>, partition <c>made</c>, row = release id. Private container <c>releases</c>: <c>{id}/files.zip</c>,
/// written once in one upload, which is its commit; <c>{id}/documents/{name}</c>; <c>months/{sha256}</c>; <c>lock</c>, whose lease is the right to
/// publish; and <c>chance.key</c>, with which the cells withheld for others' sake are drawn. Nothing is deleted.
/// </remarks>
public sealed class ReleaseStore(StorageAccount account)
{
    private const string LockBlob = "lock";
    private const string KeyBlob = "chance.key";
    private const int KeyBytes = 32;

    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.Releases);
    private readonly BlobContainerClient container = account.Blobs.GetBlobContainerClient(StorageNames.ReleaseFiles);

    /// <returns>False when the id exists already; what it names stays as it is.</returns>
    public async Task<bool> TryCreateAsync(Release release, CancellationToken cancellation = default)
    {
        string writing = NewWriting();
        try
        {
            await table.AddEntityAsync(ReleaseRow.Write(release, writing), cancellation);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status == 409)
        {
            return await IsOwnAsync(release.Id, writing, cancellation);
        }
    }

    public async Task<Release?> FindAsync(string id, CancellationToken cancellation = default) =>
        await table.FindAsync(ReleaseRow.Partition, id, cancellation) is TableEntity row ? ReleaseRow.Read(row) : null;

    /// <summary>Every release ever made, newest first.</summary>
    public async Task<IReadOnlyList<Release>> ListAsync(CancellationToken cancellation = default)
    {
        List<Release> all = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {ReleaseRow.Partition}");
        await foreach (TableEntity row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            all.Add(ReleaseRow.Read(row));
        }

        return
        [
            .. all.OrderByDescending(each => each.MadeAt).ThenByDescending(each => each.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Writes a release over the one it was read as.</summary>
    /// <returns>False when somebody changed it since it was read; nothing is written then.</returns>
    /// <exception cref="ArgumentException">When it was not read from here.</exception>
    public async Task<bool> TryReplaceAsync(Release release, CancellationToken cancellation = default)
    {
        if (release.Version == default)
        {
            throw new ArgumentException($"« {release.Id} » was made, not read.", nameof(release));
        }

        string writing = NewWriting();
        try
        {
            await table.UpdateEntityAsync(
                ReleaseRow.Write(release, writing),
                release.Version,
                TableUpdateMode.Replace,
                cancellation
            );
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status == 412)
        {
            return await IsOwnAsync(release.Id, writing, cancellation);
        }
    }

    /// <summary>The key with which cells are chosen: made of chance the first time, the same ever after. Never public.</summary>
    public async Task<byte[]> ReadKeyAsync(CancellationToken cancellation = default)
    {
        BlobClient blob = container.GetBlobClient(KeyBlob);
        if (await blob.TryReadAsync(cancellation) is BinaryData kept)
        {
            return kept.ToArray();
        }

        await using Stream made = BinaryData.FromBytes(RandomNumberGenerator.GetBytes(KeyBytes)).ToStream();
        await blob.TryCreateAsync(made, new BlobUploadOptions(), cancellation);
        BinaryData first =
            await blob.TryReadAsync(cancellation)
            ?? throw new InvalidDataException($"« {KeyBlob} » was removed while it was read.");
        return first.ToArray();
    }

    /// <summary>Keeps the files of a release, once: one that was interrupted kept nothing.</summary>
    /// <exception cref="ArgumentException">When two files have the same address.</exception>
    /// <exception cref="InvalidOperationException">When the release has other files already.</exception>
    public async Task SaveFilesAsync(
        string id,
        IReadOnlyCollection<PublishedFile> files,
        CancellationToken cancellation = default
    )
    {
        BlobClient blob = FilesBlob(id);
        await using Stream content = ReleaseArchive.Write(files).ToStream();
        if (
            !await blob.TryCreateAsync(content, new BlobUploadOptions(), cancellation)
            && await blob.TryReadAsync(cancellation) is BinaryData kept
            && !ReleaseArchive.Holds(kept, files)
        )
        {
            throw new InvalidOperationException($"The release « {id} » has other files already.");
        }
    }

    /// <returns>The files as they were kept, in their order, or null when none were.</returns>
    /// <exception cref="InvalidDataException">When they are no longer what was kept.</exception>
    public async Task<IReadOnlyList<PublishedFile>?> ReadFilesAsync(
        string id,
        CancellationToken cancellation = default
    ) => await FilesBlob(id).TryReadAsync(cancellation) is BinaryData kept ? ReleaseArchive.Read(kept) : null;

    /// <summary>Keeps a document of a release in the place of the one of that name.</summary>
    public async Task SaveDocumentAsync(
        string id,
        string name,
        BinaryData content,
        CancellationToken cancellation = default
    ) => await DocumentBlob(id, name).UploadAsync(content, overwrite: true, cancellation);

    public Task<BinaryData?> ReadDocumentAsync(string id, string name, CancellationToken cancellation = default) =>
        DocumentBlob(id, name).TryReadAsync(cancellation);

    /// <summary>Keeps a month as a release tells it, once whichever releases tell it.</summary>
    /// <returns>What names it from now on: the SHA-256 of its content.</returns>
    public async Task<string> KeepMonthAsync(BinaryData month, CancellationToken cancellation = default)
    {
        string name = Convert.ToHexStringLower(SHA256.HashData(month));
        await using Stream content = month.ToStream();
        await MonthBlob(name).TryCreateAsync(content, new BlobUploadOptions(), cancellation);
        return name;
    }

    /// <exception cref="InvalidDataException">When it is not kept.</exception>
    public async Task<BinaryData> ReadMonthAsync(string name, CancellationToken cancellation = default) =>
        await MonthBlob(name).TryReadAsync(cancellation)
        ?? throw new InvalidDataException($"The published month « {name} » is not kept.");

    /// <summary>Takes the right to publish; to be disposed when the publication has ended.</summary>
    /// <returns>Null when another process publishes.</returns>
    public async Task<ReleaseLock?> TryLockAsync(CancellationToken cancellation = default)
    {
        BlobClient blob = container.GetBlobClient(LockBlob);
        await blob.TryCreateAsync(Stream.Null, new BlobUploadOptions(), cancellation);
        return await ReleaseLock.TryTakeAsync(blob.GetBlobLeaseClient(), cancellation);
    }

    private static string NewWriting() => Guid.NewGuid().ToString("N");

    // A retried request whose first try landed is answered like one that came second.
    private async Task<bool> IsOwnAsync(string id, string writing, CancellationToken cancellation) =>
        await table.FindAsync(ReleaseRow.Partition, id, cancellation) is TableEntity row
        && string.Equals(row.GetString(ReleaseRow.Writing), writing, StringComparison.Ordinal);

    private BlobClient MonthBlob(string name) => container.GetBlobClient($"months/{BlobKey.Name(name, nameof(name))}");

    private BlobClient FilesBlob(string id) => container.GetBlobClient($"{BlobKey.Name(id, nameof(id))}/files.zip");

    private BlobClient DocumentBlob(string id, string name) =>
        container.GetBlobClient($"{BlobKey.Name(id, nameof(id))}/documents/{BlobKey.Name(name, nameof(name))}");
}
