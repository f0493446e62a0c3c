using System.Globalization;
using System.Threading.Channels;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Observatoire.Local.FunctionsHost;
using Observatoire.Local.FunctionsHost.Timers;

namespace Observatoire.Contract;

/// <summary>The rules of a timer, with the clock in hand and the real store.</summary>
[Collection(StoreTests.Name)]
public sealed class TimerListenerTests(StoreFixture store)
{
    private readonly FakeTimeProvider clock = new(At("10:02:00"));
    private readonly TimerStatusStore statuses = new(store.Blobs, Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task The_first_start_writes_when_the_timer_is_due_and_runs_nothing()
    {
        await using Listening listening = Listen();

        await StatusIsAsync(new ScheduleStatus(DateTimeOffset.MinValue, At("10:05:00"), At("10:02:00")));
        Assert.Equal(0, listening.Runs);
    }

    [Fact]
    public async Task A_tick_runs_and_its_status_is_written_afterwards()
    {
        await using Listening listening = Listen();
        await StatusIsAsync(new ScheduleStatus(DateTimeOffset.MinValue, At("10:05:00"), At("10:02:00")));

        clock.SetUtcNow(At("10:05:00"));
        (TimerTick tick, TaskCompletionSource end) = await listening.NextRunAsync();

        Assert.False(tick.IsPastDue);
        Assert.Equal(At("10:05:00"), tick.Status!.Next);
        Assert.False((await statuses.ReadAsync("Tick", default))!.HasRun);
        end.SetResult();
        await StatusIsAsync(new ScheduleStatus(At("10:05:00"), At("10:10:00"), At("10:05:00")));
    }

    [Fact]
    public async Task Ticks_missed_while_the_host_was_down_are_made_up_for_once()
    {
        await statuses.WriteAsync("Tick", new(At("09:00:00"), At("09:05:00"), At("09:00:00")), default);

        await using Listening listening = Listen();
        (TimerTick tick, TaskCompletionSource end) = await listening.NextRunAsync();
        Assert.True(tick.IsPastDue);
        end.SetResult();

        await StatusIsAsync(new ScheduleStatus(At("10:02:00"), At("10:05:00"), At("10:02:00")));
        Assert.Equal(1, listening.Runs);
    }

    [Fact]
    public async Task A_host_stopped_in_the_middle_of_a_run_writes_nothing_and_the_next_start_is_past_due()
    {
        await statuses.WriteAsync("Tick", new(At("10:00:00"), At("10:05:00"), At("10:00:00")), default);
        await using (Listening stopped = Listen())
        {
            clock.SetUtcNow(At("10:05:00"));
            await stopped.NextRunAsync();
        }

        Assert.Equal(
            new ScheduleStatus(At("10:00:00"), At("10:05:00"), At("10:00:00")),
            await statuses.ReadAsync("Tick", default)
        );
        clock.SetUtcNow(At("10:06:00"));
        await using Listening again = Listen();
        Assert.True((await again.NextRunAsync()).Tick.IsPastDue);
    }

    [Fact]
    public async Task A_long_run_never_overlaps_and_the_ticks_it_missed_collapse_into_one()
    {
        await using Listening listening = Listen();
        clock.SetUtcNow(At("10:05:00"));
        (_, TaskCompletionSource end) = await listening.NextRunAsync();

        clock.SetUtcNow(At("10:23:00"));
        Assert.Equal(1, listening.Runs);
        end.SetResult();
        (TimerTick tick, TaskCompletionSource second) = await listening.NextRunAsync();

        Assert.False(tick.IsPastDue);
        second.SetResult();
        await StatusIsAsync(new ScheduleStatus(At("10:23:00"), At("10:25:00"), At("10:23:00")));
        Assert.Equal(2, listening.Runs);
    }

    [Fact]
    public async Task A_changed_schedule_is_not_past_due()
    {
        await statuses.WriteAsync("Tick", new(At("09:00:00"), At("09:07:00"), At("09:00:00")), default);

        await using Listening listening = Listen();

        await StatusIsAsync(new ScheduleStatus(DateTimeOffset.MinValue, At("10:05:00"), At("09:00:00")));
        Assert.Equal(0, listening.Runs);
    }

    [Fact]
    public async Task A_timer_that_runs_on_startup_runs_once_and_is_not_past_due()
    {
        await using Listening listening = Listen(timer => timer with { RunOnStartup = true });

        (TimerTick tick, TaskCompletionSource end) = await listening.NextRunAsync();

        Assert.False(tick.IsPastDue);
        end.SetResult();
        await StatusIsAsync(new ScheduleStatus(At("10:02:00"), At("10:05:00"), At("10:02:00")));
    }

    [Fact]
    public async Task Past_due_wins_over_runOnStartup()
    {
        await statuses.WriteAsync("Tick", new(At("09:00:00"), At("09:05:00"), At("09:00:00")), default);

        await using Listening listening = Listen(timer => timer with { RunOnStartup = true });

        (TimerTick tick, TaskCompletionSource end) = await listening.NextRunAsync();
        Assert.True(tick.IsPastDue);
        end.SetResult();
        await StatusIsAsync(new ScheduleStatus(At("10:02:00"), At("10:05:00"), At("10:02:00")));
        Assert.Equal(1, listening.Runs);
    }

    [Fact]
    public async Task A_schedule_faster_than_a_minute_keeps_no_status()
    {
        await using Listening listening = Listen(timer => timer with { Schedule = "*/10 * * * * *" });
        clock.SetUtcNow(At("10:02:10"));

        (TimerTick tick, TaskCompletionSource end) = await listening.NextRunAsync();
        end.SetResult();
        clock.SetUtcNow(At("10:02:20"));
        (_, TaskCompletionSource second) = await listening.NextRunAsync();

        Assert.Null(tick.Status);
        Assert.Null(await statuses.ReadAsync("Tick", default));
        second.SetResult();
    }

    [Fact]
    public async Task A_status_that_cannot_be_read_counts_as_none()
    {
        BlobContainerClient container = store.Blobs.GetBlobContainerClient("azure-webjobs-hosts");
        await container.CreateIfNotExistsAsync();
        string hostId = Guid.NewGuid().ToString("N");
        await container
            .GetBlobClient($"timers/{hostId}/Host.Functions.Tick/status")
            .UploadAsync(BinaryData.FromString("{ half"));

        Assert.Null(await new TimerStatusStore(store.Blobs, hostId).ReadAsync("Tick", default));
    }

    private static DateTimeOffset At(string time) =>
        DateTimeOffset.Parse("2026-11-22T" + time + "+00:00", CultureInfo.InvariantCulture);

    private Task StatusIsAsync(ScheduleStatus expected) =>
        Eventually.HoldsAsync(async () => expected == await statuses.ReadAsync("Tick", default));

    private Listening Listen(Func<TimerFunction, TimerFunction>? change = null)
    {
        TimerFunction timer = new("1", "Tick", false, "tick", "0 */5 * * * *", UseMonitor: true, RunOnStartup: false);
        return new Listening(change is null ? timer : change(timer), statuses, clock);
    }

    private sealed class Listening : IAsyncDisposable
    {
        private readonly CancellationTokenSource stopping = new();
        private readonly Channel<(TimerTick Tick, TaskCompletionSource End)> runs = Channel.CreateUnbounded<(
            TimerTick,
            TaskCompletionSource
        )>();
        private readonly Task listening;
        private int count;

        public Listening(TimerFunction timer, TimerStatusStore statuses, TimeProvider clock) =>
            listening = new TimerListener(timer, statuses, RunAsync, clock, NullLogger.Instance).RunAsync(
                stopping.Token
            );

        public int Runs => Volatile.Read(ref count);

        public async Task<(TimerTick Tick, TaskCompletionSource End)> NextRunAsync() =>
            await runs.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));

        public async ValueTask DisposeAsync()
        {
            await stopping.CancelAsync();
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopping.Dispose();
        }

        private async Task RunAsync(TimerTick tick, CancellationToken cancellation)
        {
            Interlocked.Increment(ref count);
            TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await runs.Writer.WriteAsync((tick, end), cancellation);
            await end.Task.WaitAsync(cancellation);
        }
    }
}
