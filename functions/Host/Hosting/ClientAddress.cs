using System.Net;

namespace Observatoire.Host.Hosting;

/// <summary>The address a request comes from.</summary>
public static class ClientAddress
{
    private const string Forwarded = "X-Forwarded-For";

    /// <summary>
    /// What the Functions host, on this machine, says of its caller: it overwrites whatever the caller claimed. From
    /// anywhere else the header is worth nothing.
    /// </summary>
    public static string Of(HttpContext context)
    {
        IPAddress? peer = context.Connection.RemoteIpAddress;
        string? told = context.Request.Headers[Forwarded].LastOrDefault()?.Split(',')[^1].Trim();
        bool fromHost = peer is null || IPAddress.IsLoopback(peer);
        return fromHost && IPEndPoint.TryParse(told ?? "", out IPEndPoint? client)
            ? client.Address.ToString()
            : peer?.ToString() ?? "";
    }
}
