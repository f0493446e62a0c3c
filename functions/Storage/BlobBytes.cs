using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Observatoire.Storage;

/// <summary>What Azure's answers about one blob mean to the stores.</summary>
internal static class BlobBytes
{
    /// <summary>Uploads unless the blob is there already.</summary>
    /// <returns>True when this call wrote it.</returns>
    public static async Task<bool> TryCreateAsync(
        this BlobClient blob,
        Stream content,
        BlobUploadOptions options,
        CancellationToken cancellation
    )
    {
        options.Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All };
        try
        {
            await blob.UploadAsync(content, options, cancellation);
            return true;
        }
        // A retried upload whose first try landed is answered like a blob somebody else wrote.
        catch (RequestFailedException fault)
            when (fault.ErrorCode == BlobErrorCode.BlobAlreadyExists || fault.ErrorCode == BlobErrorCode.ConditionNotMet
            )
        {
            return false;
        }
    }

    /// <returns>The whole content, or null when there is no such blob.</returns>
    public static async Task<BinaryData?> TryReadAsync(this BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            BlobDownloadResult answer = await blob.DownloadContentAsync(cancellation);
            return answer.Content;
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }
}
