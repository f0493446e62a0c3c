namespace Observatoire.Local.FunctionsHost;

/// <summary>Names and headers by which the host is known to the handler.</summary>
public static class HostIdentity
{
    /// <summary>Version of the Functions host whose behaviour is imitated.</summary>
    public const string Version = "4.1048.200.0";

    public const string UserAgent = "Azure-Functions-Host/" + Version;

    public const string VersionHeader = "X-Azure-Functions-HostVersion";

    public const string InvocationHeader = "X-Azure-Functions-InvocationId";

    public const string RequestHeader = "x-ms-invocation-id";
}
