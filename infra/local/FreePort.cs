using System.Net;
using System.Net.Sockets;

namespace Observatoire.Local;

/// <summary>Loopback TCP ports nobody listens on at the moment.</summary>
public static class FreePort
{
    public static int Next()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
