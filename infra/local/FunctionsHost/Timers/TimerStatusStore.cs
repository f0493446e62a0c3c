using System.Net;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Observatoire.Local.FunctionsHost.Timers;

/// <summary>The status of each timer, in the blob where the host keeps it.</summary>
public sealed class TimerStatusStore(BlobServiceClient storage, string hostId)
{
    internal const string Container = "azure-webjobs-hosts";

    /// <summary>The status kept; null when there is none or it cannot be read.</summary>
    public async Task<ScheduleStatus?> ReadAsync(string function, CancellationToken cancellation)
    {
        try
        {
            BlobDownloadResult blob = await Blob(function).DownloadContentAsync(cancellation);
            return ScheduleStatus.FromStoredJson(blob.Content.ToString());
        }
        catch (RequestFailedException missing) when (missing.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task WriteAsync(string function, ScheduleStatus status, CancellationToken cancellation)
    {
        await storage.GetBlobContainerClient(Container).CreateIfNotExistsAsync(cancellationToken: cancellation);
        BlobUploadOptions json = new() { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } };
        await Blob(function)
            .UploadAsync(BinaryData.FromString(status.ToStoredJson().ToJsonString()), json, cancellation);
    }

    private BlobClient Blob(string function) =>
        storage.GetBlobContainerClient(Container).GetBlobClient($"timers/{hostId}/Host.Functions.{function}/status");
}
