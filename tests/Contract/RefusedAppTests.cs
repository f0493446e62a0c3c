using System.Text.Json.Nodes;
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

    [Fact]
    public void The_probe_itself_is_accepted()
    {
        HostConfiguration.Read(app, Settings);
        FunctionCatalog catalog = FunctionCatalog.Read(app, Settings);

        Assert.Equal("0 0 3 * * *", Assert.Single(catalog.Timers).Schedule);
        Assert.Equal(
            catalog.Http.Select(function => function.Name).Order(StringComparer.OrdinalIgnoreCase),
            catalog.Http.Select(function => function.Name)
        );
    }

    [Theory]
    [InlineData(
        """{"bindings":[{"type":"queueTrigger","direction":"in","name":"m","queueName":"q"}]}""",
        "queueTrigger"
    )]
    [InlineData(
        """{"bindings":[{"type":"httpTrigger","direction":"in","name":"r"},{"type":"http","direction":"out","name":"o"},{"type":"blob","direction":"out","name":"b","path":"a/b"}]}""",
        "blob"
    )]
    [InlineData(
        """{"bindings":[{"type":"timerTrigger","name":"t","schedule":"0 0 0 1 1 *"}],"retry":{"strategy":"fixedDelay"}}""",
        "retry"
    )]
    [InlineData("""{"bindings":[{"type":"timerTrigger","name":"t","schedule":"%ABSENT%"}]}""", "ABSENT")]
    [InlineData("""{"bindings":[{"type":"timerTrigger","name":"t","schedule":"tomorrow"}]}""", "tomorrow")]
    [InlineData(
        """{"bindings":[{"type":"httpTrigger","name":"r","route":"admin/x"},{"type":"http","name":"o"}]}""",
        "admin/x"
    )]
    [InlineData("""{"bindings":""", "illisible")]
    [InlineData("""{}""", "illisible")]
    public void A_function_that_asks_for_more_is_refused(string function, string reason)
    {
        Directory.CreateDirectory(Path.Combine(app, "Extra"));
        File.WriteAllText(Path.Combine(app, "Extra", "function.json"), function);

        RunnerException refusal = Assert.Throws<RunnerException>(() => FunctionCatalog.Read(app, Settings));

        Assert.Contains(reason, refusal.Message);
    }

    [Theory]
    [InlineData("9bad")]
    [InlineData("host")]
    public void A_function_with_a_name_the_host_does_not_take_is_refused(string name)
    {
        Directory.CreateDirectory(Path.Combine(app, name));
        File.WriteAllText(Path.Combine(app, name, "function.json"), """{"bindings":[]}""");

        Assert.Throws<RunnerException>(() => FunctionCatalog.Read(app, Settings));
    }

    [Theory]
    [InlineData("version", "\"1.0\"")]
    [InlineData("customHandler:http", """{"routes":[{"route":"{*path}"}]}""")]
    [InlineData("extensions:http:maxConcurrentRequests", "10")]
    [InlineData("extensions:http:dynamicThrottlesEnabled", "true")]
    [InlineData("customHandler:description:defaultExecutablePath", "\"nowhere\"")]
    public void A_host_json_that_asks_for_more_is_refused(string key, string value)
    {
        string file = Path.Combine(app, "host.json");
        JsonNode host = JsonNode.Parse(File.ReadAllText(file))!;
        string[] path = key.Split(':');
        JsonNode section = path[..^1].Aggregate(host, (node, name) => node[name]!);
        section[path[^1]] = JsonNode.Parse(value);
        File.WriteAllText(file, host.ToJsonString());

        Assert.Throws<RunnerException>(() => HostConfiguration.Read(app, Settings));
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
}
