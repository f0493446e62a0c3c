using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Observatoire.Local.FunctionsHost.Timers;

namespace Observatoire.Contract;

/// <summary>Timer runs that reach a real worker.</summary>
[Collection(StoreTests.Name)]
public sealed class TimerRunTests(StoreFixture store)
{
    [Fact]
    public async Task A_run_is_told_its_schedule_its_status_and_whether_it_is_past_due()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store, EveryHour);
        await probe.Host.Worker.ReadyAsync(default);
        await Eventually.HoldsAsync(() => probe.Host.Timers.Status("Tick") is not null);

        LastRun run = await probe.RunTickAsync();

        Assert.Null(run.Error);
        JsonNode tick = probe.ReceivedTick!;
        Assert.False(tick["IsPastDue"]!.GetValue<bool>());
        Assert.True(tick["Schedule"]!["AdjustForDST"]!.GetValue<bool>());
        Assert.StartsWith("0001-01-01T00:00:00", tick["ScheduleStatus"]!["Last"]!.ToString());
        Assert.EndsWith(":00:00", tick["ScheduleStatus"]!["Next"]!.ToString().Split('+', 'Z')[0]);
        string invocation = Assert.Single(probe.Invocations("Tick"))["invocation"]!.ToString();
        Assert.Contains($"Executed Tick (invocation {invocation}): succeeded", probe.LogText);
    }

    [Fact]
    public async Task A_run_that_throws_is_a_failure_told_to_the_user()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);
        await probe.TickDoesAsync("throw");

        LastRun run = await probe.RunTickAsync();

        Assert.Contains("thrown by the timer", run.Error!);
        Assert.Contains(probe.Alerts, line => line.Contains("Executed Tick") && line.Contains("FAILED"));
    }

    [Fact]
    public async Task A_timer_that_takes_its_time_does_not_hold_back_another()
    {
        using Scratch scratch = new();
        ProbeHost probe = await ProbeHost.StartAsync(store, scratch: scratch);
        await probe.TickDoesAsync("release");
        Task<LastRun> slow = probe.RunTickAsync();
        await Eventually.HoldsAsync(() => probe.Ticks == 1);

        Assert.Null((await probe.RunTickAsync("Tock")).Error);

        Assert.False(slow.IsCompleted);
        await File.WriteAllTextAsync(scratch["release"], "");
        Assert.Null((await slow).Error);
        await probe.StopAsync();
    }

    [Fact]
    public async Task A_worker_killed_in_the_middle_of_a_run_makes_it_a_failure_and_the_next_run_goes_on()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);
        await probe.TickDoesAsync("hang");
        Task<LastRun> run = probe.RunTickAsync();
        await Eventually.HoldsAsync(() => probe.Ticks == 1);

        Signals.Kill(probe.Host.Worker.Pid!.Value);

        Assert.NotNull((await run).Error);
        await Eventually.HoldsAsync(() => probe.WorkerStarts == 2);
        await probe.TickDoesAsync("good");
        Assert.Null((await probe.RunTickAsync()).Error);
        Assert.Equal(2, probe.WorkerStarts);
    }

    [Theory]
    [InlineData("hang", 1)]
    [InlineData("stuck", 2)]
    public async Task A_run_beyond_functionTimeout_is_a_failure_and_costs_its_worker_when_it_does_not_end(
        string mode,
        int starts
    )
    {
        FakeTimeProvider clock = ProbeHost.StandingClock();
        await using ProbeHost probe = await ProbeHost.StartAsync(
            store,
            limits: ProbeHost.Brisk with
            {
                CancelGrace = TimeSpan.FromSeconds(mode == "hang" ? 60 : 1),
            },
            clock: clock
        );
        await probe.TickDoesAsync(mode);
        Task<LastRun> running = probe.RunTickAsync();
        await Eventually.HoldsAsync(() => probe.Ticks == 1);
        clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Contains("functionTimeout", (await running).Error!);

        Assert.Equal(starts, probe.WorkerStarts);
    }

    [Theory]
    [InlineData("throw", false)]
    [InlineData("stuck", true)]
    public async Task A_timer_on_its_schedule_that_fails_or_whose_worker_is_killed_has_its_status_written_as_run(
        string mode,
        bool killed
    )
    {
        string hostId = Guid.NewGuid().ToString("N");
        await OweARunAsync(hostId);
        using Scratch scratch = new();
        await File.WriteAllTextAsync(scratch["tick"], mode);
        ProbeHost probe = await ProbeHost.StartAsync(store, EveryHour, scratch: scratch, hostId: hostId);
        await Eventually.HoldsAsync(() => probe.Ticks == 1);
        await Eventually.HoldsAsync(() => probe.ReceivedTick is not null);
        Assert.True(probe.ReceivedTick!["IsPastDue"]!.GetValue<bool>());

        if (killed)
        {
            Signals.Kill(probe.Host.Worker.Pid!.Value);
        }

        await Eventually.HoldsAsync(() => probe.Host.Timers.LastRun("Tick") is { Error: not null });
        await Eventually.HoldsAsync(async () => (await StatusAsync(hostId))!.Next > TimeProvider.System.GetUtcNow());
        await probe.StopAsync();
    }

    [Fact]
    public async Task A_run_that_ends_while_the_host_stops_is_written_as_run()
    {
        string hostId = Guid.NewGuid().ToString("N");
        await OweARunAsync(hostId);
        using Scratch scratch = new();
        await File.WriteAllTextAsync(scratch["tick"], "release");
        ProbeHost probe = await ProbeHost.StartAsync(
            store,
            EveryHour,
            scratch: scratch,
            hostId: hostId,
            limits: ProbeHost.Brisk with
            {
                InvocationDrain = TimeSpan.FromSeconds(30),
            }
        );
        await Eventually.HoldsAsync(() => probe.Ticks == 1);

        Task stopped = probe.StopAsync();
        await File.WriteAllTextAsync(scratch["release"], "");
        await stopped;

        Assert.True((await StatusAsync(hostId))!.Next > TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task A_host_stopped_in_the_middle_of_a_run_owes_it_and_runs_it_past_due_at_the_next_start()
    {
        string hostId = Guid.NewGuid().ToString("N");
        await OweARunAsync(hostId);
        using Scratch scratch = new();
        await File.WriteAllTextAsync(scratch["tick"], "stuck");
        ProbeHost first = await ProbeHost.StartAsync(store, EveryHour, scratch: scratch, hostId: hostId);
        await Eventually.HoldsAsync(() => first.Ticks == 1);
        ScheduleStatus? before = await StatusAsync(hostId);
        await first.StopAsync();
        Assert.Equal(before, await StatusAsync(hostId));

        await File.WriteAllTextAsync(scratch["tick"], "good");
        ProbeHost second = await ProbeHost.StartAsync(store, EveryHour, scratch: scratch, hostId: hostId);
        await Eventually.HoldsAsync(() => second.Host.Timers.LastRun("Tick") is { Error: null, WasPastDue: true });
        await Eventually.HoldsAsync(async () => (await StatusAsync(hostId))!.Next > TimeProvider.System.GetUtcNow());
        await second.StopAsync();
    }

    private static Dictionary<string, string> EveryHour => new() { ["PROBE_CRON"] = "0 0 * * * *" };

    private Task<ScheduleStatus?> StatusAsync(string hostId) =>
        new TimerStatusStore(store.Blobs, hostId).ReadAsync("Tick", default);

    /// <summary>The host was last up three hours ago.</summary>
    private Task OweARunAsync(string hostId)
    {
        DateTimeOffset last = TimeProvider.System.GetLocalNow().AddHours(-3);
        DateTimeOffset next = TimerSchedule.TryParse("0 0 * * * *")!.Next(last, TimeZoneInfo.Local);
        return new TimerStatusStore(store.Blobs, hostId).WriteAsync(
            "Tick",
            new ScheduleStatus(last, next, last),
            default
        );
    }
}
