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

    /// <summary>How many units make one person; zero where the figure does not count people.</summary>
    public long UnitsPerPerson { get; init; } = 1;

    /// <summary>False for what is public anyway: populations, numbers of départements, what an earlier edition showed.</summary>
    public bool Protectable { get; init; } = true;

    /// <summary>Of whom an aggregate is made; null when each contribution is itself a published figure.</summary>
    public Contributions? Contributions { get; init; }

    /// <summary>The département that sent it and knows it whatever is withheld; null for an aggregate.</summary>
    public string? KnownTo { get; init; }

    /// <summary>True when it may be withheld: a true zero is a fact, and protects nothing.</summary>
    public bool CanBeWithheld => Protectable && Value != 0;
}

/// <summary>The contributions to an aggregate.</summary>
/// <param name="Count">How many départements contribute a value that is not zero.</param>
/// <param name="Largest">The largest contribution, in units.</param>
public sealed record Contributions(int Count, long Largest);
