using Azure;

namespace Observatoire.Local.FunctionsHost.Timers;

/// <summary>One run of a timer, as its listener asks for it.</summary>
/// <param name="Status">What was known before the run; null when nothing is kept for this timer.</param>
/// <param name="IsPastDue">Whether the run makes up for one missed while the host was down.</param>
public sealed record TimerTick(ScheduleStatus? Status, bool IsPastDue);

/// <summary>Runs one timer by the rules of the Functions host: past due once, never overlapping, late ticks collapsed.</summary>
/// <remarks>
/// The status is written after each run, success or failure alike. When the host stops and does not wait for the end of
/// a run, nothing is written, so the next start finds it past due.
/// </remarks>
public sealed class TimerListener(
    TimerFunction function,
    TimerStatusStore store,
    Func<TimerTick, CancellationToken, Task> run,
    TimeProvider clock,
    ILogger log
)
{
    // Longer waits are chained, as the host does: timers of the platform do not reach further.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(24);

    private readonly TimerSchedule schedule = TimerSchedule.TryParse(function.Schedule)!;
    private bool monitored = function.UseMonitor;
    private ScheduleStatus? status;

    /// <summary>What is known of the timer, for its next run; null before the listener has started.</summary>
    public ScheduleStatus? Status => status;

    /// <summary>Runs the timer until <paramref name="stopping"/>.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        DateTimeOffset now = clock.GetLocalNow();
        monitored = monitored && !schedule.IsFasterThanAMinute(now, clock.LocalTimeZone);
        bool pastDue = monitored && await CheckPastDueAsync(now, stopping);
        status ??= new ScheduleStatus(DateTimeOffset.MinValue, Next(now), now);
        if (pastDue || function.RunOnStartup)
        {
            await FireAsync(now, pastDue, atStart: true, stopping);
        }

        while (true)
        {
            await WaitUntilAsync(status.Next, stopping);
            await FireAsync(clock.GetLocalNow(), pastDue: false, atStart: false, stopping);
        }
    }

    private async Task<bool> CheckPastDueAsync(DateTimeOffset now, CancellationToken stopping)
    {
        status = await store.ReadAsync(function.Name, stopping);
        if (status is null)
        {
            status = new ScheduleStatus(DateTimeOffset.MinValue, Next(now), now);
            await store.WriteAsync(function.Name, status, stopping);
            return false;
        }

        DateTimeOffset reference = status.HasRun ? status.Last : status.LastUpdated;
        DateTimeOffset expected = Next(reference);
        if (status.Next != expected)
        {
            // The schedule was changed since: a due time that only the new one puts in the past is not owed.
            status = new ScheduleStatus(DateTimeOffset.MinValue, now > expected ? Next(now) : expected, reference);
            await store.WriteAsync(function.Name, status, stopping);
        }

        return now > status.Next;
    }

    private async Task FireAsync(DateTimeOffset at, bool pastDue, bool atStart, CancellationToken stopping)
    {
        await run(new TimerTick(monitored ? status : null, pastDue), stopping);
        DateTimeOffset start = !atStart && status!.Next > at ? status.Next : at;
        status = new ScheduleStatus(start, Next(start), start);
        if (monitored)
        {
            await KeepAsync(status);
        }
    }

    // The run has happened: it is written though the host stops, and a store that is down must not stop the timer.
    private async Task KeepAsync(ScheduleStatus reached)
    {
        try
        {
            await store.WriteAsync(function.Name, reached, CancellationToken.None);
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException)
        {
            log.TimerStatusNotWritten(function.Name, failure);
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset due, CancellationToken stopping)
    {
        for (TimeSpan wait = due - clock.GetLocalNow(); wait > TimeSpan.Zero; wait = due - clock.GetLocalNow())
        {
            await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, stopping);
        }
    }

    private DateTimeOffset Next(DateTimeOffset instant) => schedule.Next(instant, clock.LocalTimeZone);
}
