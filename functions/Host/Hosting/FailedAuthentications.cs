using System.Threading.RateLimiting;

namespace Observatoire.Host.Hosting;

/// <summary>
/// After too many refused keys and tokens in a minute, an address is no longer listened to until the minute is over: a
/// key cannot be guessed by trying.
/// </summary>
public sealed class FailedAuthentications(RequestDelegate next, FailedAuthentications.Count count)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (BearerToken.Of(context.Request) is null)
        {
            await next(context);
            return;
        }

        string address = ClientAddress.Of(context);
        if (count.IsSpent(address, out TimeSpan wait))
        {
            await OpenRouteLimits.TooManyAsync(context, "too-many-failures", wait);
            return;
        }

        await next(context);
        if (context.Response.StatusCode == StatusCodes.Status401Unauthorized)
        {
            count.Add(address);
        }
    }

    /// <summary>The refusals of each address in the running minute.</summary>
    public sealed class Count(int most) : IDisposable
    {
        private readonly PartitionedRateLimiter<string> refusals = PartitionedRateLimiter.Create<string, string>(
            address =>
                RateLimitPartition.GetFixedWindowLimiter(
                    address,
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) }
                )
        );

        /// <param name="address">Where the request comes from.</param>
        /// <param name="wait">How long until it is listened to again.</param>
        public bool IsSpent(string address, out TimeSpan wait)
        {
            using RateLimitLease lease = refusals.AttemptAcquire(address, permitCount: 0);
            wait = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan told) ? told : TimeSpan.Zero;
            return !lease.IsAcquired;
        }

        public void Add(string address) => refusals.AttemptAcquire(address).Dispose();

        public void Dispose() => refusals.Dispose();
    }
}
