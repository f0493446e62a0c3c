using Observatoire.Editions.Time;

namespace Observatoire.Statistics.Reorganisations;

/// <summary>The scale on which an outcome is compared: its effects are differences on that scale.</summary>
public enum OutcomeScale
{
    /// <summary>The outcome as it is: an effect is in its own unit (days, percentage points).</summary>
    Level,

    /// <summary>
    /// Its natural logarithm: an effect b is a change of exp(b) - 1 of the outcome, the same share for a small
    /// département as for a large one (caseload, cost).
    /// </summary>
    Log,
}

/// <summary>One outcome of one département in one month. A month that is not known has no observation.</summary>
/// <param name="Departement">INSEE code.</param>
/// <param name="Month">Month it is of.</param>
/// <param name="Value">In the unit of the outcome, finite.</param>
public readonly record struct OutcomeObservation(string Departement, ReferenceMonth Month, double Value);

/// <summary>One monthly outcome of every département, on one scale. Immutable; a month not known stays so.</summary>
public sealed class OutcomePanel
{
    // By département, then month; NaN where the month is not known.
    private readonly double[][] values;
    private readonly Dictionary<string, int> indices;

    private OutcomePanel(
        OutcomeScale scale,
        ReferenceMonth first,
        string[] departements,
        double[][] values,
        int leftOut
    )
    {
        Scale = scale;
        First = first;
        Departements = departements;
        LeftOut = leftOut;
        this.values = values;
        indices = departements.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
    }

    public OutcomeScale Scale { get; }

    /// <summary>The earliest month observed.</summary>
    public ReferenceMonth First { get; }

    /// <summary>Number of months from the earliest observed to the latest, both included.</summary>
    public int Months => values[0].Length;

    /// <summary>Codes of those observed at least once, in order.</summary>
    public IReadOnlyList<string> Departements { get; }

    /// <summary>Observations that have no logarithm (zero or less, on that scale): their months are not known.</summary>
    public int LeftOut { get; }

    /// <param name="scale">Scale on which the outcome is compared.</param>
    /// <param name="observations">At least one, at most one a département and month, in any order.</param>
    /// <exception cref="ArgumentException">When one is not finite, is given twice, or none can be used.</exception>
    public static OutcomePanel Arrange(OutcomeScale scale, IReadOnlyCollection<OutcomeObservation> observations)
    {
        if (observations.Any(each => !double.IsFinite(each.Value)))
        {
            throw new ArgumentException("An outcome is a finite number, or is not observed.", nameof(observations));
        }

        OutcomeObservation[] usable = [.. observations.Where(each => scale == OutcomeScale.Level || each.Value > 0)];
        if (usable.Length == 0)
        {
            throw new ArgumentException("There is no outcome to compare.", nameof(observations));
        }

        ReferenceMonth first = usable.Min(each => each.Month);
        int months = ReferenceMonth.MonthsBetween(first, usable.Max(each => each.Month)) + 1;
        string[] departements = [.. usable.Select(each => each.Departement).Distinct().Order(StringComparer.Ordinal)];
        double[][] cells = [.. departements.Select(_ => Enumerable.Repeat(double.NaN, months).ToArray())];
        OutcomePanel panel = new(scale, first, departements, cells, observations.Count - usable.Length);
        foreach (OutcomeObservation each in usable)
        {
            ref double cell = ref cells[panel.indices[each.Departement]][
                ReferenceMonth.MonthsBetween(first, each.Month)
            ];
            if (!double.IsNaN(cell))
            {
                throw new ArgumentException($"{each.Departement} gives {each.Month} twice.", nameof(observations));
            }

            cell = scale == OutcomeScale.Log ? Math.Log(each.Value) : each.Value;
        }

        return panel;
    }

    /// <summary>On <see cref="Scale"/>; null when the month is not known.</summary>
    public double? ValueOf(string departement, ReferenceMonth month)
    {
        int at = ReferenceMonth.MonthsBetween(First, month);
        return indices.TryGetValue(departement, out int unit) && at >= 0 && at < Months && Knows(unit, at)
            ? values[unit][at]
            : null;
    }

    /// <summary>Place of a département in <see cref="Departements"/>, or -1.</summary>
    internal int IndexOf(string departement) => indices.GetValueOrDefault(departement, -1);

    internal int IndexOf(ReferenceMonth month) => ReferenceMonth.MonthsBetween(First, month);

    internal bool Knows(int unit, int month) => !double.IsNaN(values[unit][month]);

    /// <summary>NaN when the month is not known.</summary>
    internal double At(int unit, int month) => values[unit][month];
}
