namespace Observatoire.Local.FunctionsHost;

/// <summary>Names by which the host is known to the worker.</summary>
public static class HostIdentity
{
    /// <summary>Version of the Functions host whose behaviour is imitated.</summary>
    public const string Version = "4.1037.0.0";

    /// <summary>Header that ties a request to its invocation.</summary>
    public const string InvocationHeader = "x-ms-invocation-id";
}
