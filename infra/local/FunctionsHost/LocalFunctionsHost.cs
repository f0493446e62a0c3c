using System.Globalization;
using Azure.Storage.Blobs;
using Yarp.ReverseProxy.Forwarder;

namespace Observatoire.Local.FunctionsHost;

/// <summary>What a host needs to run an app folder.</summary>
/// <param name="AppFolder">Folder with host.json and one folder a function.</param>
/// <param name="Settings">Whole environment of the handler: the app settings and what is inherited.</param>
/// <param name="Port">Port to listen on; 0 for a free one.</param>
public sealed record FunctionsHostOptions(string AppFolder, IReadOnlyDictionary<string, string> Settings, int Port = 0)
{
    /// <summary>Under what name the timers' status is kept, unless a setting names it.</summary>
    public string HostId { get; init; } = "local";

    public HostKeys Keys { get; init; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Receives each line the handler prints, and whether it came on standard error.</summary>
    public Action<string, bool> OnHandlerLine { get; init; } = static (_, _) => { };
}

/// <summary>The part of the Azure Functions host that a custom handler can notice, on one machine.</summary>
/// <remarks>Proxied HTTP and timers; an app folder that asks for more is refused at start.</remarks>
public sealed class LocalFunctionsHost : IAsyncDisposable
{
    private const string BodyLimitSetting = "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT";
    private const long DefaultBodyLimit = 104_857_600;

    private readonly WebApplication server;
    private readonly HandlerSupervisor handler;
    private readonly TimerScheduler timers;
    private readonly EnvelopeClient envelopes;
    private readonly HttpProxy proxy;

    private LocalFunctionsHost(
        FunctionsHostOptions options,
        HostConfiguration configuration,
        FunctionCatalog catalog,
        ILoggerFactory logging
    )
    {
        ILogger log = logging.CreateLogger("Host");
        TimeProvider clock = options.Clock;
        IReadOnlyDictionary<string, string> settings = options.Settings;
        string hostId = settings.GetValueOrDefault("AzureFunctionsWebHost__hostid") ?? options.HostId;
        RoutePrefix = configuration.RoutePrefix;
        handler = new(configuration, options.AppFolder, settings, options.OnHandlerLine, clock, log);
        envelopes = new(handler, configuration, clock, log);
        TimerStatusStore store = new(new BlobServiceClient(settings["AzureWebJobsStorage"]), hostId);
        timers = new(catalog.Timers, store, envelopes.InvokeAsync, clock, log);
        server = LoopbackServer.Build(
            options.Port,
            logging,
            BodyLimit(settings),
            services => services.AddHttpForwarder()
        );
        proxy = new(server.Services.GetRequiredService<IHttpForwarder>(), handler, configuration, clock, log);
        RequestEntry entry = new(
            new RouteTable(catalog.Http, configuration.RoutePrefix),
            proxy,
            options.Keys,
            configuration.CustomHeaders,
            showsHomePage: settings.GetValueOrDefault("AzureWebJobsDisableHomepage") is not ("true" or "True" or "1")
        );
        new AdminApi(options.Keys, hostId, catalog, handler, timers).Map(server);
        server.MapFallback("{**path}", entry.AnswerAsync);
    }

    /// <summary>Where it listens, without a path.</summary>
    public Uri Address => LoopbackServer.Address(server);

    public string RoutePrefix { get; }

    public HandlerSupervisor Handler => handler;

    public TimerScheduler Timers => timers;

    /// <summary>Starts listening and starts the handler; returns before it is ready.</summary>
    /// <exception cref="RunnerException">When the app folder cannot be run here, or the port is taken.</exception>
    public static async Task<LocalFunctionsHost> StartAsync(
        FunctionsHostOptions options,
        ILoggerFactory logging,
        CancellationToken cancellation = default
    )
    {
        HostConfiguration configuration = HostConfiguration.Read(options.AppFolder, options.Settings);
        FunctionCatalog catalog = FunctionCatalog.Read(options.AppFolder, options.Settings);
        if (catalog.Http.Count > 0 && !configuration.ProxiesHttp)
        {
            throw new RunnerException(RunnerText.Current.HostUnsupported, "enableProxyingHttpRequest: false");
        }

        LocalFunctionsHost host = new(options, configuration, catalog, logging);
        try
        {
            await LoopbackServer.StartAsync(host.server, options.Port, cancellation);
            host.handler.Start();
            host.timers.Start();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the requests under way end, stops the timers without a word in the store, then kills the handler.</summary>
    public async ValueTask DisposeAsync()
    {
        await timers.DisposeAsync();
        await server.StopAsync();
        await handler.DisposeAsync();
        await server.DisposeAsync();
        envelopes.Dispose();
        proxy.Dispose();
    }

    private static long BodyLimit(IReadOnlyDictionary<string, string> settings) =>
        settings.GetValueOrDefault(BodyLimitSetting) is string text
            ? long.Parse(text, CultureInfo.InvariantCulture)
            : DefaultBodyLimit;
}
