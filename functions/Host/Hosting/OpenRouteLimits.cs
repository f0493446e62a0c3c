using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;

namespace Observatoire.Host.Hosting;

/// <summary>
/// Limits what may be asked without a key: a route of the API that asks none is limited by that very fact. Who comes with
/// a key or a token is not.
/// </summary>
public static class OpenRouteLimits
{
    /// <summary>How many wait for their turn, for each that is worked on.</summary>
    private const int WaitingForEach = 16;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    public static void AddOpenRouteLimits(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(_ => new FailedAuthentications.Count(settings.FailedAuthenticationsPerMinute));
        services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => AddressPartition(context, settings)),
                PartitionedRateLimiter.Create<HttpContext, bool>(context => InstancePartition(context, settings))
            );
            limiter.OnRejected = async (rejected, _) =>
            {
                TimeSpan wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan told)
                    ? told
                    : Retry;
                await TooManyAsync(rejected.HttpContext, "too-many-requests", wait);
            };
        });
    }

    /// <summary>429, with the seconds to wait.</summary>
    public static Task TooManyAsync(HttpContext context, string code, TimeSpan wait)
    {
        int seconds = (int)Math.Max(1, Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problem.Of(code, seconds).ExecuteAsync(context);
    }

    private static RateLimitPartition<string> AddressPartition(HttpContext context, Settings settings) =>
        IsOpen(context)
            ? RateLimitPartition.GetTokenBucketLimiter(
                ClientAddress.Of(context),
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = settings.OpenRequestsPerMinute,
                    TokensPerPeriod = settings.OpenRequestsPerMinute,
                    ReplenishmentPeriod = Period,
                }
            )
            : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<bool> InstancePartition(HttpContext context, Settings settings) =>
        IsOpen(context)
            ? RateLimitPartition.GetConcurrencyLimiter(
                true,
                _ => new ConcurrencyLimiterOptions
                {
                    PermitLimit = settings.OpenRequestsAtOnce,
                    QueueLimit = settings.OpenRequestsAtOnce * WaitingForEach,
                }
            )
            : RateLimitPartition.GetNoLimiter(false);

    private static bool IsOpen(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && context.User.Identity?.IsAuthenticated != true
        && context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null;
}
