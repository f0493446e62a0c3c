namespace Observatoire.Local.FunctionsHost;

/// <summary>What a host needs to run an app.</summary>
/// <param name="AppFolder">Root of the built app, with host.json, worker.config.json and its assembly.</param>
/// <param name="Settings">Whole environment of the worker: the app settings and what is inherited.</param>
/// <param name="Port">Port to listen on; 0 for a free one.</param>
public sealed record FunctionsHostOptions(string AppFolder, IReadOnlyDictionary<string, string> Settings, int Port = 0)
{
    /// <summary>Under what name the timers' status is kept, unless a setting names it.</summary>
    public string HostId { get; init; } = "local";

    public HostKeys Keys { get; init; } = new();

    public HostLimits Limits { get; init; } = new();

    /// <summary>Time of functionTimeout, of the timers and of the window of errors.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Receives each line the worker prints, and whether it came on standard error.</summary>
    public Action<string, bool> OnWorkerLine { get; init; } = static (_, _) => { };

    /// <summary>
    /// Starts the worker, for whoever runs the app in their own process; null for the command of worker.config.json.
    /// </summary>
    public Func<WorkerLaunch, IRunningWorker>? Launch { get; init; }
}
