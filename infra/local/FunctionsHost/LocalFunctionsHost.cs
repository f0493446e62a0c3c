using System.Globalization;
using Azure.Storage.Blobs;
using AzureFunctionsRpcMessages;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Observatoire.Local.FunctionsHost.Http;
using Observatoire.Local.FunctionsHost.Timers;
using Observatoire.Local.FunctionsHost.Workers;
using Yarp.ReverseProxy.Forwarder;

namespace Observatoire.Local.FunctionsHost;

/// <summary>The part of the Azure Functions host that a .NET isolated worker can notice, on one machine.</summary>
/// <remarks>HTTP through the worker's own server and timers; an app that asks for more is refused at start.</remarks>
public sealed class LocalFunctionsHost : IAsyncDisposable
{
    private const string BodyLimitSetting = "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT";
    private const long DefaultBodyLimit = 104_857_600;

    private readonly FunctionsHostOptions options;
    private readonly WebApplication server;
    private readonly WebApplication workerServer;
    private readonly WorkerStarter starter;
    private readonly WorkerSupervisor worker;
    private readonly TimerScheduler timers;
    private readonly HttpProxy proxy;
    private readonly RequestEntry entry;
    private readonly AdminApi admin;

    private LocalFunctionsHost(FunctionsHostOptions options, HostConfiguration configuration, ILoggerFactory logging)
    {
        this.options = options;
        ILogger log = logging.CreateLogger("Host");
        TimeProvider clock = options.Clock;
        HostLimits limits = options.Limits;
        IReadOnlyDictionary<string, string> settings = options.Settings;
        string hostId = settings.GetValueOrDefault("AzureFunctionsWebHost__hostid") ?? options.HostId;
        RoutePrefix = configuration.RoutePrefix;

        WorkerChannels channels = new();
        workerServer = BuildWorkerServer(channels, logging);
        starter = new(options, channels, new WorkerLog(logging));
        worker = new(starter, UseFunctions, limits, clock, log);
        FunctionInvoker invoker = new(worker, configuration, limits, clock);
        BlobServiceClient storage = new(settings["AzureWebJobsStorage"]);
        timers = new(
            new TimerInvoker(invoker, log),
            new TimerStatusStore(storage, hostId),
            new TimerLease(storage, hostId, limits.TimerLease),
            limits.InvocationDrain,
            clock,
            log
        );
        server = LoopbackServer.Build(
            options.Port,
            logging,
            services => services.AddHttpForwarder(),
            BodyLimit(settings),
            limits.RequestDrain
        );
        proxy = new(server.Services.GetRequiredService<IHttpForwarder>(), worker, invoker, log);
        entry = new(
            worker,
            proxy,
            options.Keys,
            showsHomePage: settings.GetValueOrDefault("AzureWebJobsDisableHomepage") is not ("true" or "True" or "1")
        );
        admin = new AdminApi(options.Keys, hostId, worker, timers);
        server.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() => AddHeadersAsync(context.Response, configuration.CustomHeaders));
                return next(context);
            }
        );
        admin.Map(server);
        server.MapFallback("{**path}", entry.AnswerAsync);
    }

    /// <summary>Where it listens, without a path.</summary>
    public Uri Address => LoopbackServer.Address(server);

    public string RoutePrefix { get; }

    public WorkerSupervisor Worker => worker;

    public TimerScheduler Timers => timers;

    /// <summary>Starts listening and starts the worker; returns before it is ready.</summary>
    /// <remarks>What the worker alone can tell may still refuse the app: <see cref="WorkerSupervisor.Failed"/> then faults.</remarks>
    /// <exception cref="RunnerException">When the app cannot be run here, or the port is taken.</exception>
    public static async Task<LocalFunctionsHost> StartAsync(
        FunctionsHostOptions options,
        ILoggerFactory logging,
        CancellationToken cancellation = default
    )
    {
        HostConfiguration configuration = HostConfiguration.Read(options.AppFolder, options.Settings);
        if (options.Launch is null)
        {
            WorkerConfiguration.Read(options.AppFolder);
        }

        LocalFunctionsHost host = new(options, configuration, logging);
        try
        {
            await LoopbackServer.StartAsync(host.workerServer, port: 0, cancellation);
            host.starter.HostEndpoint = LoopbackServer.Address(host.workerServer);
            await LoopbackServer.StartAsync(host.server, options.Port, cancellation);
            host.worker.Start();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Listens no more and lets the requests under way end, while timers still run; then lets those end, then the worker.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        await timers.DisposeAsync();
        await worker.DisposeAsync();
        await workerServer.DisposeAsync();
        await server.DisposeAsync();
        proxy.Dispose();
    }

    /// <summary>Takes up the functions the first worker tells of.</summary>
    private void UseFunctions(IReadOnlyList<RpcFunctionMetadata> functions)
    {
        FunctionCatalog catalog = FunctionCatalog.Read(functions, options.Settings);
        entry.Routes = new RouteTable(catalog.Http, RoutePrefix);
        admin.Catalog = catalog;
        timers.Start(catalog.Timers);
    }

    private static WebApplication BuildWorkerServer(WorkerChannels channels, ILoggerFactory logging)
    {
        WebApplication built = LoopbackServer.Build(
            port: 0,
            logging,
            services =>
            {
                services.AddSingleton(channels);
                services.AddGrpc(grpc =>
                {
                    grpc.MaxReceiveMessageSize = int.MaxValue;
                    grpc.MaxSendMessageSize = int.MaxValue;
                });
            },
            protocols: HttpProtocols.Http2
        );
        built.MapGrpcService<EventStreamService>();
        return built;
    }

    private static Task AddHeadersAsync(HttpResponse response, IReadOnlyDictionary<string, string> headers)
    {
        foreach ((string name, string value) in headers)
        {
            response.Headers.TryAdd(name, value);
        }

        return Task.CompletedTask;
    }

    private static long BodyLimit(IReadOnlyDictionary<string, string> settings) =>
        settings.GetValueOrDefault(BodyLimitSetting) is string text
            ? long.Parse(text, CultureInfo.InvariantCulture)
            : DefaultBodyLimit;
}
