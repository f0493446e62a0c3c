using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Reorganisations;

/// <summary>An event and its effect, on the scale of the panel.</summary>
public readonly record struct EventEffect(DepartementEvent Event, double Effect);

/// <summary>An event whose effect cannot be computed, and why.</summary>
public readonly record struct EventLeftOut(DepartementEvent Event, InconclusiveReason Reason);

/// <summary>Mean effect of the events of one type, on the scale of their panel.</summary>
public sealed record PooledEstimate
{
    public required string Type { get; init; }

    /// <summary>The events it is the mean of.</summary>
    public required IReadOnlyList<EventEffect> Effects { get; init; }

    public required IReadOnlyList<EventLeftOut> LeftOut { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Null unless the verdict is <see cref="Verdict.Inconclusive"/>.</summary>
    public InconclusiveReason? Reason { get; init; }

    /// <summary>Mean of the events; null, as all that follows, when none can be used.</summary>
    public double? Effect { get; init; }

    /// <summary>The mean effects compatible with the draws, 95 %.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Share of draws with as clear a mean effect, the events counted with them.</summary>
    public double? P { get; init; }

    /// <summary>Smallest mean effect of either sign that would have been found four times out of five.</summary>
    public double? SmallestVisible { get; init; }

    public PreTrend? PreTrend { get; init; }
}
