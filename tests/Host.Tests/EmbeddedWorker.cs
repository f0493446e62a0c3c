using System.Diagnostics;
using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Observatoire.Host.Hosting;
using Observatoire.Local;
using Observatoire.Local.FunctionsHost;

namespace Observatoire.Host.Tests;

/// <summary>
/// The app's own Program as a worker of the runner's host, in the process of the tests: all it does at start is done, and
/// then some of its services are replaced.
/// </summary>
/// <remarks>
/// What a worker reads of its process (entry assembly, folder of the app) is set for it here; and it gets a port of its own,
/// since the integration gives all the workers of one process the same.
/// </remarks>
internal sealed class EmbeddedWorker : IRunningWorker
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);
    private static readonly AsyncLocal<EmbeddedWorker?> Starting = new();

    private readonly TaskCompletionSource<IHost> built = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<IServiceCollection> replace;
    private readonly int port = FreePort.Next();
    private Task<int> run = Task.FromResult(0);

    static EmbeddedWorker()
    {
        Environment.SetEnvironmentVariable("FUNCTIONS_APPLICATION_DIRECTORY", new LocalRunnerOptions().AppFolder);
        DiagnosticListener.AllListeners.Subscribe(new Listening());
    }

    private EmbeddedWorker(Action<IServiceCollection> replace) => this.replace = replace;

    public int? Pid => null;

    /// <param name="launch">Where its host is, and its settings.</param>
    /// <param name="replace">Replaces services, after the app has added its own.</param>
    public static EmbeddedWorker Start(WorkerLaunch launch, Action<IServiceCollection> replace)
    {
        EmbeddedWorker worker = new(replace);
        worker.run = Task.Factory.StartNew(
            () => worker.Run(launch),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        return worker;
    }

    /// <summary>The services of the app, once it is built.</summary>
    public async Task<IServiceProvider> ServicesAsync() => (await built.Task).Services;

    public Task<int> WaitForExitAsync() => run;

    public void Kill()
    {
        if (built.Task.IsCompletedSuccessfully)
        {
            built.Task.Result.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }
    }

    public void Dispose() { }

    private int Run(WorkerLaunch launch)
    {
        OneAtATime.Wait();
        Starting.Value = this;
        Assembly? before = Assembly.GetEntryAssembly();
        _ = built.Task.ContinueWith(
            _ =>
            {
                Assembly.SetEntryAssembly(before);
                OneAtATime.Release();
            },
            TaskScheduler.Default
        );
        try
        {
            Assembly app = typeof(Settings).Assembly;
            Assembly.SetEntryAssembly(app);
            app.EntryPoint!.Invoke(null, [ArgumentsOf(launch)]);
            return 0;
        }
        catch (TargetInvocationException failure)
        {
            built.TrySetException(failure.InnerException!);
            return 1;
        }
    }

    private static string[] ArgumentsOf(WorkerLaunch launch) =>
        [
            .. launch.Environment.Select(setting =>
                $"--{setting.Key.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}"
            ),
            $"--Functions:Worker:HostEndpoint={launch.HostEndpoint}",
            $"--Functions:Worker:WorkerId={launch.WorkerId}",
            $"--Functions:Worker:RequestId={launch.RequestId}",
            $"--Functions:Worker:GrpcMaxMessageLength={launch.GrpcMaxMessageLength}",
        ];

    private void Change(IHostBuilder building) =>
        building.ConfigureServices(services =>
        {
            services.Configure<WorkerOptions>(worker =>
                worker.Capabilities["HttpUri"] = $"http://{IPAddress.Loopback}:{port}/"
            );
            services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(IPAddress.Loopback, port));
            replace(services);
        });

    /// <summary>Hears of every host that is built in this process, and knows those that are started here.</summary>
    private sealed class Listening : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                value.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Starting.Value is EmbeddedWorker worker)
            {
                switch (value)
                {
                    case { Key: "HostBuilding", Value: IHostBuilder building }:
                        worker.Change(building);
                        break;
                    case { Key: "HostBuilt", Value: IHost host }:
                        worker.built.TrySetResult(host);
                        break;
                }
            }
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
