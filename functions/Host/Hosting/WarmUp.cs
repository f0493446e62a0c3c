using Microsoft.Extensions.Hosting;
using Observatoire.Editions;

namespace Observatoire.Host.Hosting;

/// <summary>Reads the nomenclature, which every function needs, while the worker and its host get acquainted.</summary>
/// <remarks>Only sooner: where it cannot be read, the first request that needs it tells so.</remarks>
public sealed class WarmUp(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = Task.Run(() => services.GetService<EditionSeries>(), cancellationToken);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
