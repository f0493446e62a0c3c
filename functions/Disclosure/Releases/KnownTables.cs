using Observatoire.Disclosure.Tables;

namespace Observatoire.Disclosure.Releases;

/// <summary>What a reader of the releases before this one knows.</summary>
/// <param name="Tables">The figures and what ties them.</param>
/// <param name="Withheld">Those that were withheld.</param>
internal sealed record KnownTables(LinkedTables Tables, IReadOnlySet<string> Withheld)
{
    /// <param name="cells">All figures.</param>
    /// <param name="relations">What ties them.</param>
    /// <param name="wasKnown">Which figures those releases told of.</param>
    /// <param name="hidden">What is withheld.</param>
    /// <returns>Null when nothing of what they told of is withheld.</returns>
    public static KnownTables? Restrict(
        IEnumerable<LinkedCell> cells,
        IEnumerable<PublicRelation> relations,
        Func<string, bool> wasKnown,
        IEnumerable<string> hidden
    )
    {
        HashSet<string> withheld = new(hidden.Where(wasKnown), StringComparer.Ordinal);
        return withheld.Count == 0
            ? null
            : new KnownTables(
                new LinkedTables(
                    cells.Where(cell => wasKnown(cell.Identity)),
                    relations.Where(relation => relation.Terms.All(term => wasKnown(term.Identity)))
                ),
                withheld
            );
    }
}
