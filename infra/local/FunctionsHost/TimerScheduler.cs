using System.Collections.Concurrent;
using Azure;

namespace Observatoire.Local.FunctionsHost;

/// <summary>What came of the last run of a timer.</summary>
/// <param name="EndedAt">When it ended.</param>
/// <param name="WasPastDue">Whether it made up for a missed one.</param>
/// <param name="Error">Why it failed; null when it succeeded.</param>
public sealed record LastRun(DateTimeOffset EndedAt, bool WasPastDue, string? Error);

/// <summary>One listener a timer, and runs on demand.</summary>
public sealed class TimerScheduler : IAsyncDisposable
{
    private static readonly TimeSpan PauseAfterStorageFailure = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, TimerListener> listeners = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, TimerFunction> functions = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, LastRun> lastRuns = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentBag<Task> running = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<TimerFunction, TimerTick, CancellationToken, Task<InvocationOutcome>> invoke;
    private readonly TimerStatusStore store;
    private readonly TimeProvider clock;
    private readonly ILogger log;

    /// <param name="timers">Functions to run; disabled ones are left out.</param>
    /// <param name="store">Where their status is kept.</param>
    /// <param name="invoke">Runs one of them once.</param>
    /// <param name="clock">Time; its local zone is that of the schedules.</param>
    /// <param name="log">Where trouble is told.</param>
    public TimerScheduler(
        IEnumerable<TimerFunction> timers,
        TimerStatusStore store,
        Func<TimerFunction, TimerTick, CancellationToken, Task<InvocationOutcome>> invoke,
        TimeProvider clock,
        ILogger log
    )
    {
        this.store = store;
        this.invoke = invoke;
        this.clock = clock;
        this.log = log;
        foreach (TimerFunction timer in timers.Where(timer => !timer.Disabled))
        {
            functions[timer.Name] = timer;
            listeners[timer.Name] = new TimerListener(
                timer,
                store,
                (tick, cancellation) => RunAsync(timer, tick, cancellation),
                clock,
                log
            );
        }
    }

    /// <summary>Names of the timers that run.</summary>
    public IReadOnlyCollection<string> Names => functions.Keys;

    public void Start()
    {
        foreach (TimerListener listener in listeners.Values)
        {
            running.Add(ListenAsync(listener));
        }
    }

    public ScheduleStatus? Status(string name) => listeners[name].Status;

    public LastRun? LastRun(string name) => lastRuns.GetValueOrDefault(name);

    /// <summary>Runs a timer now, beside its schedule; its status is read but not changed, as in the host.</summary>
    /// <returns>False when there is no such timer.</returns>
    public bool RunNow(string name)
    {
        if (!functions.TryGetValue(name, out TimerFunction? timer))
        {
            return false;
        }

        running.Add(RunNowAsync(timer));
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(running);
        stopping.Dispose();
    }

    private async Task RunNowAsync(TimerFunction timer)
    {
        try
        {
            ScheduleStatus? status = timer.UseMonitor ? await store.ReadAsync(timer.Name, stopping.Token) : null;
            await RunAsync(timer, new TimerTick(status, IsPastDue: false), stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException)
        {
            log.TimerStorageUnreachable(failure);
        }
    }

    private async Task RunAsync(TimerFunction timer, TimerTick tick, CancellationToken cancellation)
    {
        InvocationOutcome outcome = await invoke(timer, tick, cancellation);
        lastRuns[timer.Name] = new LastRun(clock.GetUtcNow(), tick.IsPastDue, outcome.Error);
    }

    private async Task ListenAsync(TimerListener listener)
    {
        try
        {
            while (true)
            {
                try
                {
                    await listener.RunAsync(stopping.Token);
                }
                catch (Exception failure) when (failure is RequestFailedException or AggregateException)
                {
                    log.TimerStorageUnreachable(failure);
                    await Task.Delay(PauseAfterStorageFailure, clock, stopping.Token);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
    }
}
