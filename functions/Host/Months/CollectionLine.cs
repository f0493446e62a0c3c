using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Months;

/// <summary>Where one département stands for one month.</summary>
/// <param name="Departement">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">received, nothing, delayed (announced, not yet over), late, or expected (the deadline is to come).</param>
/// <param name="OnTime">Whether the first return, or the declaration, came before the deadline; null while there is none.</param>
/// <param name="DaysAfterMonth">Whole days from the end of the month to the first return; negative before; null while there is none.</param>
/// <param name="Revisions">Returns accepted.</param>
/// <param name="LastReceivedAt">When the one in force was received.</param>
/// <param name="DelayedUntil">End of the delay announced last.</param>
/// <param name="ReopenedUntil">End of a reopening that is not over.</param>
/// <param name="Final">True when the month is closed to it; its figures are provisional until then.</param>
/// <param name="Simulated">True when the return in force is synthetic.</param>
public sealed record CollectionLine(
    string Departement,
    string Name,
    string State,
    bool? OnTime,
    int? DaysAfterMonth,
    int Revisions,
    DateTimeOffset? LastReceivedAt,
    DateTimeOffset? DelayedUntil,
    DateTimeOffset? ReopenedUntil,
    bool Final,
    bool Simulated
)
{
    public static CollectionLine Describe(
        Departement departement,
        ReferenceMonth month,
        IReadOnlyList<LedgerEntry> returns,
        IReadOnlyList<MonthAct> acts,
        CollectionCalendar calendar,
        DateTimeOffset now
    )
    {
        MonthLock state = MonthLock.After(acts);
        bool isFinal = state.IsLocked(now);
        // Services that have nothing to report do not stand for the whole département.
        MonthAct? nothing = acts.FirstOrDefault(act => act is { Kind: MonthActKind.Nothing, Services.Count: 0 });
        DateTimeOffset? delay = acts.LastOrDefault(act => act.Kind == MonthActKind.Delay)?.Until;
        DateTimeOffset? first = returns is [LedgerEntry one, ..] ? one.ReceivedAt : nothing?.At;
        return new CollectionLine(
            departement.Code,
            departement.Name,
            returns.Count > 0 ? "received"
                : nothing is not null ? "nothing"
                : now < calendar.DeadlineOf(month) ? "expected"
                : now < delay ? "delayed"
                : "late",
            first < calendar.DeadlineOf(month),
            returns.Count == 0
                ? null
                : (int)Math.Floor((returns[0].ReceivedAt - CollectionCalendar.EndOf(month)).TotalDays),
            returns.Count,
            returns.Count == 0 ? null : returns[^1].ReceivedAt,
            delay,
            state.Closing is not null && !isFinal ? state.Reopening!.Until : null,
            isFinal,
            returns.Count > 0 && returns[^1].Simulated
        );
    }
}

/// <summary>
/// The same, counted over the départements; <c>MedianDays</c> is the median of the days after the month's end of the first
/// returns, null when there is none.
/// </summary>
public sealed record CollectionTotals(
    int Departements,
    int Received,
    int OnTime,
    int Nothing,
    int Expected,
    int Delayed,
    int Late,
    int Reopened,
    int Final,
    double? MedianDays
)
{
    public static CollectionTotals Count(IReadOnlyList<CollectionLine> lines)
    {
        int[] days = [.. lines.Select(line => line.DaysAfterMonth).OfType<int>().Order()];
        return new CollectionTotals(
            lines.Count,
            Count("received"),
            lines.Count(line => line.OnTime == true),
            Count("nothing"),
            Count("expected"),
            Count("delayed"),
            Count("late"),
            lines.Count(line => line.ReopenedUntil is not null),
            lines.Count(line => line.Final),
            days.Length == 0 ? null : (days[(days.Length - 1) / 2] + days[days.Length / 2]) / 2.0
        );

        int Count(string state) => lines.Count(line => string.Equals(line.State, state, StringComparison.Ordinal));
    }
}
