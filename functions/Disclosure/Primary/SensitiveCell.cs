namespace Observatoire.Disclosure.Primary;

/// <summary>A cell that must be withheld, and what nobody may be able to tell of it.</summary>
/// <param name="Identity">The cell.</param>
/// <param name="Reason">The rule that makes it so; never published, since it would tell primary from secondary.</param>
/// <param name="Low">An attacker must be unable to exclude this value or a lower one, in units.</param>
/// <param name="High">An attacker must be unable to exclude this value or a higher one, in units.</param>
/// <param name="InsiderLow">
/// Low, towards a département that knows its own figures; null where nothing is asked: its own part of a total raises the least
/// that total can be.
/// </param>
/// <param name="InsiderHigh">High, towards a département that knows its own figures.</param>
public sealed record SensitiveCell(
    string Identity,
    SensitivityReason Reason,
    long Low,
    long High,
    long? InsiderLow,
    long InsiderHigh
);

/// <summary>Why a cell must be withheld.</summary>
public enum SensitivityReason
{
    /// <summary>It counts fewer people, or posts, than the threshold.</summary>
    Threshold,

    /// <summary>It is an amount of fewer people, or posts, than the threshold.</summary>
    Amount,

    /// <summary>Too few départements contribute to it.</summary>
    FewContributors,

    /// <summary>One département makes almost all of it.</summary>
    Dominance,
}
