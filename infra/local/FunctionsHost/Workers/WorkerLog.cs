using AzureFunctionsRpcMessages;

namespace Observatoire.Local.FunctionsHost.Workers;

/// <summary>Writes the log entries of the worker among those of the host, each with its category and its invocation.</summary>
internal sealed class WorkerLog(ILoggerFactory logging)
{
    private readonly ILogger log = logging.CreateLogger("Worker");

    public void Write(RpcLog entry)
    {
        // What the worker says of its own workings is of interest only when something is wrong.
        LogLevel least = entry.LogCategory switch
        {
            RpcLog.Types.RpcLogCategory.User => LogLevel.Trace,
            RpcLog.Types.RpcLogCategory.System => LogLevel.Warning,
            _ => LogLevel.None,
        };
        LogLevel level = (LogLevel)(int)entry.Level;
        if (level < least || level == LogLevel.None)
        {
            return;
        }

        string invocation = entry.InvocationId.Length > 0 ? entry.InvocationId : "none";
        log.WorkerSaid(level, entry.Category, invocation, entry.Message);
        if (entry.Exception is { Message.Length: > 0 } exception)
        {
            log.WorkerThrew(level, entry.Category, invocation, exception.Message, exception.StackTrace);
        }
    }
}
