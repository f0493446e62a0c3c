using System.Net;
using Yarp.ReverseProxy.Forwarder;

namespace Observatoire.Local.Site;

/// <summary>Passes /api to the Functions host as it came, body and answer streamed: size limits are the host's.</summary>
internal sealed class ApiForward(IHttpForwarder forwarder, Uri api) : IDisposable
{
    private static readonly ForwarderRequestConfig Forwarding = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };

    private readonly HttpMessageInvoker client = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
        }
    );

    public static bool Takes(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    public async Task InvokeAsync(HttpContext context) =>
        _ = await forwarder.SendAsync(context, api.GetLeftPart(UriPartial.Authority), client, Forwarding);

    public void Dispose() => client.Dispose();
}
