using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Host.Callers;
using Observatoire.Storage;

namespace Observatoire.Host.Service;

/// <summary>Whether the service works: storage reachable, edition in force, last run of each timer.</summary>
public sealed class Health(StorageAccount storage, EditionSeries editions, Jobs jobs)
{
    [Function(nameof(Health))]
    [Open]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        bool reachable = await storage.IsReachableAsync(cancellation);
        HealthAnswer answer = new(
            reachable ? "ok" : "unavailable",
            editions.Latest.Period.Id,
            reachable,
            Jobs.Names.ToDictionary(name => name, jobs.LastRunOf, StringComparer.Ordinal)
        );
        return Results.Json(
            answer,
            statusCode: reachable ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }

    private sealed record HealthAnswer(
        string Status,
        string Edition,
        bool Storage,
        IReadOnlyDictionary<string, JobRun?> Timers
    );
}
