using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Reorganisations;

/// <summary>Why nothing may be concluded of an event; the first that holds, in this order.</summary>
public enum InconclusiveReason
{
    /// <summary>Fewer than twelve months of its own are known in the three years before.</summary>
    TooFewMonthsBefore,

    /// <summary>Fewer than six months are known in the year after, up to the next event.</summary>
    TooFewMonthsAfter,

    /// <summary>Too few départements without an event to tell chance at the level asked for.</summary>
    TooFewControls,

    /// <summary>Of a pool: no event of the type can be used.</summary>
    NoUsableEvent,

    /// <summary>The outcome never varied by itself before, or nothing is known of it with others: no scale for chance.</summary>
    NoVariationBefore,

    /// <summary>It was already moving away from the others before.</summary>
    PreTrend,

    /// <summary>No effect was found, but one that would matter would not have been either.</summary>
    RelevantEffectNotVisible,
}

/// <summary>What would have been found of a département that had no event.</summary>
/// <param name="Departement">INSEE code.</param>
/// <param name="Effect">On the scale of the panel.</param>
/// <param name="Statistic">The effect over its own noise: what is ranked.</param>
public readonly record struct PlaceboDepartement(string Departement, double Effect, double Statistic);

/// <summary>How a département was moving away from the others before its event.</summary>
/// <param name="Slope">By month, on the scale of the panel.</param>
/// <param name="P">Share of placebos whose trend was as clear, the event counted with them.</param>
public readonly record struct PreTrend(double Slope, double P);

/// <summary>Effect of one event, on the scale of its panel, and all that is needed to judge it.</summary>
public sealed record EffectEstimate
{
    public required DepartementEvent Event { get; init; }

    /// <summary>Months of its own known before, of the three years at most that it is compared with.</summary>
    public required int MonthsBefore { get; init; }

    /// <summary>Months after that the effect is the mean of, twelve at most.</summary>
    public required int MonthsAfter { get; init; }

    /// <summary>Départements it is compared with.</summary>
    public required int Controls { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Null unless the verdict is <see cref="Verdict.Inconclusive"/>.</summary>
    public InconclusiveReason? Reason { get; init; }

    /// <summary>Mean of the months after; null, as all that follows, when there are too few months, controls or noise.</summary>
    public double? Effect { get; init; }

    /// <summary>The effects compatible with the placebos, 95 %.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Share of placebo départements with as clear an effect, the event counted with them.</summary>
    public double? P { get; init; }

    /// <summary>Smallest effect of either sign that would have been found four times out of five.</summary>
    public double? SmallestVisible { get; init; }

    /// <summary>Mean change of the controls over the same months: what the event did not do.</summary>
    public double? NationalChange { get; init; }

    public PreTrend? PreTrend { get; init; }

    /// <summary>In the order of their codes.</summary>
    public IReadOnlyList<PlaceboDepartement> PlaceboDepartements { get; init; } = [];
}
