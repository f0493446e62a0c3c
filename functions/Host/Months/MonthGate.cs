using Observatoire.Editions.Time;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Months;

/// <summary>Whether a month still takes deposits from a département, and the precise answer when it does not.</summary>
public sealed class MonthGate(MonthJournal journal, TimeProvider clock)
{
    /// <returns>423 with when and by what the month was closed and what to do; null when it is open.</returns>
    public async Task<IResult?> RefusalAsync(string departement, ReferenceMonth month, CancellationToken cancellation)
    {
        MonthLock state = MonthLock.After(await journal.OfAsync(departement, month, cancellation));
        if (!state.IsLocked(clock.GetUtcNow()))
        {
            return null;
        }

        string closed = Problem.Instant(state.Closing!.At);
        return state.Reopening?.Until is DateTimeOffset until
            ? Problem.Answer("month-closed-again", month, closed, Problem.Instant(until), departement)
            : Problem.Answer("month-closed", month, closed, state.Closing.By, departement);
    }
}
