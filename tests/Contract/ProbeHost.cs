using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Observatoire.Local.FunctionsHost;
using Observatoire.Local.Logging;

namespace Observatoire.Contract;

/// <summary>The runner's host with the probe as its handler.</summary>
internal sealed class ProbeHost : IAsyncDisposable
{
    private readonly Scratch scratch;
    private readonly LogFile log;
    private readonly ILoggerFactory logging;

    private ProbeHost(Scratch scratch)
    {
        this.scratch = scratch;
        log = new LogFile(scratch["app.log"], (_, line) => Alerts.Add(line), TimeProvider.System);
        logging = LogFileProvider.Factory(log);
    }

    public LocalFunctionsHost Host { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>What the user was shown: warnings and errors.</summary>
    public List<string> Alerts { get; } = [];

    public IReadOnlyList<JsonNode> Journal =>
        File.Exists(scratch["journal"])
            ? [.. File.ReadAllLines(scratch["journal"]).Select(line => JsonNode.Parse(line)!)]
            : [];

    public JsonNode? ReceivedTick =>
        File.Exists(scratch["tick.received"]) ? JsonNode.Parse(File.ReadAllText(scratch["tick.received"])) : null;

    public int Ticks => Journal.Count(entry => entry["target"]!.ToString() == "/Tick");

    public int HandlerStarts => LogText.Split("Handler started").Length - 1;

    public string LogText
    {
        get
        {
            using StreamReader reader = new(
                new FileStream(scratch["app.log"], FileMode.Open, FileAccess.Read, FileShare.ReadWrite)
            );
            return reader.ReadToEnd();
        }
    }

    public static async Task<ProbeHost> StartAsync(
        StoreFixture store,
        Dictionary<string, string>? settings = null,
        string? app = null,
        HostKeys? keys = null,
        Scratch? scratch = null,
        string? hostId = null
    )
    {
        ProbeHost probe = new(scratch ?? new Scratch());
        Dictionary<string, string> all = new(settings ?? [])
        {
            ["AzureWebJobsStorage"] = store.Connection,
            ["PROBE_JOURNAL"] = probe.scratch["journal"],
            ["PROBE_TICK"] = probe.scratch["tick"],
            ["PROBE_STORE"] = probe.scratch.Path,
            ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
            ["HOME"] = Environment.GetEnvironmentVariable("HOME") ?? "/",
        };
        foreach (string inherited in (string[])["DOTNET_ROOT", "TZ"])
        {
            if (Environment.GetEnvironmentVariable(inherited) is string value)
            {
                all[inherited] = value;
            }
        }

        all.TryAdd("PROBE_CRON", "0 0 3 1 1 *");
        probe.Host = await LocalFunctionsHost.StartAsync(
            new FunctionsHostOptions(app ?? Places.ProbeApp, all)
            {
                HostId = hostId ?? Guid.NewGuid().ToString("N"),
                Keys = keys ?? new HostKeys(),
                OnHandlerLine = probe.log.HandlerLine,
            },
            probe.logging
        );
        probe.Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(probe.Host.Address, "/api/"),
        };
        return probe;
    }

    public Task TickAnswersAsync(string mode) => File.WriteAllTextAsync(scratch["tick"], mode);

    /// <summary>Runs the timer now and waits for what came of it.</summary>
    public async Task<LastRun> RunTickAsync()
    {
        LastRun? before = Host.Timers.LastRun("Tick");
        using HttpResponseMessage accepted = await Client.PostAsync(
            new Uri("/admin/functions/Tick", UriKind.Relative),
            new StringContent("""{"input":""}""")
        );
        Assert.Equal(202, (int)accepted.StatusCode);
        await Eventually.HoldsAsync(() => Host.Timers.LastRun("Tick") != before);
        return Host.Timers.LastRun("Tick")!;
    }

    public async Task<JsonNode> JsonAsync(string path) =>
        JsonNode.Parse(await Client.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        scratch.Dispose();
    }

    /// <summary>Stops the host and keeps its folder, for another to go on with.</summary>
    public async Task StopAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        logging.Dispose();
        log.Dispose();
    }
}
