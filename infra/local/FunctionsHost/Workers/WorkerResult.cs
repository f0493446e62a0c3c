using AzureFunctionsRpcMessages;

namespace Observatoire.Local.FunctionsHost.Workers;

/// <summary>Reads results of the worker.</summary>
internal static class WorkerResult
{
    /// <summary>Why something failed, in the worker's words; null when it did not.</summary>
    public static string? Error(this StatusResult? result) =>
        result is null || result.Status == StatusResult.Types.Status.Success ? null
        : result.Exception is { Message.Length: > 0 } exception ? exception.Message
        : result.Result.Length > 0 ? result.Result
        : result.Status == StatusResult.Types.Status.Cancelled ? "cancelled"
        : "failed";
}
