using System.Collections.Immutable;

namespace Observatoire.Disclosure.Secondary;

/// <summary>Which cells are withheld.</summary>
/// <param name="Withheld">All of them: sensitive, withheld before, and chosen to protect these; readers see one symbol.</param>
/// <param name="Secondary">Those chosen to protect others.</param>
/// <param name="Unprotectable">Sensitive cells that nothing can protect: what is public anyway tells too much.</param>
public sealed record SuppressionPattern(
    ImmutableSortedSet<string> Withheld,
    ImmutableSortedSet<string> Secondary,
    ImmutableSortedSet<string> Unprotectable
);
