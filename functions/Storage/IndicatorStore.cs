using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Observatoire.Editions.Time;

namespace Observatoire.Storage;

/// <summary>The figures the indicators of each month are computed from, before disclosure control: never public.</summary>
/// <remarks>
/// Container <c>indicators</c>, blob <c>{month}.json</c>, its metadata <c>fingerprint</c> saying what it was made
/// from. Derived: overwritten whenever the fingerprint changes; writing the same again changes nothing a reader sees.
/// Content and fingerprint are written in one request, so they never disagree.
/// </remarks>
public sealed class IndicatorStore(StorageAccount account)
{
    private const string Fingerprint = "fingerprint";
    private const string Extension = ".json";

    private readonly BlobContainerClient container = account.Blobs.GetBlobContainerClient(StorageNames.Indicators);

    /// <summary>What each month kept was made from.</summary>
    public async Task<IReadOnlyDictionary<ReferenceMonth, string>> ReadFingerprintsAsync(
        CancellationToken cancellation = default
    )
    {
        Dictionary<ReferenceMonth, string> fingerprints = [];
        GetBlobsOptions options = new() { Traits = BlobTraits.Metadata };
        await foreach (BlobItem blob in container.GetBlobsAsync(options, cancellation))
        {
            if (
                ReferenceMonth.TryParse(
                    blob.Name.Replace(Extension, "", StringComparison.Ordinal),
                    out ReferenceMonth month
                ) && blob.Metadata.TryGetValue(Fingerprint, out string? fingerprint)
            )
            {
                fingerprints.Add(month, fingerprint);
            }
        }

        return fingerprints;
    }

    /// <returns>The bytes kept, or null when the month is not kept.</returns>
    public Task<BinaryData?> ReadAsync(ReferenceMonth month, CancellationToken cancellation = default) =>
        Blob(month).TryReadAsync(cancellation);

    /// <param name="month">Month of the figures.</param>
    /// <param name="fingerprint">What they were made from; ASCII.</param>
    /// <param name="content">UTF-8 JSON.</param>
    /// <param name="cancellation">Stops the upload; what was there stays.</param>
    public async Task WriteAsync(
        ReferenceMonth month,
        string fingerprint,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellation = default
    )
    {
        await using Stream stream = BinaryData.FromBytes(content).ToStream();
        BlobUploadOptions options = new()
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [Fingerprint] = fingerprint },
        };
        await Blob(month).UploadAsync(stream, options, cancellation);
    }

    /// <summary>Forgets a month; a month that is not there is a success.</summary>
    public async Task DeleteAsync(ReferenceMonth month, CancellationToken cancellation = default) =>
        await Blob(month).DeleteIfExistsAsync(cancellationToken: cancellation);

    private BlobClient Blob(ReferenceMonth month) => container.GetBlobClient(month + Extension);
}
