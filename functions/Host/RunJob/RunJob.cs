using Observatoire.Host.Hosting;

namespace Observatoire.Host;

/// <summary>The HTTP twin of each timer, for the DGAS: runs the job now and answers when it is done.</summary>
public static class RunJob
{
    public static void MapRunJob(this WebApplication app) =>
        app.MapPost("/api/jobs/{timer}", HandleAsync).RequireAuthorization(Caller.DgasOnly);

    private static async Task<IResult> HandleAsync(
        string timer,
        IEnumerable<IJobRunner> jobs,
        CancellationToken cancellation
    )
    {
        IJobRunner[] known = [.. jobs];
        IJobRunner? named = known.FirstOrDefault(job => string.Equals(job.Name, timer, StringComparison.Ordinal));
        if (named is null)
        {
            return Problem.Of("unknown-job", timer, string.Join(", ", known.Select(job => job.Name)));
        }

        JobRun run = await named.RunAsync(cancellation);
        return Results.Ok(new JobAnswer(named.Name, run.At, run.Summary));
    }

    private sealed record JobAnswer(string Job, DateTimeOffset At, IReadOnlyDictionary<string, object> Summary);
}
