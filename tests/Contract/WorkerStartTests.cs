using System.Net;
using System.Text.Json.Nodes;
using Observatoire.Local.FunctionsHost;

namespace Observatoire.Contract;

/// <summary>What a worker is started with, and what becomes of one that does not get ready.</summary>
[Collection(StoreTests.Name)]
public sealed class WorkerStartTests(StoreFixture store)
{
    [Fact]
    public async Task The_command_line_is_that_of_the_Functions_host_and_the_folder_that_of_the_app()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);

        JsonNode start = await probe.JsonAsync("probe/start");

        string[] arguments = [.. start["arguments"]!.AsArray().Select(argument => argument!.ToString())];
        string port = arguments[4];
        (string worker, string request) = (arguments[6], arguments[8]);
        Assert.True(Guid.TryParse(worker, out _) && Guid.TryParse(request, out _));
        Assert.Equal(
            [
                Path.Combine(Places.ProbeApp, "Observatoire.Contract.Probe.dll"),
                .. (string[])["--host", "127.0.0.1", "--port", port, "--workerId", worker, "--requestId", request],
                .. (string[])["--grpcMaxMessageLength", "2147483647"],
                .. (string[])["--functions-uri", $"http://127.0.0.1:{port}/", "--functions-worker-id", worker],
                .. (string[])["--functions-request-id", request],
                .. (string[])["--functions-grpc-max-message-length", "2147483647"],
            ],
            arguments
        );
        Assert.Equal(Places.ProbeApp, start["folder"]!.ToString());
    }

    [Fact]
    public async Task The_worker_is_given_the_settings_and_the_variables_of_the_host()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store);

        Assert.Equal(Places.ProbeApp, await VariableAsync(probe, "FUNCTIONS_WORKER_DIRECTORY"));
        Assert.Equal(Places.ProbeApp, await VariableAsync(probe, "FUNCTIONS_APPLICATION_DIRECTORY"));
        Assert.Equal("dotnet-isolated", await VariableAsync(probe, "FUNCTIONS_WORKER_RUNTIME"));
        Assert.Equal(store.Connection, await VariableAsync(probe, "AzureWebJobsStorage"));
    }

    [Fact]
    public async Task The_worker_listens_where_it_says_though_the_environment_names_other_ports()
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

        Assert.Equal("http://127.0.0.1:1", await VariableAsync(probe, "ASPNETCORE_URLS"));
        Assert.NotEqual(1, (await probe.Host.Worker.ReadyAsync(default))!.Port);
    }

    [Fact]
    public async Task An_app_root_with_a_space_in_its_path_works()
    {
        using Scratch scratch = new();
        string app = scratch.CopyApp(Places.ProbeApp, "the app");

        await using ProbeHost probe = await ProbeHost.StartAsync(store, app: app);

        Assert.Equal(app, (await probe.JsonAsync("probe/start"))["folder"]!.ToString());
        Assert.Null((await probe.RunTickAsync()).Error);
    }

    [Fact]
    public async Task A_worker_that_dies_at_each_start_stops_the_host()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store, new() { ["PROBE_START"] = "exit 7" });

        await probe.Host.Worker.Failed.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(3, probe.WorkerStarts);
        Assert.Contains("exit code 7", probe.LogText);
    }

    [Theory]
    [InlineData("deaf")]
    [InlineData("exit 0")]
    public async Task A_worker_that_never_opens_its_stream_is_killed_and_callers_get_503(string start)
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(
            store,
            new() { ["PROBE_START"] = start },
            limits: ProbeHost.Brisk with
            {
                Start = TimeSpan.FromMilliseconds(500),
            }
        );

        await probe.Host.Worker.Failed.WaitAsync(TimeSpan.FromMinutes(1));

        using HttpResponseMessage response = await probe.Client.GetAsync(new Uri("probe/echo", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("did not get ready", probe.LogText);
        Assert.Null(await probe.Host.Worker.ReadyAsync(default));
    }

    [Fact]
    public async Task A_function_that_could_not_be_loaded_answers_500_each_time_and_the_others_work()
    {
        await using ProbeHost probe = await ProbeHost.StartAsync(store, new() { ["PROBE_MORE"] = "broken" });

        for (int call = 0; call < 2; call++)
        {
            using HttpResponseMessage response = await probe.Client.GetAsync(new Uri("probe/broken", UriKind.Relative));
            Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
            Assert.Equal("", await response.Content.ReadAsStringAsync());
        }

        Assert.Contains("Broken could not be loaded", probe.LogText);
        Assert.Equal(2, probe.Alerts.Count(line => line.Contains("Executed Broken") && line.Contains("FAILED")));
        await probe.JsonAsync("probe/start");
    }

    [Fact]
    public async Task Another_start_of_the_same_app_may_be_given_by_whoever_runs_it_in_their_own_process()
    {
        List<WorkerLaunch> launches = [];
        using Scratch scratch = new();
        await using LocalFunctionsHost host = await LocalFunctionsHost.StartAsync(
            new FunctionsHostOptions(
                Places.ProbeApp,
                new Dictionary<string, string> { ["AzureWebJobsStorage"] = store.Connection }
            )
            {
                Limits = ProbeHost.Brisk,
                Launch = launch =>
                {
                    launches.Add(launch);
                    return new EndedWorker();
                },
            },
            Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance
        );

        await host.Worker.Failed.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(3, launches.Select(launch => launch.WorkerId).Distinct().Count());
        Assert.All(launches, launch => Assert.True(launch.HostEndpoint.IsLoopback));
        Assert.All(launches, launch => Assert.Equal(Places.ProbeApp, launch.AppFolder));
        Assert.Equal(Places.ProbeApp, launches[0].Environment["FUNCTIONS_APPLICATION_DIRECTORY"]);
    }

    private static Task<string> VariableAsync(ProbeHost probe, string name) =>
        probe.Client.GetStringAsync(new Uri("probe/environment/" + name, UriKind.Relative));

    private sealed class EndedWorker : IRunningWorker
    {
        public int? Pid => null;

        public Task<int> WaitForExitAsync() => Task.FromResult(1);

        public void Kill() { }

        public void Dispose() { }
    }
}
