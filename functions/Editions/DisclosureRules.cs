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

    /// <summary>
    /// The fewest full-time equivalents a published figure of posts may be: posts are figures of public budgets, not of persons
    /// helped.
    /// </summary>
    public required int PostsThreshold { get; init; }

    /// <summary>Codes of the indicators that are posts, in full-time equivalents.</summary>
    public required IReadOnlyList<string> Posts { get; init; }

    /// <summary>The indicators that are amounts, durations or days of what another counts.</summary>
    public required IReadOnlyList<CountedAmount> Amounts { get; init; }

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

    /// <summary>Checks that each code named is of an indicator of some edition.</summary>
    /// <exception cref="InvalidDataException">When one is of none: a rule on a figure that does not exist protects nothing.</exception>
    public void Prove(EditionSeries editions)
    {
        IEnumerable<string> named = Posts
            .Concat(Amounts.Select(amount => amount.Amount))
            .Concat(Amounts.SelectMany(amount => amount.Count.Terms).Select(term => term.Indicator));
        foreach (
            string code in named.Where(code => editions.Editions.All(edition => edition.FindIndicator(code) is null))
        )
        {
            throw new InvalidDataException($"disclosure.json names « {code} », which no edition defines.");
        }
    }
}

/// <summary>
/// An amount takes the status of the count it is an amount of, and bounds that count by what one of it is worth.
/// </summary>
/// <param name="Amount">Code of the amount: <c>FSL_MTT</c>.</param>
/// <param name="Count">What it is an amount of, in the unit of the return: <c>RDV_P15 + RDV_P30 + RDV_PSU</c>.</param>
/// <param name="Personal">
/// True when the amount is personal data whatever the count is (days of absence): it is withheld below the threshold of people,
/// even where the count, of posts, is told.
/// </param>
/// <param name="Spread">
/// How many times more, or less, than the mean of the nation one is worth at most; null when nobody can say.
/// </param>
public sealed record CountedAmount(string Amount, LinearForm Count, bool Personal = false, double? Spread = null);
