using Observatoire.Editions.Time;

namespace Observatoire.Host.Hosting;

/// <summary>When the return of a month is due, and when the month takes no more deposits. Days are UTC days.</summary>
/// <param name="DeadlineDays">Days after the end of the month at the end of which a return is late.</param>
/// <param name="CloseDays">Days after the end of the month at the end of which it is closed.</param>
/// <param name="FirstClosingMonth">First month that is ever closed; null: none is.</param>
public sealed record CollectionCalendar(int DeadlineDays, int CloseDays, ReferenceMonth? FirstClosingMonth)
{
    /// <summary>First instant after the month.</summary>
    public static DateTimeOffset EndOf(ReferenceMonth month)
    {
        ReferenceMonth next = month.PlusMonths(1);
        return new DateTimeOffset(next.Year, next.Month, 1, 0, 0, 0, TimeSpan.Zero);
    }

    /// <summary>First instant at which a return of the month is late.</summary>
    public DateTimeOffset DeadlineOf(ReferenceMonth month) => EndOf(month).AddDays(DeadlineDays);

    /// <summary>First instant at which the month may be closed.</summary>
    public DateTimeOffset ClosingOf(ReferenceMonth month) => EndOf(month).AddDays(CloseDays);
}
