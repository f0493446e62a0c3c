using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Observatoire.Contract;

/// <summary>Invocations that end otherwise than by an answer.</summary>
[Collection(StoreTests.Name)]
public sealed class InvocationEndTests(StoreFixture store)
{
    private static readonly TimeSpan PastFunctionTimeout = TimeSpan.FromMinutes(31);
    private readonly FakeTimeProvider clock = ProbeHost.StandingClock();

    [Fact]
    public async Task A_function_that_throws_is_an_empty_500_and_told_to_the_user()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);

        using HttpResponseMessage response = await probe.Client.GetAsync(new Uri("probe/throw", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
        Assert.Contains(
            probe.Alerts,
            line => line.Contains("Executed Throw") && line.Contains("thrown by the function")
        );
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    public async Task A_request_whose_connection_drops_is_not_run_twice(string method)
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri("probe/drop", UriKind.Relative))
        {
            Content = method == "PUT" ? new StringContent("body") : null,
        };

        using HttpResponseMessage response = await probe.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Single(probe.Invocations("Drop"));
    }

    [Fact]
    public async Task An_answer_cut_short_by_its_function_is_not_taken_for_whole()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            probe.Client.GetStringAsync(new Uri("probe/cut", UriKind.Relative))
        );
    }

    [Fact]
    public async Task A_function_past_functionTimeout_that_ends_when_told_is_a_500_and_keeps_its_worker()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(
            store,
            limits: ProbeHost.Brisk with
            {
                CancelGrace = TimeSpan.FromMinutes(1),
            },
            clock: clock
        );
        Task<HttpResponseMessage> hanging = probe.Client.GetAsync(new Uri("probe/hang", UriKind.Relative));
        await Eventually.HoldsAsync(() => probe.Invocations("Hang").Any());
        clock.Advance(PastFunctionTimeout);

        using HttpResponseMessage response = await hanging;
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
        Assert.Single(probe.Journal, entry => entry["cancelled"] is not null);
        await probe.JsonAsync("probe/start");
        Assert.Equal(1, probe.WorkerStarts);
    }

    [Fact]
    public async Task A_function_past_functionTimeout_that_does_not_end_is_a_500_and_costs_its_worker()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store, clock: clock);
        await probe.Host.Worker.ReadyAsync(default);
        int worker = probe.Host.Worker.Pid!.Value;
        Task<HttpResponseMessage> stuck = probe.Client.GetAsync(new Uri("probe/stuck", UriKind.Relative));
        await Eventually.HoldsAsync(() => probe.Invocations("Stuck").Any());
        clock.Advance(PastFunctionTimeout);

        using HttpResponseMessage response = await stuck;
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.False(Signals.IsAlive(worker));
        // The caller was answered when the next worker was ready.
        Assert.True(probe.Host.Worker.IsReady);
        Assert.Equal(2, probe.WorkerStarts);
        Assert.Equal(0, probe.Host.Worker.Errors);
        await probe.JsonAsync("probe/start");
    }

    [Fact]
    public async Task A_caller_that_goes_away_is_told_to_the_function_which_is_logged_as_failed()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);
        using CancellationTokenSource gone = new();
        Task<HttpResponseMessage> hanging = probe.Client.GetAsync(new Uri("probe/hang", UriKind.Relative), gone.Token);
        await Eventually.HoldsAsync(() => probe.Invocations("Hang").Any());

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        await Eventually.HoldsAsync(() => probe.Journal.Any(entry => entry["cancelled"] is not null));
        await Eventually.HoldsAsync(() => probe.LogText.Contains("Executed Hang"));
        Assert.Equal(1, probe.WorkerStarts);
    }

    [Fact]
    public async Task The_requests_under_way_end_when_the_host_stops_and_no_other_is_taken()
    {
        using Scratch scratch = new();
        ProbeHost probe = await ProbeHost.StartAsync(
            store,
            scratch: scratch,
            limits: ProbeHost.Brisk with
            {
                RequestDrain = TimeSpan.FromSeconds(30),
            }
        );
        using HttpClient client = new();
        Uri until = new(probe.Host.Address, "/api/probe/until/now");
        Task<string> slow = client.GetStringAsync(until);
        await Eventually.HoldsAsync(() => probe.Invocations("Until").Any());

        Task stopped = probe.StopAsync();

        await Eventually.HoldsAsync(async () => await IsRefusedAsync(until));
        Assert.False(stopped.IsCompleted);
        await File.WriteAllTextAsync(scratch["now"], "");
        Assert.Equal("at last", await slow);
        await stopped;
    }

    [Fact]
    public async Task A_request_that_does_not_end_is_cut_off_when_the_host_has_waited_long_enough()
    {
        ProbeHost probe = await ProbeHost.StartAsync(store);
        await probe.Host.Worker.ReadyAsync(default);
        int worker = probe.Host.Worker.Pid!.Value;
        using HttpClient client = new();
        Task<string> stuck = client.GetStringAsync(new Uri(probe.Host.Address, "/api/probe/stuck"));
        await Eventually.HoldsAsync(() => probe.Invocations("Stuck").Any());

        await probe.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => stuck);
        Assert.False(Signals.IsAlive(worker));
    }

    private static async Task<bool> IsRefusedAsync(Uri address)
    {
        using HttpClient another = new();
        try
        {
            using HttpResponseMessage answer = await another.GetAsync(
                address,
                HttpCompletionOption.ResponseHeadersRead,
                new CancellationTokenSource(TimeSpan.FromMilliseconds(200)).Token
            );
            return false;
        }
        catch (HttpRequestException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
