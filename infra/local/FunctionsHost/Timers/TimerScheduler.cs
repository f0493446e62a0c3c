using System.Collections.Concurrent;
using Azure;

namespace Observatoire.Local.FunctionsHost.Timers;

/// <summary>What came of the last run of a timer.</summary>
/// <param name="EndedAt">When it ended.</param>
/// <param name="WasPastDue">Whether it made up for a missed one.</param>
/// <param name="Error">Why it failed; null when it succeeded.</param>
public sealed record LastRun(DateTimeOffset EndedAt, bool WasPastDue, string? Error);

/// <summary>One listener a timer, on one host at a time, and runs on demand.</summary>
public sealed class TimerScheduler : IAsyncDisposable
{
    private static readonly TimeSpan PauseAfterStorageFailure = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, TimerFunction> functions = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, TimerListener> listeners = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, LastRun> lastRuns = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentBag<Task> running = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource abandoning = new();
    private readonly TimerInvoker invoker;
    private readonly TimerStatusStore store;
    private readonly TimerLease lease;
    private readonly TimeSpan drain;
    private readonly TimeProvider clock;
    private readonly ILogger log;

    /// <param name="invoker">Runs a timer once.</param>
    /// <param name="store">Where the status of each is kept.</param>
    /// <param name="lease">The right to run one.</param>
    /// <param name="drain">How long runs under way are waited for at the end.</param>
    /// <param name="clock">Time; its local zone is that of the schedules.</param>
    /// <param name="log">Where trouble is told.</param>
    internal TimerScheduler(
        TimerInvoker invoker,
        TimerStatusStore store,
        TimerLease lease,
        TimeSpan drain,
        TimeProvider clock,
        ILogger log
    )
    {
        this.invoker = invoker;
        this.store = store;
        this.lease = lease;
        this.drain = drain;
        this.clock = clock;
        this.log = log;
    }

    /// <summary>The timers that run, in the order of their names.</summary>
    public IEnumerable<TimerFunction> Functions =>
        functions.Values.OrderBy(timer => timer.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>When a timer ran last and is due next; null before its listener has started here.</summary>
    public ScheduleStatus? Status(string name) => listeners.GetValueOrDefault(name)?.Status;

    /// <summary>The last run of a timer by this host; null before the first.</summary>
    public LastRun? LastRun(string name) => lastRuns.GetValueOrDefault(name);

    /// <summary>Starts no more runs, and waits for those under way; those that do not end are given up without a word in the store.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        Task all = Task.WhenAll(running);
        await Task.WhenAny(all, Task.Delay(drain));
        await abandoning.CancelAsync();
        await all;
        stopping.Dispose();
        abandoning.Dispose();
    }

    /// <summary>Starts to listen; disabled timers are left out.</summary>
    internal void Start(IEnumerable<TimerFunction> timers)
    {
        foreach (TimerFunction timer in timers.Where(timer => !timer.Disabled))
        {
            functions[timer.Name] = timer;
            running.Add(ListenAsync(timer));
        }
    }

    /// <summary>Runs a timer now, beside its schedule; its status is read but not changed, as in the host.</summary>
    /// <returns>False when there is no such timer.</returns>
    internal bool RunNow(string name)
    {
        if (!functions.TryGetValue(name, out TimerFunction? timer))
        {
            return false;
        }

        running.Add(RunNowAsync(timer));
        return true;
    }

    private async Task RunNowAsync(TimerFunction timer)
    {
        try
        {
            ScheduleStatus? status = timer.UseMonitor ? await store.ReadAsync(timer.Name, stopping.Token) : null;
            await RunAsync(timer, new TimerTick(status, IsPastDue: false));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException)
        {
            log.TimerStorageUnreachable(failure);
        }
    }

    private async Task RunAsync(TimerFunction timer, TimerTick tick)
    {
        InvocationOutcome outcome = await invoker.InvokeAsync(timer, tick).WaitAsync(abandoning.Token);
        lastRuns[timer.Name] = new LastRun(clock.GetUtcNow(), tick.IsPastDue, outcome.Error);
    }

    private async Task ListenAsync(TimerFunction timer)
    {
        try
        {
            while (true)
            {
                try
                {
                    await lease.WhileHeldAsync(
                        timer.Name,
                        held =>
                            (
                                listeners[timer.Name] = new TimerListener(
                                    timer,
                                    store,
                                    (tick, _) => RunAsync(timer, tick),
                                    clock,
                                    log
                                )
                            ).RunAsync(held),
                        stopping.Token
                    );
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
