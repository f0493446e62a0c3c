using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Observatoire.Editions.Time;

namespace Observatoire.Storage;

/// <summary>The returns as they were received, byte for byte.</summary>
/// <remarks>
/// Container <c>returns</c>, blob <c>{departement}/{month}/{sha256}.{extension}</c>. Written once and never changed:
/// the name is the hash of the content, so keeping the same bytes again is a success that writes nothing. A blob no
/// ledger row points to is the trace of a deposit that was interrupted before its commit, and harmless.
/// </remarks>
public sealed class RawStore(StorageAccount account)
{
    private readonly BlobContainerClient container = account.Blobs.GetBlobContainerClient(StorageNames.Returns);

    /// <param name="departement">Code of the département.</param>
    /// <param name="month">Month of the return.</param>
    /// <param name="sha256">SHA-256 of the content, lower-case hexadecimal.</param>
    /// <param name="extension">Extension without dot: <c>csv</c>, <c>json</c>.</param>
    /// <param name="content">The file, whole.</param>
    /// <param name="cancellation">Stops the upload; nothing is kept then.</param>
    /// <returns>True when the blob was written, false when it was there already.</returns>
    public async Task<bool> KeepAsync(
        string departement,
        ReferenceMonth month,
        string sha256,
        string extension,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellation = default
    )
    {
        await using Stream stream = BinaryData.FromBytes(content).ToStream();
        return await KeepAsync(departement, month, sha256, extension, stream, cancellation);
    }

    /// <inheritdoc cref="KeepAsync(string, ReferenceMonth, string, string, ReadOnlyMemory{byte}, CancellationToken)"/>
    public async Task<bool> KeepAsync(
        string departement,
        ReferenceMonth month,
        string sha256,
        string extension,
        Stream content,
        CancellationToken cancellation = default
    ) =>
        await Blob(departement, month, sha256, extension)
            .TryCreateAsync(content, new BlobUploadOptions(), cancellation);

    /// <returns>The whole file as received, or null when it is not kept.</returns>
    public Task<BinaryData?> ReadAsync(
        string departement,
        ReferenceMonth month,
        string sha256,
        string extension,
        CancellationToken cancellation = default
    ) => Blob(departement, month, sha256, extension).TryReadAsync(cancellation);

    /// <returns>The file as received, to be disposed by the caller, or null when it is not kept.</returns>
    public async Task<Stream?> OpenAsync(
        string departement,
        ReferenceMonth month,
        string sha256,
        string extension,
        CancellationToken cancellation = default
    )
    {
        try
        {
            return await Blob(departement, month, sha256, extension).OpenReadAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    private BlobClient Blob(string departement, ReferenceMonth month, string sha256, string extension) =>
        container.GetBlobClient(
            $"{BlobKey.Part(departement, nameof(departement))}/{month}/{BlobKey.Part(sha256, nameof(sha256))}.{BlobKey.Part(extension, nameof(extension))}"
        );
}
