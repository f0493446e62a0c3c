using Observatoire.Storage;

namespace Observatoire.Host.Hosting;

/// <summary>Creates the containers and tables before their first use, once, and again after a failure.</summary>
/// <remarks>Not at start: the app must answer the Functions host even when storage does not answer the app.</remarks>
public sealed class StorageReadiness(StorageAccount account) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile bool created;

    /// <exception cref="Azure.RequestFailedException">When storage refuses.</exception>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        if (created)
        {
            return;
        }

        await gate.WaitAsync(cancellation);
        try
        {
            if (!created)
            {
                await account.EnsureCreatedAsync(cancellation);
                created = true;
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
