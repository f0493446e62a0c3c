using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Observatoire.Local.FunctionsHost.Timers;

/// <summary>The right to run one timer, held by one host at a time: a lease on the blob where the host keeps it.</summary>
/// <param name="storage">The store of the host.</param>
/// <param name="hostId">Name the hosts that share it go by.</param>
/// <param name="period">How long it is kept for a host that is gone without a word, 15 to 60 seconds.</param>
internal sealed class TimerLease(BlobServiceClient storage, string hostId, TimeSpan period)
{
    private static readonly TimeSpan PauseBetweenTries = TimeSpan.FromSeconds(1);

    // The store's clock decides, whatever the host's says.
    private static readonly TimeProvider Clock = TimeProvider.System;

    /// <summary>Waits for the lease, then runs <paramref name="listen"/> for as long as it is held.</summary>
    /// <exception cref="RequestFailedException">When the store does not answer, or the lease was lost.</exception>
    public async Task WhileHeldAsync(
        string function,
        Func<CancellationToken, Task> listen,
        CancellationToken cancellation
    )
    {
        BlobLeaseClient lease = await AcquireAsync(function, cancellation);
        using CancellationTokenSource lost = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task listening = listen(lost.Token);
        try
        {
            await await Task.WhenAny(listening, RenewAsync(lease, lost.Token));
        }
        finally
        {
            await lost.CancelAsync();
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ReleaseAsync(lease);
        }
    }

    private async Task<BlobLeaseClient> AcquireAsync(string function, CancellationToken cancellation)
    {
        BlobContainerClient container = storage.GetBlobContainerClient(TimerStatusStore.Container);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        BlobClient blob = container.GetBlobClient($"locks/{hostId}/Host.Functions.{function}.Listener");
        await CreateAsync(blob, cancellation);
        while (true)
        {
            BlobLeaseClient lease = blob.GetBlobLeaseClient();
            try
            {
                await lease.AcquireAsync(period, cancellationToken: cancellation);
                return lease;
            }
            catch (RequestFailedException held) when (held.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
            {
                await Task.Delay(PauseBetweenTries, Clock, cancellation);
            }
        }
    }

    private static async Task CreateAsync(BlobClient blob, CancellationToken cancellation)
    {
        BlobUploadOptions onlyNew = new() { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        try
        {
            await blob.UploadAsync(BinaryData.FromString(""), onlyNew, cancellation);
        }
        catch (RequestFailedException there)
            when (there.ErrorCode == BlobErrorCode.BlobAlreadyExists || there.ErrorCode == BlobErrorCode.LeaseIdMissing)
        { }
    }

    private async Task RenewAsync(BlobLeaseClient lease, CancellationToken cancellation)
    {
        while (true)
        {
            await Task.Delay(period / 3, Clock, cancellation);
            await lease.RenewAsync(cancellationToken: cancellation);
        }
    }

    // A store that is down keeps the lease from others no longer than the period.
    private static async Task ReleaseAsync(BlobLeaseClient lease)
    {
        try
        {
            await lease.ReleaseAsync();
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException) { }
    }
}
