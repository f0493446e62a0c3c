namespace Observatoire.Local;

/// <summary>Every log message of the runner, declared once.</summary>
internal static partial class RunnerLog
{
    [LoggerMessage(1, LogLevel.Information, "Worker started (id {Id}).")]
    public static partial void WorkerStarted(this ILogger log, int? id);

    [LoggerMessage(2, LogLevel.Information, "Worker ready at {Address}.")]
    public static partial void WorkerReady(this ILogger log, Uri address);

    [LoggerMessage(3, LogLevel.Error, "Worker did not get ready; killed. {Reason}")]
    public static partial void WorkerNotReady(this ILogger log, string reason);

    [LoggerMessage(4, LogLevel.Information, "Worker restarted on purpose (exit code {ExitCode}).")]
    public static partial void WorkerRestarted(this ILogger log, int exitCode);

    [LoggerMessage(5, LogLevel.Error, "Worker ended with exit code 0; the Functions host does not restart it.")]
    public static partial void WorkerEnded(this ILogger log);

    [LoggerMessage(6, LogLevel.Error, "Worker died with exit code {ExitCode} (error {Count} of 3 within 30 minutes).")]
    public static partial void WorkerDied(this ILogger log, int exitCode, int count);

    [LoggerMessage(7, LogLevel.Critical, "Worker failed three times; the host stops.")]
    public static partial void WorkerGivenUp(this ILogger log);

    [LoggerMessage(8, LogLevel.Information, "Executing {Function} (invocation {Invocation}, past due: {PastDue}).")]
    public static partial void InvocationStarted(this ILogger log, string function, Guid invocation, bool pastDue);

    [LoggerMessage(9, LogLevel.Information, "Executed {Function} (invocation {Invocation}): succeeded.")]
    public static partial void InvocationSucceeded(this ILogger log, string function, Guid invocation);

    [LoggerMessage(10, LogLevel.Error, "Executed {Function} (invocation {Invocation}): FAILED. {Error}")]
    public static partial void InvocationFailed(this ILogger log, string function, Guid invocation, string error);

    [LoggerMessage(11, LogLevel.Error, "{Function} could not be loaded: {Error}")]
    public static partial void FunctionNotLoaded(this ILogger log, string function, string error);

    [LoggerMessage(
        12,
        LogLevel.Warning,
        "An invocation ran past functionTimeout and did not end; replacing the worker."
    )]
    public static partial void WorkerOverdue(this ILogger log);

    [LoggerMessage(13, LogLevel.Error, "The status of timer {Function} could not be written.")]
    public static partial void TimerStatusNotWritten(this ILogger log, string function, Exception failure);

    [LoggerMessage(14, LogLevel.Error, "The store of the timers' status does not answer.")]
    public static partial void TimerStorageUnreachable(this ILogger log, Exception failure);

    [LoggerMessage(15, LogLevel.Error, "The published site could not be read.")]
    public static partial void SiteUnreachable(this ILogger log, Exception failure);

    [LoggerMessage(EventId = 16, Message = "{Category} (invocation {Invocation}): {Line}")]
    public static partial void WorkerSaid(
        this ILogger log,
        LogLevel level,
        string category,
        string invocation,
        string line
    );

    [LoggerMessage(EventId = 17, Message = "{Category} (invocation {Invocation}) threw: {Error} {Stack}")]
    public static partial void WorkerThrew(
        this ILogger log,
        LogLevel level,
        string category,
        string invocation,
        string error,
        string stack
    );
}
