namespace Observatoire.Storage.Tests;

/// <summary>Waits for leases to end, beside the other tests of the project and on an Azurite of its own.</summary>
public sealed class ReleaseLockTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly TimeSpan LongerThanALease = ReleaseLock.Duration + TimeSpan.FromSeconds(1);

    private readonly ReleaseStore releases = new(azurite.Account);

    [Fact]
    public async Task It_is_held_by_one_and_outlives_a_lease_while_it_is_held()
    {
        ReleaseLock held = (await releases.TryLockAsync())!;
        Assert.Null(await new ReleaseStore(azurite.Account).TryLockAsync());
        await Task.Delay(LongerThanALease);
        Assert.Null(await releases.TryLockAsync());
        Assert.False(held.Lost.IsCancellationRequested);
        await held.DisposeAsync();

        await using ReleaseLock? next = await releases.TryLockAsync();
        Assert.NotNull(next);
    }

    [Fact]
    public async Task It_passes_on_when_its_holder_dies_and_who_lost_it_is_told()
    {
        Cut cut = new();
        await using ReleaseLock dying = (await new ReleaseStore(azurite.Through(cut)).TryLockAsync())!;
        TaskCompletionSource told = new();
        await using CancellationTokenRegistration listening = dying.Lost.Register(told.SetResult);
        cut.Off();
        Assert.Null(await releases.TryLockAsync());
        await told.Task.WaitAsync(ReleaseLock.Duration);

        using CancellationTokenSource limit = new(LongerThanALease);
        ReleaseLock? next;
        while ((next = await releases.TryLockAsync(limit.Token)) is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
        }

        await next.DisposeAsync();
    }
}
