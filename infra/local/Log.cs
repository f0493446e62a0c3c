using Yarp.ReverseProxy.Forwarder;

namespace Observatoire.Local;

/// <summary>Every log message of the runner, declared once.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Handler started (id {Id}).")]
    public static partial void HandlerStarted(this ILogger log, int id);

    [LoggerMessage(2, LogLevel.Information, "Handler ready at {Address}.")]
    public static partial void HandlerReady(this ILogger log, Uri address);

    [LoggerMessage(3, LogLevel.Error, "Handler did not answer GET / within {Limit}; killed.")]
    public static partial void HandlerTooSlow(this ILogger log, TimeSpan limit);

    [LoggerMessage(4, LogLevel.Information, "Handler restarted on purpose (exit code {ExitCode}).")]
    public static partial void HandlerRestarted(this ILogger log, int exitCode);

    [LoggerMessage(5, LogLevel.Error, "Handler ended with exit code 0; the Functions host does not restart it.")]
    public static partial void HandlerEnded(this ILogger log);

    [LoggerMessage(6, LogLevel.Error, "Handler died with exit code {ExitCode} (error {Count} of 3 within 30 minutes).")]
    public static partial void HandlerDied(this ILogger log, int exitCode, int count);

    [LoggerMessage(7, LogLevel.Critical, "Handler failed three times; the host stops.")]
    public static partial void HandlerGivenUp(this ILogger log);

    [LoggerMessage(8, LogLevel.Information, "Executing {Function} (invocation {Invocation}, past due: {PastDue}).")]
    public static partial void InvocationStarted(this ILogger log, string function, Guid invocation, bool pastDue);

    [LoggerMessage(9, LogLevel.Information, "Executed {Function} (invocation {Invocation}): succeeded.")]
    public static partial void InvocationSucceeded(this ILogger log, string function, Guid invocation);

    [LoggerMessage(10, LogLevel.Error, "Executed {Function} (invocation {Invocation}): FAILED, the handler {Error}.")]
    public static partial void InvocationFailed(this ILogger log, string function, Guid invocation, string error);

    [LoggerMessage(11, LogLevel.Information, "{Function}: {Line}")]
    public static partial void HandlerSaid(this ILogger log, string function, string line);

    [LoggerMessage(12, LogLevel.Error, "Request for {Function} (invocation {Invocation}) failed: {Error}. {Cause}")]
    public static partial void ProxyFailed(
        this ILogger log,
        string function,
        Guid invocation,
        ForwarderError error,
        string cause
    );

    [LoggerMessage(13, LogLevel.Error, "The status of timer {Function} could not be written.")]
    public static partial void TimerStatusNotWritten(this ILogger log, string function, Exception failure);

    [LoggerMessage(14, LogLevel.Error, "The store of the timers' status does not answer.")]
    public static partial void TimerStorageUnreachable(this ILogger log, Exception failure);

    [LoggerMessage(15, LogLevel.Error, "The published site could not be read.")]
    public static partial void SiteUnreachable(this ILogger log, Exception failure);
}
