namespace Observatoire.Disclosure.Tables;

/// <summary>One figure of a release, whichever tables it appears in: it has one status in all of them.</summary>
/// <remarks>
/// Values are whole units: people, or hundredths where the figure has decimals. A true zero is published, so the least
/// that a withheld count can be is one unit: that is what <see cref="Lower"/> says unless told otherwise.
/// </remarks>
public sealed record LinkedCell
{
    /// <summary>Its name in every table and every edition; compared to the letter.</summary>
    public required string Identity { get; init; }

    /// <summary>The true value, in units.</summary>
    public required long Value { get; init; }

    /// <summary>The least a reader knows it to be when it is withheld, in units.</summary>
    public long Lower { get; init; } = 1;

    /// <summary>The most a reader knows it to be when it is withheld, in units; null where nothing is known.</summary>
    public long? Upper { get; init; }

    /// <summary>How many units make one person, or one post; zero where the figure counts neither.</summary>
    public long UnitsPerPerson { get; init; } = 1;

    /// <summary>What it counts.</summary>
    public CountedThing Counts { get; init; }

    /// <summary>Of an amount, what it is an amount of; null for another figure.</summary>
    public CountBehind? AmountOf { get; init; }

    /// <summary>
    /// Its name in every month, from which its cost is drawn, so that what is withheld for another's sake is kept over months;
    /// null for its identity.
    /// </summary>
    public string? Place { get; init; }

    /// <summary>What withholding it costs beside others, known to any reader: how much of the country it speaks of.</summary>
    public long Worth { get; init; } = 1;

    /// <summary>False for what is public anyway: populations, numbers of départements, what an earlier edition showed.</summary>
    public bool Protectable { get; init; } = true;

    /// <summary>Of whom an aggregate is made; null when each contribution is itself a published figure.</summary>
    public Contributions? Contributions { get; init; }

    /// <summary>
    /// The département that knows it whatever is withheld: it sent it, or all of what it adds up; null for a figure of several.
    /// </summary>
    public string? KnownTo { get; init; }

    /// <summary>True when it may be withheld: a true zero is a fact, and protects nothing.</summary>
    public bool CanBeWithheld => Protectable && Value != 0;
}

/// <summary>What a figure counts: each has its own threshold.</summary>
public enum CountedThing
{
    /// <summary>People, households, what is done for one of them.</summary>
    People,

    /// <summary>Posts, in full-time equivalents: figures of public budgets.</summary>
    Posts,
}

/// <summary>What an amount is an amount of.</summary>
/// <param name="Value">How many, in units.</param>
/// <param name="UnitsPerPerson">How many units make one person, or one post.</param>
/// <param name="Counts">Whose threshold the amount follows.</param>
public sealed record CountBehind(long Value, long UnitsPerPerson, CountedThing Counts);

/// <summary>The contributions to an aggregate.</summary>
/// <param name="Count">How many départements contribute a value that is not zero.</param>
/// <param name="Largest">The largest contribution, in units.</param>
public sealed record Contributions(int Count, long Largest);
