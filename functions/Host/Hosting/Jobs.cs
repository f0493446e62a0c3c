namespace Observatoire.Host.Hosting;

/// <summary>Work done on a timer or on demand. Idempotent: it may run twice, late, or be killed half-way and run again.</summary>
public interface IJob
{
    /// <summary>What was done, in a few named counts, for the log and the answer.</summary>
    Task<IReadOnlyDictionary<string, object>> RunAsync(CancellationToken cancellation);
}

/// <summary>How the last run of a job since this process started ended.</summary>
public sealed record JobRun(DateTimeOffset At, bool Succeeded, IReadOnlyDictionary<string, object> Summary);

/// <summary>Runs a job, never twice at once in this process, and remembers how it ended.</summary>
public sealed class JobRunner<TJob>(TJob job, StorageReadiness readiness, TimeProvider clock, ILogger<TJob> logger)
    : IJobRunner,
        IDisposable
    where TJob : IJob
{
    private readonly SemaphoreSlim gate = new(1, 1);

    public string Name => typeof(TJob).Name;

    public JobRun? LastRun { get; private set; }

    public async Task<JobRun> RunAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            await readiness.EnsureAsync(cancellation);
            IReadOnlyDictionary<string, object> summary = await job.RunAsync(cancellation);
            LastRun = new JobRun(clock.GetUtcNow(), true, summary);
            Log.JobDone(logger, Name, string.Join(", ", summary.Select(pair => $"{pair.Key} {pair.Value}")));
            return LastRun;
        }
        catch (Exception fault)
        {
            LastRun = new JobRun(clock.GetUtcNow(), false, new Dictionary<string, object>(StringComparer.Ordinal));
            Log.JobFailed(logger, Name, fault);
            throw;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}

/// <summary>A job under its name, whatever its type.</summary>
public interface IJobRunner
{
    string Name { get; }

    JobRun? LastRun { get; }

    Task<JobRun> RunAsync(CancellationToken cancellation);
}

public static class JobSetup
{
    public static void AddJob<TJob>(this IServiceCollection services)
        where TJob : class, IJob
    {
        services.AddSingleton<TJob>();
        services.AddSingleton<JobRunner<TJob>>();
        services.AddSingleton<IJobRunner>(provider => provider.GetRequiredService<JobRunner<TJob>>());
    }
}
