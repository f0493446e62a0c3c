using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>Whether the service works: storage reachable, edition in force, last run of each timer.</summary>
public static class Health
{
    public static void MapHealth(this WebApplication app) =>
        app.MapGet(
            "/api/health",
            static async (
                StorageAccount storage,
                EditionSeries editions,
                IEnumerable<IJobRunner> jobs,
                CancellationToken cancellation
            ) =>
            {
                bool reachable = await storage.IsReachableAsync(cancellation);
                HealthAnswer answer = new(
                    reachable ? "ok" : "unavailable",
                    editions.Latest.Period.Id,
                    reachable,
                    jobs.ToDictionary(job => job.Name, job => job.LastRun, StringComparer.Ordinal)
                );
                return Results.Json(
                    answer,
                    statusCode: reachable ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
                );
            }
        );

    private sealed record HealthAnswer(
        string Status,
        string Edition,
        bool Storage,
        IReadOnlyDictionary<string, JobRun?> Timers
    );
}
