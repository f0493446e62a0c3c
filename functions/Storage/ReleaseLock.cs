using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Specialized;

namespace Observatoire.Storage;

/// <summary>The right to publish, held by one process at a time and renewed until it is disposed.</summary>
/// <remarks>
/// A lease on a blob. Its holder, when it dies, loses it within <see cref="Duration"/>; one that could not renew it is told
/// by <see cref="Lost"/> and must stop.
/// </remarks>
public sealed class ReleaseLock : IAsyncDisposable
{
    /// <summary>Longest time a holder that died keeps the others out.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Renewal = Duration / 3;
    private static readonly TimeSpan RenewalLimit = Duration - Renewal;

    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource released = new();
    private readonly BlobLeaseClient lease;
    private readonly Task renewing;

    private ReleaseLock(BlobLeaseClient lease)
    {
        this.lease = lease;
        renewing = RenewAsync();
    }

    /// <summary>Cancelled when the lock is no longer held though nobody released it.</summary>
    public CancellationToken Lost => lost.Token;

    /// <returns>Null when another holds it.</returns>
    internal static async Task<ReleaseLock?> TryTakeAsync(BlobLeaseClient lease, CancellationToken cancellation)
    {
        try
        {
            await lease.AcquireAsync(Duration, cancellationToken: cancellation);
            return new ReleaseLock(lease);
        }
        catch (RequestFailedException fault) when (fault.Status == 409)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await released.CancelAsync();
        await renewing;
        try
        {
            await lease.ReleaseAsync();
        }
        catch (Exception fault) when (StorageFault.IsOne(fault))
        {
            // It was lost already, or ends by itself within its duration.
        }

        released.Dispose();
        lost.Dispose();
    }

    private async Task RenewAsync()
    {
        using PeriodicTimer timer = new(Renewal);
        try
        {
            while (await timer.WaitForNextTickAsync(released.Token))
            {
                using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(released.Token);
                limit.CancelAfter(RenewalLimit);
                await lease.RenewAsync(cancellationToken: limit.Token);
            }
        }
        catch (OperationCanceledException) when (released.IsCancellationRequested)
        {
            // Released, not lost.
        }
        catch (Exception fault)
            when (fault
                    is RequestFailedException
                        or AggregateException
                        or AuthenticationFailedException
                        or OperationCanceledException
            )
        {
            await lost.CancelAsync();
        }
    }
}
