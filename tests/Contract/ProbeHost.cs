using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Observatoire.Local.FunctionsHost;
using Observatoire.Local.FunctionsHost.Timers;
using Observatoire.Local.Logging;

namespace Observatoire.Contract;

/// <summary>The runner's host with the probe as its worker.</summary>
internal sealed class ProbeHost : IAsyncDisposable
{
    private readonly Scratch scratch;
    private readonly LogFile log;
    private readonly ILoggerFactory logging;

    private ProbeHost(Scratch scratch)
    {
        this.scratch = scratch;
        log = new LogFile(scratch["app.log"], (_, line) => Alerts.Enqueue(line), TimeProvider.System);
        logging = LogFileProvider.Factory(log);
    }

    /// <summary>The limits of the host, without its pauses.</summary>
    public static HostLimits Brisk { get; } =
        new()
        {
            RestartPause = TimeSpan.Zero,
            CancelGrace = TimeSpan.FromSeconds(1),
            TerminateGrace = TimeSpan.FromSeconds(1),
            RequestDrain = TimeSpan.FromSeconds(1),
            InvocationDrain = TimeSpan.FromMilliseconds(100),
        };

    /// <summary>
    /// A clock that stands until a test says that functionTimeout is over: on a busy machine no other request is past it.
    /// </summary>
    public static FakeTimeProvider StandingClock() => new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public LocalFunctionsHost Host { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>What the user was shown: warnings and errors.</summary>
    public ConcurrentQueue<string> Alerts { get; } = new();

    public IReadOnlyList<JsonNode> Journal =>
        File.Exists(scratch["journal"])
            ? [.. File.ReadAllText(scratch["journal"]).Split('\n')[..^1].Select(line => JsonNode.Parse(line)!)]
            : [];

    public JsonNode? ReceivedTick =>
        File.Exists(scratch["tick.received"]) ? JsonNode.Parse(File.ReadAllText(scratch["tick.received"])) : null;

    /// <summary>Runs of the timer that have begun.</summary>
    public int Ticks => Invocations("Tick").Count();

    public int WorkerStarts => LogText.Split("Worker started").Length - 1;

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
        HostLimits? limits = null,
        Scratch? scratch = null,
        string? hostId = null,
        TimeProvider? clock = null
    )
    {
        ProbeHost probe = new(scratch ?? new Scratch());
        Dictionary<string, string> all = new(settings ?? [])
        {
            ["AzureWebJobsStorage"] = store.Connection,
            ["PROBE_JOURNAL"] = probe.scratch["journal"],
            ["PROBE_TICK"] = probe.scratch["tick"],
            ["PROBE_STORE"] = probe.scratch.Path,
            ["AzureWebJobs.Off.Disabled"] = "1",
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
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
                Limits = limits ?? Brisk,
                Clock = clock ?? TimeProvider.System,
                OnWorkerLine = probe.log.WorkerLine,
            },
            probe.logging
        );
        probe.Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(probe.Host.Address, "/api/"),
        };
        return probe;
    }

    /// <summary>What the probe says of its invocations of a function.</summary>
    public IEnumerable<JsonNode> Invocations(string function) =>
        Journal.Where(entry => entry["function"]?.ToString() == function);

    public Task TickDoesAsync(string mode) => File.WriteAllTextAsync(scratch["tick"], mode);

    /// <summary>Runs a timer now and waits for what came of it.</summary>
    public async Task<LastRun> RunTickAsync(string timer = "Tick")
    {
        LastRun? before = Host.Timers.LastRun(timer);
        using HttpResponseMessage accepted = await Client.PostAsync(
            new Uri("/admin/functions/" + timer, UriKind.Relative),
            JsonContent.Create(new { input = "" })
        );
        Assert.Equal(202, (int)accepted.StatusCode);
        await Eventually.HoldsAsync(() => Host.Timers.LastRun(timer) != before);
        return Host.Timers.LastRun(timer)!;
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
