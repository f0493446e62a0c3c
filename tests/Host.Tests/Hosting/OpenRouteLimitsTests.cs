using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Observatoire.Host.Hosting;

namespace Observatoire.Host.Tests.Hosting;

public sealed class OpenRouteLimitsTests
{
    private const int WorkedOn = 2;
    private const int Waiting = 32;

    private readonly PartitionedRateLimiter<HttpContext> limiter = Build();

    [Fact]
    public async Task What_can_be_neither_worked_on_nor_wait_is_refused_and_the_first_to_end_lets_the_next_in()
    {
        RateLimitLease first = await limiter.AcquireAsync(Open());
        RateLimitLease second = await limiter.AcquireAsync(Open());
        Task<RateLimitLease>[] waiting =
        [
            .. Enumerable.Range(0, Waiting).Select(_ => limiter.AcquireAsync(Open()).AsTask()),
        ];
        using RateLimitLease refused = await limiter.AcquireAsync(Open());

        Assert.True(first.IsAcquired && second.IsAcquired);
        Assert.All(waiting, one => Assert.False(one.IsCompleted));
        Assert.False(refused.IsAcquired);
        first.Dispose();
        Assert.True((await waiting[0]).IsAcquired);
    }

    [Fact]
    public async Task What_asks_a_key_or_comes_with_one_or_is_not_of_the_API_has_no_limit()
    {
        HttpContext keyed = Open();
        keyed.User = new ClaimsPrincipal(new ClaimsIdentity([], "Key"));
        HttpContext guarded = Open();
        guarded.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new AuthorizeAttribute()), null));
        HttpContext ping = Open();
        ping.Request.Path = "/";
        for (int request = 0; request < 2 * (WorkedOn + Waiting); request++)
        {
            Assert.True((await limiter.AcquireAsync(keyed)).IsAcquired);
            Assert.True((await limiter.AcquireAsync(guarded)).IsAcquired);
            Assert.True((await limiter.AcquireAsync(ping)).IsAcquired);
        }
    }

    private static DefaultHttpContext Open()
    {
        DefaultHttpContext context = new();
        context.Request.Path = "/api/returns/check";
        return context;
    }

    private static PartitionedRateLimiter<HttpContext> Build()
    {
        Dictionary<string, string?> settings = new()
        {
            [Settings.Port] = "0",
            [Settings.StorageConnection] = "UseDevelopmentStorage=true",
            [Settings.OpenAtOnce] = "2",
        };
        ServiceCollection services = new();
        services.AddOpenRouteLimits(Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        return services.BuildServiceProvider().GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!;
    }
}
