using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Observatoire.Contract;

/// <summary>What becomes of the requests and of the host when a worker ends.</summary>
[Collection(StoreTests.Name)]
public sealed class WorkerEndTests(StoreFixture store)
{
    private static readonly TimeSpan PastFunctionTimeout = TimeSpan.FromMinutes(31);

    [Fact]
    public async Task A_worker_that_ends_with_0_is_not_started_again_until_functionTimeout_finds_it_out()
    {
        FakeTimeProvider clock = ProbeHost.StandingClock();
        await using ProbeHost probe = await ProbeHost.StartAsync(store, clock: clock);
        Task<HttpStatusCode> hanging = ExitAsync(probe, 0);
        await Eventually.HoldsAsync(() => probe.LogText.Contains("does not restart it"));
        clock.Advance(PastFunctionTimeout);

        Assert.Equal(HttpStatusCode.InternalServerError, await hanging);
        Assert.Contains("functionTimeout", probe.LogText);
        await probe.JsonAsync("probe/start");
        Assert.Equal(2, probe.WorkerStarts);
        Assert.Equal(0, probe.Host.Worker.Errors);
    }

    [Fact]
    public async Task A_worker_that_ends_with_200_is_started_again_and_not_counted()
    {
        FakeTimeProvider clock = ProbeHost.StandingClock();
        await using ProbeHost probe = await ProbeHost.StartAsync(store, clock: clock);
        for (int starts = 2; starts <= 5; starts++)
        {
            Task<HttpStatusCode> hanging = ExitAsync(probe, 200);
            await Eventually.HoldsAsync(() => probe.WorkerStarts == starts);
            clock.Advance(PastFunctionTimeout);
            Assert.Equal(HttpStatusCode.InternalServerError, await hanging);
        }

        Assert.Equal(0, probe.Host.Worker.Errors);
    }

    [Fact]
    public async Task A_killed_worker_is_started_again_and_the_third_time_stops_the_host()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);
        for (int errors = 1; errors <= 3; errors++)
        {
            int worker = (await probe.JsonAsync("probe/start"))["id"]!.GetValue<int>();
            Assert.Equal(worker, probe.Host.Worker.Pid);
            Signals.Kill(worker);
            await Eventually.HoldsAsync(() => probe.Host.Worker.Errors == errors);
        }

        await probe.Host.Worker.Failed.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(3, probe.WorkerStarts);
        Assert.Contains(probe.Alerts, line => line.Contains("error 3 of 3"));
        Assert.False(probe.Host.Worker.IsReady);
    }

    [Fact]
    public async Task A_request_whose_worker_is_killed_fails_at_once_and_the_next_is_served_by_another()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);
        Task<HttpResponseMessage> stuck = probe.Client.GetAsync(new Uri("probe/stuck", UriKind.Relative));
        await Eventually.HoldsAsync(() => probe.Invocations("Stuck").Any());

        Signals.Kill(probe.Host.Worker.Pid!.Value);

        using HttpResponseMessage lost = await stuck;
        Assert.Equal(HttpStatusCode.InternalServerError, lost.StatusCode);
        Assert.Equal("", await lost.Content.ReadAsStringAsync());
        JsonNode next = await probe.JsonAsync("probe/start");
        Assert.Equal(probe.Host.Worker.Pid, next["id"]!.GetValue<int>());
        // It was not delivered again.
        Assert.Single(probe.Invocations("Stuck"));
    }

    [Fact]
    public async Task A_worker_killed_in_the_middle_of_a_deposit_leaves_nothing_half_and_it_can_be_sent_again()
    {
        using Scratch scratch = new();
        ProbeHost probe = await ProbeHost.StartAsync(store, new() { ["PROBE_PAUSE"] = "300" }, scratch: scratch);
        Task<HttpResponseMessage> first = DepositAsync(probe);
        await Eventually.HoldsAsync(() => probe.Invocations("Deposit").Any());

        Signals.Kill(probe.Host.Worker.Pid!.Value);

        using HttpResponseMessage lost = await first;
        Assert.Equal(HttpStatusCode.InternalServerError, lost.StatusCode);
        Assert.False(File.Exists(Path.Combine(scratch["2017-01"], "01")));
        using HttpResponseMessage again = await DepositAsync(probe);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal("content", await File.ReadAllTextAsync(Path.Combine(scratch["2017-01"], "01")));
        await probe.StopAsync();
    }

    [Fact]
    public async Task A_restart_on_demand_is_not_counted()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);
        await probe.Host.Worker.ReadyAsync(default);
        int? before = probe.Host.Worker.Pid;

        probe.Host.Worker.Restart();

        await Eventually.HoldsAsync(() => probe.WorkerStarts == 2);
        Assert.NotEqual(before, (await probe.JsonAsync("probe/start"))["id"]!.GetValue<int>());
        Assert.Equal(0, probe.Host.Worker.Errors);
    }

    private static async Task<HttpStatusCode> ExitAsync(ProbeHost probe, int code)
    {
        using HttpResponseMessage lost = await probe.Client.PostAsync(
            new Uri($"probe/exit/{code}", UriKind.Relative),
            new StringContent("now")
        );
        return lost.StatusCode;
    }

    private static async Task<HttpResponseMessage> DepositAsync(ProbeHost probe)
    {
        using HttpRequestMessage request = new(HttpMethod.Put, new Uri("returns/01/2017-01", UriKind.Relative))
        {
            Content = new StringContent("content"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer key-01");
        return await probe.Client.SendAsync(request);
    }
}
