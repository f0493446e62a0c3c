namespace Observatoire.Host.Hosting;

/// <summary>Every message the app logs, once. No key, token or file content is ever an argument.</summary>
internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void UnexpectedFault(ILogger logger, string method, PathString path, Exception fault);

    [LoggerMessage(13, LogLevel.Information, "{Method} {Path}: the caller is gone")]
    public static partial void CallerGone(ILogger logger, string method, PathString path);

    [LoggerMessage(
        2,
        LogLevel.Information,
        "Return of {Departement} for {Month}: revision {Revision}, {Rows} rows, receipt {ReceiptId}, new: {IsNew}"
    )]
    public static partial void ReturnReceived(
        ILogger logger,
        string departement,
        string month,
        int revision,
        int rows,
        string receiptId,
        bool isNew
    );

    [LoggerMessage(
        3,
        LogLevel.Information,
        "Return of {Departement} for {Month} refused: {Errors} errors in {Rows} rows"
    )]
    public static partial void ReturnRefused(ILogger logger, string departement, string month, int errors, int rows);

    [LoggerMessage(4, LogLevel.Information, "Key {KeyId} issued to {Departement}")]
    public static partial void KeyIssued(ILogger logger, string keyId, string departement);

    [LoggerMessage(7, LogLevel.Information, "Key {KeyId} of {Departement} revoked")]
    public static partial void KeyRevoked(ILogger logger, string keyId, string departement);

    [LoggerMessage(8, LogLevel.Warning, "The last use of key {KeyId} is not noted")]
    public static partial void KeyUseNotNoted(ILogger logger, string keyId, Exception fault);

    [LoggerMessage(9, LogLevel.Information, "Month {Month} reopened to {Departement}")]
    public static partial void MonthReopened(ILogger logger, string departement, string month);

    [LoggerMessage(10, LogLevel.Information, "Release {Release} made by {Subject}")]
    public static partial void ReleaseMade(ILogger logger, string release, string subject);

    [LoggerMessage(11, LogLevel.Information, "Release {Release} approved by {Subject}")]
    public static partial void ReleaseApproved(ILogger logger, string release, string subject);

    [LoggerMessage(12, LogLevel.Information, "Release {Release} withdrawn by {Subject}")]
    public static partial void ReleaseWithdrawn(ILogger logger, string release, string subject);

    [LoggerMessage(5, LogLevel.Information, "{Job} done: {Summary}")]
    public static partial void JobDone(ILogger logger, string job, string summary);

    [LoggerMessage(6, LogLevel.Error, "{Job} failed")]
    public static partial void JobFailed(ILogger logger, string job, Exception fault);
}
