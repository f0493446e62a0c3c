using System.Threading.RateLimiting;
using Observatoire.Host.Hosting;

namespace Observatoire.Host.Callers;

/// <summary>
/// The refused keys and tokens of each address in the running minute. After too many, an address is no longer listened to
/// until the minute is over: a key cannot be guessed by trying.
/// </summary>
public sealed class FailedAuthentications(Settings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> refusals = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(
            address,
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = settings.FailedAuthenticationsPerMinute,
                Window = TimeSpan.FromMinutes(1),
            }
        )
    );

    /// <param name="address">Where the request comes from.</param>
    /// <param name="wait">How long until it is listened to again.</param>
    public bool AreTooMany(string address, out TimeSpan wait)
    {
        using RateLimitLease lease = refusals.AttemptAcquire(address, permitCount: 0);
        wait = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan told) ? told : TimeSpan.Zero;
        return !lease.IsAcquired;
    }

    public void Add(string address) => refusals.AttemptAcquire(address).Dispose();

    public void Dispose() => refusals.Dispose();
}
