using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Observatoire.Local;

/// <summary>Kestrel on 127.0.0.1 alone, deaf to environment, settings files and signals.</summary>
internal static class LoopbackServer
{
    /// <param name="port">Port; 0 for a free one.</param>
    /// <param name="logging">Where its own entries go.</param>
    /// <param name="addServices">What it needs beside routing.</param>
    /// <param name="bodyLimit">Longest body of a request in bytes; null for none.</param>
    /// <param name="drain">Given to requests under way when it stops; five seconds when not said.</param>
    /// <param name="protocols">What it speaks, in clear.</param>
    public static WebApplication Build(
        int port,
        ILoggerFactory logging,
        Action<IServiceCollection> addServices,
        long? bodyLimit = null,
        TimeSpan? drain = null,
        HttpProtocols protocols = HttpProtocols.Http1
    )
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port, listening => listening.Protocols = protocols);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = bodyLimit;
            kestrel.Limits.MinRequestBodyDataRate = null;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(logging);
        builder.Services.AddSingleton<IHostLifetime, StoppedByItsOwner>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = drain ?? TimeSpan.FromSeconds(5));
        addServices(builder.Services);
        return builder.Build();
    }

    /// <exception cref="RunnerException">When the port is taken.</exception>
    public static async Task StartAsync(WebApplication server, int port, CancellationToken cancellation)
    {
        try
        {
            await server.StartAsync(cancellation);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            throw new RunnerException(RunnerText.Current.PortTaken, port);
        }
    }

    public static Uri Address(WebApplication server) =>
        new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    // The ordinary lifetime would take Ctrl-C for itself.
    private sealed class StoppedByItsOwner : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
