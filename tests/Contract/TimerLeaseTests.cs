using Observatoire.Local.FunctionsHost.Timers;

namespace Observatoire.Contract;

/// <summary>Two hosts on one store and one host id.</summary>
[Collection(StoreTests.Name)]
public sealed class TimerLeaseTests(StoreFixture store)
{
    [Fact]
    public async Task A_timer_is_listened_to_by_one_host_and_by_the_other_once_that_one_is_gone()
    {
        string hostId = Guid.NewGuid().ToString("N");
        ProbeHost first = await StartAsync(hostId);
        await Eventually.HoldsAsync(() => first.Host.Timers.Status("Tick") is not null);
        await using ProbeHost second = await StartAsync(hostId);
        await second.Host.Worker.ReadyAsync(default);

        // The lease is there, and held: asking for it again is refused.
        Assert.Null(second.Host.Timers.Status("Tick"));
        Assert.Equal("leased", (await LeaseStateAsync(hostId)).ToLowerInvariant());

        await first.DisposeAsync();

        await Eventually.HoldsAsync(() => second.Host.Timers.Status("Tick") is not null);
    }

    [Fact]
    public async Task A_run_asked_for_by_hand_needs_no_lease()
    {
        string hostId = Guid.NewGuid().ToString("N");
        await using ProbeHost first = await StartAsync(hostId);
        await Eventually.HoldsAsync(() => first.Host.Timers.Status("Tick") is not null);
        await using ProbeHost second = await StartAsync(hostId);

        Assert.Null((await second.RunTickAsync()).Error);
    }

    [Fact]
    public async Task A_lease_that_was_taken_away_is_seen_and_asked_for_again()
    {
        string hostId = Guid.NewGuid().ToString("N");
        TimerLease lease = new(store.Blobs, hostId, TimeSpan.FromSeconds(15));
        TaskCompletionSource<CancellationToken> held = new();
        Task holding = lease.WhileHeldAsync(
            "Tick",
            lost =>
            {
                held.SetResult(lost);
                return Task.Delay(Timeout.Infinite, lost);
            },
            default
        );
        CancellationToken lost = await held.Task;

        await Azure
            .Storage.Blobs.Specialized.SpecializedBlobExtensions.GetBlobLeaseClient(Blob(hostId))
            .BreakAsync(TimeSpan.Zero);

        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => holding.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.True(lost.IsCancellationRequested);
    }

    private Task<ProbeHost> StartAsync(string hostId) =>
        ProbeHost.StartAsync(store, new() { ["PROBE_CRON"] = "0 0 * * * *" }, hostId: hostId);

    private async Task<string> LeaseStateAsync(string hostId) =>
        (await Blob(hostId).GetPropertiesAsync()).Value.LeaseState.ToString();

    private Azure.Storage.Blobs.BlobClient Blob(string hostId) =>
        store
            .Blobs.GetBlobContainerClient("azure-webjobs-hosts")
            .GetBlobClient($"locks/{hostId}/Host.Functions.Tick.Listener");
}
