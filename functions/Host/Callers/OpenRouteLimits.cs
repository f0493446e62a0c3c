using System.Threading.RateLimiting;
using Observatoire.Host.Hosting;

namespace Observatoire.Host.Callers;

/// <summary>Limits what may be asked without a key: a minute and address, and at once in this instance.</summary>
public sealed class OpenRouteLimits : IAsyncDisposable
{
    /// <summary>How many wait for their turn, for each that is worked on.</summary>
    private const int WaitingForEach = 16;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    private readonly PartitionedRateLimiter<string> limiter;

    public OpenRouteLimits(Settings settings) =>
        limiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<string, string>(address =>
                RateLimitPartition.GetTokenBucketLimiter(
                    address,
                    _ => new TokenBucketRateLimiterOptions
                    {
                        TokenLimit = settings.OpenRequestsPerMinute,
                        TokensPerPeriod = settings.OpenRequestsPerMinute,
                        ReplenishmentPeriod = Period,
                    }
                )
            ),
            PartitionedRateLimiter.Create<string, bool>(_ =>
                RateLimitPartition.GetConcurrencyLimiter(
                    true,
                    _ => new ConcurrencyLimiterOptions
                    {
                        PermitLimit = settings.OpenRequestsAtOnce,
                        QueueLimit = settings.OpenRequestsAtOnce * WaitingForEach,
                    }
                )
            )
        );

    /// <summary>Waits for the turn of a request; to be disposed when it is answered.</summary>
    public ValueTask<RateLimitLease> AcquireAsync(string address, CancellationToken cancellation) =>
        limiter.AcquireAsync(address, 1, cancellation);

    /// <summary>How long whoever was refused is to wait.</summary>
    public static TimeSpan WaitOf(RateLimitLease refused) =>
        refused.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan told) ? told : Retry;

    public ValueTask DisposeAsync() => limiter.DisposeAsync();
}
