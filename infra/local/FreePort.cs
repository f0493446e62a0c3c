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

    /// <summary>The port wished for when it is free; otherwise 0, which asks for any.</summary>
    public static int Prefer(int wished)
    {
        try
        {
            using TcpListener listener = new(IPAddress.Loopback, wished);
            listener.Start();
            return wished;
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}
