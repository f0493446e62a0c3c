namespace Observatoire.Statistics.Comparison;

/// <summary>What may be said of a figure beside what was expected of it. There is no other word.</summary>
public enum Verdict
{
    /// <summary>Higher than expected, beyond chance.</summary>
    Higher,

    /// <summary>No more different from what was expected than chance allows.</summary>
    Compatible,

    /// <summary>Lower than expected, beyond chance.</summary>
    Lower,

    /// <summary>Nothing may be concluded.</summary>
    Inconclusive,
}
