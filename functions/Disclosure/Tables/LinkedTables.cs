using System.Collections.Immutable;

namespace Observatoire.Disclosure.Tables;

/// <summary>
/// The figures of a release, all tables, months and editions together, with what ties them. Before disclosure control:
/// not publishable. Immutable.
/// </summary>
/// <remarks>Cells are in the order of their identities and relations in that of their cells, whatever order they came in.</remarks>
public sealed class LinkedTables
{
    private readonly Dictionary<string, int> indices;

    /// <exception cref="ArgumentException">
    /// When an identity comes twice, a relation names none of them, or a value breaks a bound or a relation: a reader
    /// who trusts it would be led to a false figure, and a protection computed from it would be worth nothing.
    /// </exception>
    public LinkedTables(IEnumerable<LinkedCell> cells, IEnumerable<PublicRelation> relations)
    {
        Cells = [.. cells.OrderBy(cell => cell.Identity, StringComparer.Ordinal)];
        indices = new Dictionary<string, int>(Cells.Length, StringComparer.Ordinal);
        for (int at = 0; at < Cells.Length; at++)
        {
            LinkedCell cell = Cells[at];
            if (!indices.TryAdd(cell.Identity, at))
            {
                throw new ArgumentException($"« {cell.Identity} » comes twice.", nameof(cells));
            }

            if (cell.CanBeWithheld && (cell.Value < cell.Lower || cell.Value > cell.Upper))
            {
                throw new ArgumentException($"« {cell.Identity} » is outside its own bounds.", nameof(cells));
            }
        }

        Relations =
        [
            .. relations
                .Select(Resolve)
                .OrderBy(relation => relation.Terms, TermOrder)
                .ThenBy(relation => relation.AtLeast)
                .ThenBy(relation => relation.AtMost),
        ];
    }

    /// <summary>In the order of their identities.</summary>
    public ImmutableArray<LinkedCell> Cells { get; }

    internal ImmutableArray<ResolvedRelation> Relations { get; }

    private static Comparer<ImmutableArray<ResolvedTerm>> TermOrder { get; } =
        Comparer<ImmutableArray<ResolvedTerm>>.Create(
            (one, other) =>
            {
                for (int at = 0; at < Math.Min(one.Length, other.Length); at++)
                {
                    int order = (one[at].Cell, one[at].Factor).CompareTo((other[at].Cell, other[at].Factor));
                    if (order != 0)
                    {
                        return order;
                    }
                }

                return one.Length.CompareTo(other.Length);
            }
        );

    /// <summary>True when a cell has that identity.</summary>
    public bool Has(string identity) => indices.ContainsKey(identity);

    /// <exception cref="KeyNotFoundException">When no cell has that identity.</exception>
    public LinkedCell this[string identity] => Cells[indices[identity]];

    /// <summary>For each département, the figures it knows whatever is withheld, by identity.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> OwnFigures() =>
        Cells
            .Where(cell => cell.KnownTo is not null)
            .GroupBy(cell => cell.KnownTo!, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                IReadOnlyDictionary<string, long> (group) =>
                    group.ToDictionary(cell => cell.Identity, cell => cell.Value, StringComparer.Ordinal),
                StringComparer.Ordinal
            );

    /// <summary>What is public even when all that can be withheld is.</summary>
    public Publication PublishLeast() =>
        Publish(
            Cells.Where(cell => cell.CanBeWithheld).Select(cell => cell.Identity).ToHashSet(StringComparer.Ordinal)
        );

    /// <summary>What becomes public when some cells are withheld: the others, and every relation.</summary>
    public Publication Publish(IReadOnlySet<string> withheld) =>
        new(
            Cells.Select(cell => new PublishedFigure(
                cell.Identity,
                withheld.Contains(cell.Identity) ? null : cell.Value,
                cell.Lower,
                cell.Upper
            )),
            Relations.Select(relation => new PublicRelation(
                [.. relation.Terms.Select(term => new RelationTerm(Cells[term.Cell].Identity, term.Factor))],
                relation.AtLeast,
                relation.AtMost
            ))
        );

    private ResolvedRelation Resolve(PublicRelation relation)
    {
        ImmutableArray<ResolvedTerm> terms =
        [
            .. relation
                .Terms.Select(term =>
                    indices.TryGetValue(term.Identity, out int cell)
                        ? new ResolvedTerm(cell, term.Factor)
                        : throw new ArgumentException($"No cell is called « {term.Identity} ».", nameof(relation))
                )
                .GroupBy(term => term.Cell)
                .Select(group => new ResolvedTerm(group.Key, group.Sum(term => term.Factor)))
                .Where(term => term.Factor != 0)
                .OrderBy(term => term.Cell),
        ];
        long sum = terms.Sum(term => term.Factor * Cells[term.Cell].Value);
        return sum < relation.AtLeast || sum > relation.AtMost
            ? throw new ArgumentException(
                $"The sum of {string.Join(", ", terms.Select(term => Cells[term.Cell].Identity))} is not within its bounds.",
                nameof(relation)
            )
            : new ResolvedRelation(terms, relation.AtLeast, relation.AtMost, sum);
    }
}

/// <summary>A relation over cells by their place, with its sum at the true values.</summary>
internal sealed record ResolvedRelation(ImmutableArray<ResolvedTerm> Terms, long? AtLeast, long? AtMost, long Sum)
{
    public bool IsEquation => AtLeast == AtMost && AtLeast is not null;
}

internal readonly record struct ResolvedTerm(int Cell, long Factor);
