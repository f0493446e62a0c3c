namespace Observatoire.Editions.Time;

/// <summary>Months from the first to the last, both included; <paramref name="To"/> is null while it goes on.</summary>
public readonly record struct MonthPeriod(ReferenceMonth From, ReferenceMonth? To)
{
    /// <summary>False when it ends before it starts: it then covers no month.</summary>
    public bool IsOrdered => To is null || From <= To;

    public bool Covers(ReferenceMonth month) => From <= month && (To is null || month <= To);

    public bool Overlaps(MonthPeriod other) =>
        (other.To is null || From <= other.To) && (To is null || other.From <= To);
}
