using Azure;
using Azure.Storage.Blobs;
using Observatoire.Local.FunctionsHost;
using Yarp.ReverseProxy.Forwarder;

namespace Observatoire.Local.Site;

/// <summary>Serves container <c>$web</c> as the static website of a storage account does.</summary>
public sealed class SiteServer : IAsyncDisposable
{
    private readonly WebApplication server;

    private SiteServer(WebApplication server) => this.server = server;

    public Uri Address => LoopbackServer.Address(server);

    /// <param name="storageConnection">Of the account whose site it is.</param>
    /// <param name="port">0: any.</param>
    /// <param name="api">The Functions host, to which /api is passed so that pages and API have one origin.</param>
    /// <param name="logging">Where its words go.</param>
    /// <param name="cancellation">Of the start.</param>
    /// <exception cref="RunnerException">When the port is taken.</exception>
    public static async Task<SiteServer> StartAsync(
        string storageConnection,
        int port,
        Uri api,
        ILoggerFactory logging,
        CancellationToken cancellation = default
    )
    {
        // A page must not wait for the minutes of retries that suit a job.
        BlobClientOptions impatient = new() { Retry = { MaxRetries = 1, NetworkTimeout = TimeSpan.FromSeconds(30) } };
        BlobServiceClient account = new(storageConnection, impatient);
        WebApplication building = LoopbackServer.Build(
            port,
            logging,
            static services => services.AddHttpForwarder(),
            drain: new HostLimits().RequestDrain
        );
        ILogger log = logging.CreateLogger("Host");
        SiteAnswer answer = new(account.GetBlobContainerClient("$web"), new SiteDocuments(account));
        ApiForward forward = new(building.Services.GetRequiredService<IHttpForwarder>(), api);
        building.Lifetime.ApplicationStopped.Register(forward.Dispose);
        building.Run(async context =>
        {
            try
            {
                await (ApiForward.Takes(context) ? forward.InvokeAsync(context) : answer.WriteAsync(context));
            }
            catch (Exception failure) when (failure is RequestFailedException or AggregateException)
            {
                log.SiteUnreachable(failure);
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            }
        });
        try
        {
            await LoopbackServer.StartAsync(building, port, cancellation);
            return new SiteServer(building);
        }
        catch
        {
            await building.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
    }
}
