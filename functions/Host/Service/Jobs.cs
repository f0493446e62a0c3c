using System.Collections.Concurrent;
using Observatoire.Host.Hosting;

namespace Observatoire.Host.Service;

/// <summary>Work done on a timer or on demand. Idempotent: it may run twice, late, or be killed half-way and run again.</summary>
public interface IJob
{
    /// <summary>What was done, in a few named counts, for the log and the answer.</summary>
    Task<IReadOnlyDictionary<string, object>> DoAsync(CancellationToken cancellation);
}

/// <summary>How the last run of a job since this process started ended.</summary>
public sealed record JobRun(DateTimeOffset At, bool Succeeded, IReadOnlyDictionary<string, object> Summary);

/// <summary>Runs the jobs, none twice at once in this process, and remembers how each ended.</summary>
public sealed class Jobs(TimeProvider clock, ILogger<Jobs> logger)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JobRun> lastRuns = new(StringComparer.Ordinal);

    /// <summary>Every job there is, in the order of their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(IJob)
            .Assembly.GetExportedTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IJob)))
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal),
    ];

    /// <returns>Null when it has not run since this process started.</returns>
    public JobRun? LastRunOf(string job) => lastRuns.GetValueOrDefault(job);

    /// <summary>Runs a job after whoever runs it; its faults are logged and passed on.</summary>
    public async Task<JobRun> RunAsync(IJob job, CancellationToken cancellation)
    {
        string name = job.GetType().Name;
        SemaphoreSlim gate = gates.GetOrAdd(name, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellation);
        try
        {
            IReadOnlyDictionary<string, object> summary = await job.DoAsync(cancellation);
            JobRun run = new(clock.GetUtcNow(), true, summary);
            lastRuns[name] = run;
            HostLog.JobDone(logger, name, string.Join(", ", summary.Select(pair => $"{pair.Key} {pair.Value}")));
            return run;
        }
        catch (Exception fault)
        {
            lastRuns[name] = new JobRun(
                clock.GetUtcNow(),
                false,
                new Dictionary<string, object>(StringComparer.Ordinal)
            );
            HostLog.JobFailed(logger, name, fault);
            throw;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Runs a job now and answers when it is done: what the HTTP twin of each timer does.</summary>
    public async Task<IResult> AnswerAsync(IJob job, CancellationToken cancellation)
    {
        JobRun run = await RunAsync(job, cancellation);
        return Results.Ok(new JobAnswer(job.GetType().Name, run.At, run.Summary));
    }

    private sealed record JobAnswer(string Job, DateTimeOffset At, IReadOnlyDictionary<string, object> Summary);
}
