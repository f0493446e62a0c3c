namespace Observatoire.Disclosure.Secondary;

/// <summary>What withholding a cell costs.</summary>
public enum SuppressionCost
{
    /// <summary>As few cells as possible; among as many, those of least value.</summary>
    Count,

    /// <summary>As little value as possible; for as much, as few cells.</summary>
    Value,

    /// <summary>
    /// As little as possible of what any reader knows cells to be worth, whatever their values: a choice that follows values
    /// tells of them.
    /// </summary>
    Worth,
}

/// <summary>How the secondary cells are chosen.</summary>
/// <param name="Cost">What is kept least.</param>
/// <param name="Insiders">True to protect from each département, who knows its own figures, as from any reader.</param>
/// <param name="Effort">How long the best choice is looked for.</param>
/// <param name="Chance">What costs are drawn with; null to choose as anybody would who has this program.</param>
public sealed record SuppressionOptions(
    SuppressionCost Cost,
    bool Insiders,
    SearchEffort Effort,
    CostChance? Chance = null
);

/// <summary>How much work may be spent on each group of linked cells. Counted in steps, never in time: the same input gives the same cells.</summary>
/// <param name="Rounds">How often the integer programme is solved again with new cuts; zero for none, null for as often as needed.</param>
/// <param name="Step">The work of one of these, in the solver's own measure, about seconds; null for as much as needed.</param>
public sealed record SearchEffort(int? Rounds, double? Step)
{
    /// <summary>Until the choice is proved the best.</summary>
    public static SearchEffort Exact { get; } = new(null, null);

    /// <summary>A good choice, repaired and cleaned up where it is not proved the best.</summary>
    public static SearchEffort Usual { get; } = new(8, 0.1);

    /// <summary>One requirement after the other, then clean-up: for groups too large for an integer programme.</summary>
    public static SearchEffort Least { get; } = new(0, null);
}
