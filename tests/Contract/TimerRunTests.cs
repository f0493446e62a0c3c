using System.Text.Json.Nodes;
using Observatoire.Local.FunctionsHost;

namespace Observatoire.Contract;

/// <summary>Timer runs that reach a real handler.</summary>
[Collection(StoreTests.Name)]
public sealed class TimerRunTests(StoreFixture store)
{
    [Fact]
    public async Task The_envelope_is_posted_chunked_with_the_headers_of_the_host()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);

        LastRun run = await probe.RunTickAsync();

        Assert.Null(run.Error);
        JsonNode request = probe.Journal.Single(entry => entry["target"]!.ToString() == "/Tick");
        JsonNode headers = request["headers"]!;
        Assert.Equal("POST", request["method"]!.ToString());
        Assert.Equal("chunked", headers["Transfer-Encoding"]!.ToString());
        Assert.Null(headers["Content-Length"]);
        Assert.Equal("application/json; charset=utf-8", headers["Content-Type"]!.ToString());
        Assert.StartsWith("Azure-Functions-Host/4.", headers["User-Agent"]!.ToString());
        Assert.True(Guid.TryParse(headers["X-Azure-Functions-InvocationId"]!.ToString(), out _));
        JsonNode tick = probe.ReceivedTick!["Data"]!["tick"]!;
        Assert.False(tick["IsPastDue"]!.GetValue<bool>());
        Assert.True(tick["Schedule"]!["AdjustForDST"]!.GetValue<bool>());
        Assert.Equal("Tick", probe.ReceivedTick!["Metadata"]!["sys"]!["MethodName"]!.ToString());
    }

    [Theory]
    [InlineData("good")]
    [InlineData("bare")]
    public async Task A_JSON_object_is_a_success_whatever_else_it_holds(string mode)
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);
        await probe.TickAnswersAsync(mode);

        Assert.Null((await probe.RunTickAsync()).Error);

        Assert.Equal(mode == "good", probe.LogText.Contains("Tick: counted 3 returns"));
    }

    [Theory]
    [InlineData("throw", "answered 500")]
    [InlineData("empty", "empty body")]
    [InlineData("null", "empty body")]
    [InlineData("problem", "application/problem+json")]
    [InlineData("text", "text/plain")]
    [InlineData("array", "not an object")]
    [InlineData("broken", "cannot be read")]
    [InlineData("drop", "")]
    public async Task Any_other_answer_is_a_failure_told_to_the_user(string mode, string reason)
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);
        await probe.TickAnswersAsync(mode);

        LastRun run = await probe.RunTickAsync();

        Assert.Contains(reason, run.Error!);
        Assert.Contains(probe.Alerts, line => line.Contains("Executed Tick") && line.Contains("FAILED"));
    }

    [Fact]
    public async Task A_handler_killed_in_the_middle_of_a_run_makes_it_a_failure_and_the_next_run_goes_on()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);
        await probe.TickAnswersAsync("hang");
        Task<LastRun> run = probe.RunTickAsync();
        await Eventually.HoldsAsync(() => probe.Ticks == 1);

        Signals.Kill(probe.Host.Handler.HandlerId!.Value);

        Assert.NotNull((await run).Error);
        await Eventually.HoldsAsync(() => probe.HandlerStarts == 2);
        await probe.TickAnswersAsync("good");
        Assert.Null((await probe.RunTickAsync()).Error);
        Assert.Equal(2, probe.HandlerStarts);
    }

    [Fact]
    public async Task A_run_beyond_functionTimeout_is_a_failure_and_the_handler_is_replaced()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(
            store,
            new() { ["AzureFunctionsJobHost__functionTimeout"] = "00:00:01" }
        );
        await probe.TickAnswersAsync("hang");

        Assert.Contains("functionTimeout", (await probe.RunTickAsync()).Error!);

        await Eventually.HoldsAsync(() => probe.HandlerStarts == 2);
    }

    [Fact]
    public async Task A_timer_on_its_schedule_whose_handler_is_killed_mid_run_has_its_status_written_as_run()
    {
        string hostId = Guid.NewGuid().ToString("N");
        await OweARunAsync(hostId);
        using Scratch scratch = new();
        await File.WriteAllTextAsync(scratch["tick"], "hang");
        ProbeHost probe = await ProbeHost.StartAsync(store, EveryHour, scratch: scratch, hostId: hostId);
        await Eventually.HoldsAsync(() => probe.Ticks == 1);
        await Eventually.HoldsAsync(() => probe.ReceivedTick is not null);
        Assert.True(probe.ReceivedTick!["Data"]!["tick"]!["IsPastDue"]!.GetValue<bool>());

        Signals.Kill(probe.Host.Handler.HandlerId!.Value);

        await Eventually.HoldsAsync(() => probe.Host.Timers.LastRun("Tick") is { Error: not null });
        await Eventually.HoldsAsync(async () => (await StatusAsync(hostId))!.Next > TimeProvider.System.GetUtcNow());
        await probe.StopAsync();
    }

    [Fact]
    public async Task A_host_stopped_in_the_middle_of_a_run_owes_it_and_runs_it_past_due_at_the_next_start()
    {
        string hostId = Guid.NewGuid().ToString("N");
        await OweARunAsync(hostId);
        using Scratch scratch = new();
        await File.WriteAllTextAsync(scratch["tick"], "hang");
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
