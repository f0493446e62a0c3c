namespace Observatoire.Local.FunctionsHost.Workers;

/// <summary>Starts the worker, again and again, each time under another name.</summary>
/// <param name="options">The app and its settings.</param>
/// <param name="channels">Where its conversation is awaited.</param>
/// <param name="log">Where its log entries go.</param>
internal sealed class WorkerStarter(FunctionsHostOptions options, WorkerChannels channels, WorkerLog log)
{
    private readonly Dictionary<string, string> environment = new(options.Settings, StringComparer.Ordinal)
    {
        ["FUNCTIONS_WORKER_DIRECTORY"] = options.AppFolder,
        ["FUNCTIONS_APPLICATION_DIRECTORY"] = options.AppFolder,
        ["FUNCTIONS_WORKER_RUNTIME_VERSION"] = options.Settings.GetValueOrDefault(
            "FUNCTIONS_WORKER_RUNTIME_VERSION",
            ""
        ),
    };

    public string AppFolder => options.AppFolder;

    /// <summary>Where the host's gRPC server listens; set before the first start.</summary>
    public Uri? HostEndpoint { get; set; }

    public WorkerAttempt Start()
    {
        WorkerChannel channel = new(Guid.NewGuid().ToString("D"), log);
        channels.Add(channel);
        WorkerLaunch launch = new(
            HostEndpoint!,
            channel.WorkerId,
            Guid.NewGuid().ToString("D"),
            int.MaxValue,
            options.AppFolder,
            environment,
            options.OnWorkerLine
        );
        return new WorkerAttempt(options.Launch?.Invoke(launch) ?? StartCommand(launch), channel);
    }

    /// <summary>Forgets a worker that has ended.</summary>
    /// <param name="attempt">The worker.</param>
    /// <param name="error">Why what it was running has failed; null to leave that to functionTimeout.</param>
    public void Forget(WorkerAttempt attempt, string? error)
    {
        channels.Remove(attempt.Channel);
        attempt.Channel.Close(error);
    }

    private static OwnSession StartCommand(WorkerLaunch launch) =>
        OwnSession.Start(
            WorkerConfiguration.Read(launch.AppFolder).Command(launch),
            launch.AppFolder,
            launch.Environment,
            launch.OnLine
        );
}
