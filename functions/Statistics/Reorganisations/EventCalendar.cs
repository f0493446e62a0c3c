namespace Observatoire.Statistics.Reorganisations;

/// <summary>The months of the events of every département of a panel, counted from its first month.</summary>
internal sealed class EventCalendar
{
    private readonly OutcomePanel panel;
    private readonly int[][] months;

    public EventCalendar(OutcomePanel panel, IEnumerable<DepartementEvent> events)
    {
        this.panel = panel;
        ILookup<string, int> byDepartement = events.ToLookup(
            each => each.Departement,
            each => panel.IndexOf(each.Month),
            StringComparer.Ordinal
        );
        months = [.. panel.Departements.Select(code => byDepartement[code].Order().ToArray())];
    }

    /// <summary>The window of an event: its own past from a year after the event before, until the next one.</summary>
    /// <returns>Null when nothing is known of the département.</returns>
    public EventWindow? WindowOf(DepartementEvent each)
    {
        int unit = panel.IndexOf(each.Departement);
        int month = panel.IndexOf(each.Month);
        return unit < 0 ? null : Window(unit, month, month + EventWindow.MonthsOfYear);
    }

    /// <param name="unit">Place of the département in the panel.</param>
    /// <param name="month">Of the event, or of one that did not take place.</param>
    /// <param name="last">Last month that may be looked at.</param>
    public EventWindow Window(int unit, int month, int last)
    {
        int[] earlier = [.. months[unit].Where(each => each < month)];
        int[] later = [.. months[unit].Where(each => each > month)];
        return new EventWindow(
            panel,
            unit,
            month,
            earlier.Length > 0 ? earlier[^1] + EventWindow.MonthsOfYear : 0,
            Math.Min(Math.Min(last, panel.Months - 1), later.Length > 0 ? later[0] - 1 : last),
            months
        );
    }
}
