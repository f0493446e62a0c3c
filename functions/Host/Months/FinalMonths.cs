using Observatoire.Editions.Time;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Months;

/// <summary>Which months take no more returns: closed, and not reopened for now. Their figures are final.</summary>
/// <param name="acts">The acts about the months asked for.</param>
/// <param name="now">The instant.</param>
public sealed class FinalMonths(IEnumerable<MonthAct> acts, DateTimeOffset now)
{
    private readonly ILookup<ReferenceMonth, MonthAct> acts = acts.ToLookup(act => act.Month);

    /// <summary>True when the month takes no more returns from that département.</summary>
    public bool IsFinal(ReferenceMonth month, string departement) =>
        MonthLock
            .After(
                acts[month]
                    .Where(act =>
                        act.Departement is MonthJournal.Everybody
                        || string.Equals(act.Departement, departement, StringComparison.Ordinal)
                    )
            )
            .IsLocked(now);

    /// <summary>True when the month takes no more returns from anyone.</summary>
    public bool IsFinal(ReferenceMonth month) =>
        IsFinal(month, MonthJournal.Everybody)
        && acts[month].Select(act => act.Departement).Distinct().All(departement => IsFinal(month, departement));

    /// <summary>The first of the months whose figures may still change; null when none may, or months are never closed.</summary>
    /// <param name="months">The months there are figures for.</param>
    /// <param name="calendar">Which months are ever closed: those before them are as they were received.</param>
    public ReferenceMonth? ProvisionalFrom(IEnumerable<ReferenceMonth> months, CollectionCalendar calendar) =>
        months
            .Where(month => month >= calendar.FirstClosingMonth && !IsFinal(month))
            .Order()
            .Cast<ReferenceMonth?>()
            .FirstOrDefault();
}
