namespace Observatoire.Storage;

/// <summary>Whether a month takes deposits from a département, and if not, why.</summary>
/// <param name="Closing">The closing, or null when the month was never closed.</param>
/// <param name="Reopening">The last reopening after it, or null.</param>
public sealed record MonthLock(MonthAct? Closing, MonthAct? Reopening)
{
    /// <param name="acts">The acts about one month that concern one département.</param>
    public static MonthLock After(IEnumerable<MonthAct> acts)
    {
        MonthAct[] all = [.. acts];
        return new MonthLock(
            all.FirstOrDefault(act => act.Kind == MonthActKind.Closing),
            all.Where(act => act.Kind == MonthActKind.Reopening).MaxBy(act => act.At)
        );
    }

    /// <summary>True when a deposit is refused at that instant.</summary>
    public bool IsLocked(DateTimeOffset at) => Closing is not null && !(at < Reopening?.Until);
}
