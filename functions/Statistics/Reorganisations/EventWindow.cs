namespace Observatoire.Statistics.Reorganisations;

/// <summary>
/// The months around one event and the départements it is compared with: those not reorganised before its last month,
/// now or never (Callaway and Sant'Anna 2021, not-yet-treated controls). See docs/methods/reorganisation-effect.md.
/// </summary>
/// <remarks>Months are counted from the first of the panel, départements by their place in it.</remarks>
internal sealed class EventWindow
{
    public const int MonthsOfYear = 12;
    private readonly OutcomePanel panel;
    private readonly int[] baseline;
    private readonly Lazy<NoiseScale> noise;
    private readonly Lazy<PairedChanges> changes;

    /// <param name="panel">The outcome.</param>
    /// <param name="unit">The département of the event, or the one made to stand for it.</param>
    /// <param name="month">First month of the new organisation.</param>
    /// <param name="from">First month its own past may be read from: an earlier event ends the one before.</param>
    /// <param name="last">Last month shown, of the event or before.</param>
    /// <param name="eventsOf">Months of the events of each département.</param>
    public EventWindow(OutcomePanel panel, int unit, int month, int from, int last, IReadOnlyList<int[]> eventsOf)
    {
        this.panel = panel;
        Unit = unit;
        Month = month;
        Last = last;
        int first = Math.Max(from, month - (ReorganisationEffect.BaselineYears * MonthsOfYear));
        baseline = [.. Known(unit, first, month - 1)];
        Counted = [.. Known(unit, month, Math.Min(last, month + MonthsOfYear - 1))];
        Controls = [.. Enumerable.Range(0, panel.Departements.Count).Where(other => other != unit && IsControl(other))];
        noise = new Lazy<NoiseScale>(() => new NoiseScale(panel, baseline, Controls));
        changes = new Lazy<PairedChanges>(() => Compare(Counted));

        bool IsControl(int other) => eventsOf[other].All(each => each > last);
    }

    public int Unit { get; }

    public int Month { get; }

    public int Last { get; }

    /// <summary>Months of the baseline that are known.</summary>
    public int MonthsBefore => baseline.Length;

    /// <summary>Months the effect is the mean of: those known of the first twelve.</summary>
    public int[] Counted { get; }

    public int[] Controls { get; }

    public NoiseScale Noise => noise.Value;

    /// <summary>Whether a control has itself enough known months to stand for the département of the event.</summary>
    public bool MayStandFor(int unit) =>
        baseline.Count(month => panel.Knows(unit, month)) >= ReorganisationEffect.FewestMonthsBefore
        && Counted.Count(month => panel.Knows(unit, month)) >= ReorganisationEffect.FewestMonthsAfter
        && Noise.Of(unit) > 0;

    /// <summary>What is compared in the counted months.</summary>
    public PairedChanges Changes => changes.Value;

    /// <summary>What is compared in one month; before the event, with the other months of the baseline.</summary>
    public PairedChanges ChangesOf(int month) => Compare([month]);

    private PairedChanges Compare(int[] months) =>
        new(panel, [.. months.Select(month => (month, Paired(month)))], Unit, Controls);

    /// <summary>The same months of other years where they are known; else all of the baseline.</summary>
    private int[] Paired(int month)
    {
        int[] others = [.. baseline.Where(each => each != month)];
        int[] paired = [.. others.Where(each => (each - month) % MonthsOfYear == 0)];
        return paired.Length > 0 ? paired : others;
    }

    private IEnumerable<int> Known(int unit, int from, int to)
    {
        int start = Math.Max(from, 0);
        int end = Math.Min(to, panel.Months - 1);
        return Enumerable.Range(start, Math.Max(end - start + 1, 0)).Where(month => panel.Knows(unit, month));
    }
}
