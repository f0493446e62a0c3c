using Observatoire.Local.FunctionsHost;
using Observatoire.Local.Logging;
using Spectre.Console;

namespace Observatoire.Local;

/// <summary>The app under its host, at one address however often it is started again.</summary>
/// <param name="options">Under which host, on which port, and whether a debugger is waited for.</param>
/// <param name="folder">Root of the app.</param>
/// <param name="readSettings">The whole environment of the worker, read anew at each start.</param>
/// <param name="log">Where what the worker prints goes.</param>
/// <param name="logging">Where what the host says goes.</param>
internal sealed class ServedApp(
    LocalRunnerOptions options,
    string folder,
    Func<Dictionary<string, string>> readSettings,
    LogFile log,
    ILoggerFactory logging
) : IAsyncDisposable
{
    private readonly TaskCompletionSource failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LocalFunctionsHost? host;
    private CoreTools? tools;
    private string routePrefix = "";

    /// <summary>Where it listens, without a path.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Prefix of its routes.</summary>
    public string Api => $"{Address.GetLeftPart(UriPartial.Authority)}/{routePrefix}".TrimEnd('/');

    /// <summary>Completes when it has failed too often and its host has stopped.</summary>
    public Task Failed => failed.Task;

    /// <inheritdoc cref="LocalRunner.Host"/>
    public LocalFunctionsHost Host => host ?? throw new InvalidOperationException("The app runs under Core Tools.");

    /// <summary>Starts it; returns before it is ready.</summary>
    /// <exception cref="RunnerException">When it cannot be run here, or the port is taken.</exception>
    public Task StartAsync(CancellationToken cancellation) =>
        StartAsync(options.ApiPort ?? FreePort.Prefer(7071), cancellation);

    /// <summary>Waits until it answers.</summary>
    /// <exception cref="RunnerException">When it does not come to that.</exception>
    public async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        if (host is null)
        {
            return;
        }

        Uri? ready = await host.Worker.ReadyAsync(cancellation);
        if (host.Worker.Failed.IsCompleted)
        {
            // A refused app says why.
            await host.Worker.Failed;
            throw new RunnerException(RunnerText.Current.AppGaveUp, log.Path);
        }

        if (ready is null)
        {
            throw new RunnerException(RunnerText.Current.AppNotReady, log.Path);
        }
    }

    /// <summary>Lets what runs end, stops it, and starts what is in its folder now at the same address.</summary>
    /// <exception cref="RunnerException">When that does not start.</exception>
    public async Task RestartAsync(CancellationToken cancellation)
    {
        await DisposeAsync();
        await StartAsync(Address.Port, cancellation);
        await WaitUntilReadyAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        (LocalFunctionsHost? lastHost, host) = (host, null);
        if (lastHost is not null)
        {
            await lastHost.DisposeAsync();
        }

        (CoreTools? lastTools, tools) = (tools, null);
        if (lastTools is not null)
        {
            await lastTools.DisposeAsync();
        }
    }

    private async Task StartAsync(int port, CancellationToken cancellation)
    {
        Dictionary<string, string> settings = readSettings();
        if (options.WaitsForDebugger)
        {
            WorkerDebugging.Ask(settings);
        }

        HostConfiguration configuration = HostConfiguration.Read(folder, settings);
        routePrefix = configuration.RoutePrefix;
        log.ConsoleLevel = configuration.ConsoleLevel;
        if (options.UsesCoreTools)
        {
            tools = await CoreTools.StartAsync(
                folder,
                port == 0 ? FreePort.Next() : port,
                settings,
                TakeLine,
                log.Path,
                cancellation
            );
            Address = tools.Address;
            _ = PassOnAsync(tools.Ended);
            return;
        }

        FunctionsHostOptions hosting = new(folder, settings, port)
        {
            OnWorkerLine = TakeLine,
            Limits = options.WaitsForDebugger ? WorkerDebugging.Limits : new HostLimits(),
        };
        host = await LocalFunctionsHost.StartAsync(hosting, logging, cancellation);
        Address = host.Address;
        _ = PassOnAsync(host.Worker.Failed);
    }

    private void TakeLine(string line, bool isError)
    {
        log.WorkerLine(line, isError);
        if (WorkerDebugging.WaitingWorker(line) is string pid)
        {
            options.Terminal.WriteLine(RunnerText.Fill(RunnerText.Current.WaitingForDebugger, pid));
        }
    }

    private async Task PassOnAsync(Task failure)
    {
        await failure.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (failure.Exception?.InnerException is Exception reason)
        {
            failed.TrySetException(reason);
        }
        else
        {
            failed.TrySetResult();
        }
    }
}
