using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;

namespace Observatoire.Host.Tests.Callers;

public sealed class OpenRouteLimitsTests : IAsyncDisposable
{
    private const string Address = "192.0.2.7";
    private const int Waiting = 32;

    private readonly OpenRouteLimits limits = new(
        Settings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["ObservatoireStorage"] = "UseDevelopmentStorage=true",
                        ["OPEN_REQUESTS_AT_ONCE"] = "2",
                    }
                )
                .Build()
        )
    );

    [Fact]
    public async Task What_can_be_neither_worked_on_nor_wait_is_refused_and_the_first_to_end_lets_the_next_in()
    {
        RateLimitLease first = await AcquireAsync();
        RateLimitLease second = await AcquireAsync();
        Task<RateLimitLease>[] waiting = [.. Enumerable.Range(0, Waiting).Select(_ => AcquireAsync().AsTask())];
        using RateLimitLease refused = await AcquireAsync();

        Assert.True(first.IsAcquired && second.IsAcquired);
        Assert.All(waiting, one => Assert.False(one.IsCompleted));
        Assert.False(refused.IsAcquired);
        first.Dispose();
        Assert.True((await waiting[0]).IsAcquired);
    }

    public ValueTask DisposeAsync() => limits.DisposeAsync();

    private ValueTask<RateLimitLease> AcquireAsync() => limits.AcquireAsync(Address, CancellationToken.None);
}
