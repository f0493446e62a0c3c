namespace Observatoire.Local.FunctionsHost;

/// <summary>What a worker needs to know to find its host: the host's command line and environment, before they are written.</summary>
/// <param name="HostEndpoint">The host's gRPC server: cleartext HTTP/2 on 127.0.0.1.</param>
/// <param name="WorkerId">Name under which the worker opens its stream.</param>
/// <param name="RequestId">Name of this start.</param>
/// <param name="GrpcMaxMessageLength">Longest message, in bytes.</param>
/// <param name="AppFolder">Root of the app, and working directory of the worker.</param>
/// <param name="Environment">Its whole environment.</param>
/// <param name="OnLine">Receives each line it prints, and whether it came on standard error.</param>
public sealed record WorkerLaunch(
    Uri HostEndpoint,
    string WorkerId,
    string RequestId,
    int GrpcMaxMessageLength,
    string AppFolder,
    IReadOnlyDictionary<string, string> Environment,
    Action<string, bool> OnLine
);

/// <summary>A worker that was started.</summary>
public interface IRunningWorker : IDisposable
{
    /// <summary>Its id in the system; null when it shares this one's.</summary>
    int? Pid { get; }

    /// <summary>Waits for its end; asked for once.</summary>
    /// <returns>The exit code; 128 + the signal's number when killed by one.</returns>
    Task<int> WaitForExitAsync();

    /// <summary>Ends it at once, as SIGKILL does: no drain.</summary>
    void Kill();
}
