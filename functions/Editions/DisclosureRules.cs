namespace Observatoire.Editions;

/// <summary>How far an attacker must be from the truth.</summary>
public enum ProtectionLevel
{
    /// <summary>
    /// Every value from the least the cell can be to the threshold above that is possible: arithmetic alone tells neither
    /// the value nor that it is small. To a département that knows its own figures, so is the threshold above the value.
    /// </summary>
    Plausible,

    /// <summary>One unit less and one unit more are possible: the value cannot be computed, and nothing more.</summary>
    NotExact,
}

/// <summary>Which cells must be withheld: <c>functions/nomenclature/disclosure.json</c>. See docs/methods/disclosure.md.</summary>
/// <remarks>Sources: INSEE, règles du secret statistique (fewer than 11 persons; fewer than 3 units; one unit above 85 %).</remarks>
public sealed record DisclosureRules
{
    /// <summary>The fewest people a published count may speak of.</summary>
    public required int Threshold { get; init; }

    /// <summary>The fewest départements that must contribute to an aggregate.</summary>
    public required int MinimumContributors { get; init; }

    /// <summary>The largest share of an aggregate that one département may make, in hundredths.</summary>
    public required int DominantPercent { get; init; }

    /// <summary>How far an attacker must be from the truth.</summary>
    public required ProtectionLevel Protection { get; init; }

    /// <summary>True when each département is an attacker too, who knows its own figures.</summary>
    public required bool Insiders { get; init; }

    /// <summary>Where the figures above come from.</summary>
    public required string Source { get; init; }
}
