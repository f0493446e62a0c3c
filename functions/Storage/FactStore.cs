using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Observatoire.Editions.Time;

namespace Observatoire.Storage;

/// <summary>The cells read from each accepted return, so that computing again does not read the files again.</summary>
/// <remarks>
/// Container <c>facts</c>, blob <c>{month}/{departement}/{sha256}.json</c>, the hash being that of the return as
/// received. Derived: it can be rebuilt from <see cref="RawStore"/> and may be overwritten with the same cells. The form
/// of the JSON belongs to Formats.
/// </remarks>
public sealed class FactStore(StorageAccount account)
{
    private readonly BlobContainerClient container = account.Blobs.GetBlobContainerClient(StorageNames.Facts);

    /// <param name="month">Month of the return.</param>
    /// <param name="departement">Code of the département.</param>
    /// <param name="sha256">SHA-256 of the return as received, lower-case hexadecimal.</param>
    /// <param name="content">UTF-8 JSON.</param>
    /// <param name="cancellation">Stops the upload.</param>
    public async Task KeepAsync(
        ReferenceMonth month,
        string departement,
        string sha256,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellation = default
    )
    {
        await using Stream stream = BinaryData.FromBytes(content).ToStream();
        BlobUploadOptions options = new() { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } };
        await Blob(month, departement, sha256).UploadAsync(stream, options, cancellation);
    }

    /// <returns>The bytes kept, or null when there are none under that key.</returns>
    public Task<BinaryData?> ReadAsync(
        ReferenceMonth month,
        string departement,
        string sha256,
        CancellationToken cancellation = default
    ) => Blob(month, departement, sha256).TryReadAsync(cancellation);

    private BlobClient Blob(ReferenceMonth month, string departement, string sha256) =>
        container.GetBlobClient(
            $"{month}/{BlobKey.Part(departement, nameof(departement))}/{BlobKey.Part(sha256, nameof(sha256))}.json"
        );
}
