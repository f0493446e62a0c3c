using System.Collections.Immutable;

namespace Observatoire.Disclosure.Audit;

/// <summary>What the attack on a release gave. It tells withheld values closely where there are faults: never published as it is.</summary>
/// <param name="Cells">Every figure withheld from a reader.</param>
/// <param name="Faults">What an attacker can tell that he must not; one is enough to refuse the release.</param>
public sealed record AuditReport(ImmutableArray<AuditedCell> Cells, ImmutableArray<AuditFault> Faults)
{
    public bool IsRefused => Faults.Length > 0;
}

/// <summary>A withheld figure.</summary>
/// <param name="Identity">Of the figure.</param>
/// <param name="Plausible">
/// What no reader can exclude: each end is that of a table that agrees with all that is published. One value twice where
/// any reader can compute it.
/// </param>
public sealed record AuditedCell(string Identity, FeasibleRange Plausible);

/// <summary>A figure that an attacker can tell too closely.</summary>
/// <param name="Identity">Of the figure.</param>
/// <param name="Insider">The département that can, knowing its own figures; null for any reader.</param>
/// <param name="Excluded">The value that he can exclude and must not, in units.</param>
/// <param name="Bounds">What he can tell.</param>
public sealed record AuditFault(string Identity, string? Insider, long Excluded, FeasibleRange Bounds);
