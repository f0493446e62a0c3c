using Azure;
using Azure.Storage.Blobs;

namespace Observatoire.Local.Site;

/// <summary>Serves container <c>$web</c> as the static website of a storage account does.</summary>
public sealed class SiteServer : IAsyncDisposable
{
    private readonly WebApplication server;

    private SiteServer(WebApplication server) => this.server = server;

    public Uri Address => LoopbackServer.Address(server);

    /// <exception cref="RunnerException">When the port is taken.</exception>
    public static async Task<SiteServer> StartAsync(
        string storageConnection,
        int port,
        ILoggerFactory logging,
        CancellationToken cancellation = default
    )
    {
        // A page must not wait for the minutes of retries that suit a job.
        BlobClientOptions impatient = new() { Retry = { MaxRetries = 1, NetworkTimeout = TimeSpan.FromSeconds(30) } };
        BlobContainerClient site = new BlobServiceClient(storageConnection, impatient).GetBlobContainerClient("$web");
        WebApplication building = LoopbackServer.Build(port, logging, bodyLimit: 0, static _ => { });
        ILogger log = logging.CreateLogger("Host");
        SiteAnswer answer = new(site);
        building.Run(async context =>
        {
            try
            {
                await answer.WriteAsync(context);
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
