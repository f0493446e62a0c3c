namespace Observatoire.Statistics.Comparison;

/// <summary>All that is said of a figure beside what was expected of it; never better or worse.</summary>
public enum Verdict
{
    /// <summary>Higher than expected, by more than chance explains.</summary>
    Higher,

    /// <summary>No further from what was expected than chance explains.</summary>
    Compatible,

    /// <summary>Lower than expected, by more than chance explains.</summary>
    Lower,

    /// <summary>Too little is known to say.</summary>
    Inconclusive,
}
