using System.Text.Json.Nodes;
using AzureFunctionsRpcMessages;
using Microsoft.Extensions.Logging.Abstractions;
using Observatoire.Local;
using Observatoire.Local.FunctionsHost;

namespace Observatoire.Contract;

/// <summary>What the runner does not imitate is refused at start, never ignored.</summary>
public sealed class RefusedAppTests : IDisposable
{
    private static readonly Dictionary<string, string> Settings = new() { ["PROBE_CRON"] = "0 0 3 * * *" };

    private readonly Scratch scratch = new();
    private readonly string app;

    public RefusedAppTests() => app = scratch.CopyApp(Places.ProbeApp);

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("""{"type":"queueTrigger","direction":"In","name":"m","queueName":"q"}""", "queueTrigger")]
    [InlineData(
        """{"type":"httpTrigger","name":"r"} {"type":"http","name":"o"} {"type":"blob","name":"b","path":"a/b"}""",
        "blob"
    )]
    [InlineData("""{"type":"timerTrigger","name":"t","schedule":"%ABSENT%"}""", "ABSENT")]
    [InlineData("""{"type":"timerTrigger","name":"t","schedule":"tomorrow"}""", "tomorrow")]
    [InlineData("""{"type":"httpTrigger","name":"r","route":"admin/x"}""", "admin/x")]
    [InlineData("""{"type":"httpTrigger"}""", "illisible")]
    [InlineData("""{"type":""", "illisible")]
    public void A_function_that_asks_for_more_is_refused(string bindings, string reason)
    {
        RpcFunctionMetadata function = new() { Name = "Extra" };
        function.RawBindings.Add(bindings.Split(' '));

        Assert.Contains(reason, Refusal(function));
    }

    [Fact]
    public void A_function_that_wants_to_be_run_again_after_a_failure_is_refused()
    {
        RpcFunctionMetadata function = new() { Name = "Extra", RetryOptions = new RpcRetryOptions() };
        function.RawBindings.Add("""{"type":"timerTrigger","name":"t","schedule":"0 0 0 1 1 *"}""");

        Assert.Contains("retry", Refusal(function));
    }

    [Theory]
    [InlineData("9bad")]
    [InlineData("host")]
    public void A_function_with_a_name_the_host_does_not_take_is_refused(string name)
    {
        RpcFunctionMetadata function = new() { Name = name };
        function.RawBindings.Add("""{"type":"httpTrigger","name":"r"}""");

        Assert.Contains(name, Refusal(function));
    }

    [Fact]
    public void Functions_are_read_in_the_order_of_their_names_with_the_settings_they_name()
    {
        FunctionCatalog catalog = FunctionCatalog.Read(
            [
                Function(
                    "Nightly",
                    """{"type":"timerTrigger","name":"tick","schedule":"%PROBE_CRON%","useMonitor":false}"""
                ),
                Function("Show", """{"type":"httpTrigger","name":"req","methods":["get"],"authLevel":"Anonymous"}"""),
                Function("Receive", """{"type":"httpTrigger","name":"req","route":"returns/{month}"}"""),
            ],
            new Dictionary<string, string>(Settings) { ["AzureWebJobs.Show.Disabled"] = "true" }
        );

        Assert.Equal(
            new TimerFunction(
                "id-Nightly",
                "Nightly",
                false,
                "tick",
                "0 0 3 * * *",
                UseMonitor: false,
                RunOnStartup: false
            ),
            Assert.Single(catalog.Timers)
        );
        Assert.Equal(["Receive", "Show"], catalog.Http.Select(function => function.Name));
        Assert.Equal(["returns/{month}", "Show"], catalog.Http.Select(function => function.Route));
        Assert.Equal([false, true], catalog.Http.Select(function => function.Disabled));
        Assert.Equal(
            [AuthorizationLevel.Function, AuthorizationLevel.Anonymous],
            catalog.Http.Select(function => function.Level)
        );
        Assert.Equal(["GET"], catalog.Http[1].Methods);
    }

    [Theory]
    [InlineData("version", "\"1.0\"")]
    [InlineData("extensions:http:maxConcurrentRequests", "10")]
    [InlineData("extensions:http:dynamicThrottlesEnabled", "true")]
    public void A_host_json_that_asks_for_more_is_refused(string key, string value)
    {
        string file = Path.Combine(app, "host.json");
        JsonNode host = JsonNode.Parse(File.ReadAllText(file))!;
        string[] path = key.Split(':');
        JsonNode section = path[..^1].Aggregate(host, (node, name) => node[name]!);
        section[path[^1]] = JsonNode.Parse(value);
        File.WriteAllText(file, host.ToJsonString());

        RunnerException refusal = Assert.Throws<RunnerException>(() => HostConfiguration.Read(app, Settings));
        Assert.Contains(path[^1], refusal.Message);
    }

    [Fact]
    public void A_missing_or_broken_host_json_is_told()
    {
        string file = Path.Combine(app, "host.json");
        File.WriteAllText(file, "{");
        Assert.Contains(
            "illisible",
            Assert.Throws<RunnerException>(() => HostConfiguration.Read(app, Settings)).Message
        );

        File.Delete(file);
        Assert.Contains(
            "introuvable",
            Assert.Throws<RunnerException>(() => HostConfiguration.Read(app, Settings)).Message
        );
    }

    [Fact]
    public void A_setting_overrides_host_json()
    {
        HostConfiguration configuration = HostConfiguration.Read(
            app,
            new Dictionary<string, string>
            {
                ["AzureFunctionsJobHost__functionTimeout"] = "-1",
                ["AzureFunctionsJobHost__extensions__http__routePrefix"] = "v1",
            }
        );

        Assert.Null(configuration.FunctionTimeout);
        Assert.Equal("v1", configuration.RoutePrefix);
    }

    [Theory]
    [InlineData("dotnet-isolated", "node")]
    [InlineData("Observatoire.Contract.Probe.dll", "absent.dll")]
    [InlineData("{", "")]
    public async Task A_worker_that_cannot_be_started_is_refused(string written, string instead)
    {
        string file = Path.Combine(app, "worker.config.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace(written, instead));

        RunnerException refusal = await Assert.ThrowsAsync<RunnerException>(() => StartAsync());

        Assert.Contains(instead, refusal.Message);
    }

    [Fact]
    public async Task An_app_whose_worker_tells_of_more_is_refused_and_its_worker_ended()
    {
        await using LocalFunctionsHost host = await StartAsync("queue");

        RunnerException refusal = await Assert.ThrowsAsync<RunnerException>(() =>
            host.Worker.Failed.WaitAsync(TimeSpan.FromMinutes(1))
        );

        Assert.Contains("queueTrigger", refusal.Message);
        Assert.Null(await host.Worker.ReadyAsync(default));
        Assert.Null(host.Worker.Pid);
    }

    private Task<LocalFunctionsHost> StartAsync(string more = "") =>
        LocalFunctionsHost.StartAsync(
            new FunctionsHostOptions(
                app,
                new Dictionary<string, string>(Settings)
                {
                    ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
                    ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
                    ["HOME"] = Environment.GetEnvironmentVariable("HOME") ?? "/",
                    ["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "",
                    ["PROBE_MORE"] = more,
                }
            ),
            NullLoggerFactory.Instance
        );

    private static RpcFunctionMetadata Function(string name, string binding)
    {
        RpcFunctionMetadata function = new() { Name = name, FunctionId = "id-" + name };
        function.RawBindings.Add(binding);
        return function;
    }

    private static string Refusal(RpcFunctionMetadata function) =>
        Assert.Throws<RunnerException>(() => FunctionCatalog.Read([function], Settings)).Message;
}
