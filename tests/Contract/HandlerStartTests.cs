using System.Net;
using System.Text.Json.Nodes;
using Observatoire.Local;

namespace Observatoire.Contract;

[Collection(StoreTests.Name)]
public sealed class HandlerStartTests(StoreFixture store)
{
    [Fact]
    public async Task The_port_given_is_obeyed_though_the_environment_names_others()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(
            store,
            new()
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:1",
                ["HTTP_PORTS"] = "1",
                ["ASPNETCORE_HTTP_PORTS"] = "1",
            }
        );

        string port = await probe.Client.GetStringAsync(
            new Uri("probe/environment/FUNCTIONS_CUSTOMHANDLER_PORT", UriKind.Relative)
        );

        Uri? address = await probe.Host.Handler.ReadyAsync(default);
        Assert.Equal(address!.Port.ToString(), port);
    }

    [Fact]
    public async Task The_handler_is_given_the_variables_of_the_host_and_their_old_names()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);

        Assert.Equal(
            await VariableAsync(probe, "FUNCTIONS_CUSTOMHANDLER_PORT"),
            await VariableAsync(probe, "FUNCTIONS_HTTPWORKER_PORT")
        );
        string worker = await VariableAsync(probe, "FUNCTIONS_CUSTOMHANDLER_WORKER_ID");
        Assert.True(Guid.TryParse(worker, out _));
        Assert.Equal(worker, await VariableAsync(probe, "FUNCTIONS_HTTPWORKER_ID"));
        Assert.Equal(Places.ProbeApp, await VariableAsync(probe, "FUNCTIONS_APP_ROOT_PATH"));
        Assert.Equal(store.Connection, await VariableAsync(probe, "AzureWebJobsStorage"));
    }

    [Fact]
    public async Task Arguments_are_joined_and_their_settings_filled_in_and_the_folder_is_that_of_the_app()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store, new() { ["PROBE_GREETING"] = "good day" });

        JsonNode start = await probe.JsonAsync("probe/start");

        Assert.Equal(
            ["--greeting", "good", "day"],
            start["arguments"]!.AsArray().Select(argument => argument!.ToString())
        );
        Assert.Equal(Places.ProbeApp, start["folder"]!.ToString());
    }

    [Fact]
    public async Task Readiness_is_asked_for_without_any_header_but_the_host()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);
        await probe.Host.Handler.ReadyAsync(default);

        JsonNode ping = probe.Journal[0];

        Assert.Equal("GET", ping["method"]!.ToString());
        Assert.Equal("/", ping["target"]!.ToString());
        Assert.Equal(["Host"], ping["headers"]!.AsObject().Select(header => header.Key));
    }

    [Fact]
    public async Task A_handler_that_ends_with_0_is_not_started_again()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);

        await ExitAsync(probe, 0);

        await Eventually.HoldsAsync(() => probe.LogText.Contains("does not restart it"));
        Assert.Equal(1, probe.HandlerStarts);
        Assert.False(probe.Host.Handler.Failed.IsCompleted);
    }

    [Fact]
    public async Task A_handler_that_ends_with_200_is_started_again_and_not_counted()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);
        for (int starts = 2; starts <= 5; starts++)
        {
            await ExitAsync(probe, 200);
            await Eventually.HoldsAsync(() => probe.HandlerStarts == starts);
        }

        Assert.Equal(0, probe.Host.Handler.Errors);
    }

    [Fact]
    public async Task A_killed_handler_is_started_again_on_the_same_port_and_the_third_time_stops_the_host()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);
        Uri? first = await probe.Host.Handler.ReadyAsync(default);
        for (int errors = 1; errors <= 3; errors++)
        {
            int before = (await probe.JsonAsync("probe/start"))["id"]!.GetValue<int>();
            Signals.Kill(before);
            await Eventually.HoldsAsync(() => probe.Host.Handler.Errors == errors);
            if (errors < 3)
            {
                await Eventually.HoldsAsync(() => probe.Host.Handler.IsReady);
                Assert.Equal(first, await probe.Host.Handler.ReadyAsync(default));
            }
        }

        await probe.Host.Handler.Failed.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(3, probe.HandlerStarts);
        Assert.Contains(probe.Alerts, line => line.Contains("error 3 of 3"));
    }

    [Fact]
    public async Task A_handler_that_dies_at_each_start_stops_the_host()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store, new() { ["PROBE_START"] = "exit 7" });

        await probe.Host.Handler.Failed.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Contains("exit code 7", probe.LogText);
    }

    [Fact]
    public async Task A_handler_that_never_answers_is_killed_after_initializationTimeout_and_callers_get_503()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(
            store,
            new()
            {
                ["PROBE_START"] = "deaf",
                ["AzureFunctionsJobHost__customHandler__initializationTimeout"] = "00:00:00.2000000",
            }
        );

        await probe.Host.Handler.Failed.WaitAsync(TimeSpan.FromMinutes(1));

        using HttpResponseMessage response = await probe.Client.GetAsync(new Uri("probe/echo", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("did not answer GET /", probe.LogText);
    }

    [Fact]
    public async Task A_handler_without_its_execute_bit_is_refused_with_a_clear_message()
    {
        using Scratch scratch = new();
        string app = scratch.CopyApp(Places.ProbeApp);
        string executable = Path.Combine(app, "Observatoire.Contract.Probe");
        File.SetUnixFileMode(executable, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        RunnerException refusal = await Assert.ThrowsAsync<RunnerException>(() =>
            ProbeHost.StartAsync(store, app: app)
        );

        Assert.Contains("n'est pas exécutable", refusal.Message);
    }

    private static Task<string> VariableAsync(ProbeHost probe, string name) =>
        probe.Client.GetStringAsync(new Uri("probe/environment/" + name, UriKind.Relative));

    // The answer is lost with the handler.
    private static async Task ExitAsync(ProbeHost probe, int code)
    {
        using HttpResponseMessage lost = await probe.Client.PostAsync(
            new Uri($"probe/exit/{code}", UriKind.Relative),
            new StringContent("now")
        );
    }
}
