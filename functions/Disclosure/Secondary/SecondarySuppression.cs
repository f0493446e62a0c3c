using System.Collections.Immutable;
using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Tables;

namespace Observatoire.Disclosure.Secondary;

/// <summary>
/// Complementary cell suppression over linked tables: cut generation (Fischetti and Salazar-González, 2001) with repair
/// and clean-up. See docs/methods/disclosure.md.
/// </summary>
/// <remarks>
/// Nothing depends on time, chance or the order of the input. What it chooses is not trusted: the audit judges it.
/// </remarks>
public static class SecondarySuppression
{
    /// <summary>Withholds what keeps the sensitive cells from being told too closely.</summary>
    /// <param name="tables">All that will be public, and all that is.</param>
    /// <param name="sensitive">Cells of these tables that must be withheld.</param>
    /// <param name="kept">Identities withheld in earlier editions: they stay so where they are not zero.</param>
    /// <param name="options">How.</param>
    public static SuppressionPattern Suppress(
        LinkedTables tables,
        IReadOnlyCollection<SensitiveCell> sensitive,
        IReadOnlySet<string> kept,
        SuppressionOptions options
    )
    {
        Dictionary<string, SensitiveCell> targets = sensitive.ToDictionary(
            cell => cell.Identity,
            StringComparer.Ordinal
        );
        List<string> withheld = [];
        List<string> unprotectable = [];
        foreach (MoveSpace space in MoveSpace.Of(tables))
        {
            bool[] forced =
            [
                .. space.Cells.Select(cell => targets.ContainsKey(cell.Identity) || kept.Contains(cell.Identity)),
            ];
            if (space.Cells.Any(cell => targets.ContainsKey(cell.Identity)))
            {
                ChoiceSearch search = new(space, forced, Requirements(space, targets, options.Insiders), options);
                bool[] chosen = search.Choose();
                withheld.AddRange(Named(space, cell => chosen[cell]));
                unprotectable.AddRange(Named(space, search.IsUnprotectable));
            }
            else
            {
                withheld.AddRange(Named(space, cell => forced[cell]));
            }
        }

        ImmutableSortedSet<string> all = withheld.ToImmutableSortedSet(StringComparer.Ordinal);
        return new(
            all,
            all.Except(targets.Keys).Except(kept),
            unprotectable.ToImmutableSortedSet(StringComparer.Ordinal)
        );
    }

    private static IEnumerable<string> Named(MoveSpace space, Func<int, bool> which) =>
        Enumerable.Range(0, space.Cells.Length).Where(which).Select(cell => space.Cells[cell].Identity);

    private static ImmutableArray<Requirement> Requirements(
        MoveSpace space,
        Dictionary<string, SensitiveCell> targets,
        bool insiders
    ) =>
        [
            .. Enumerable
                .Range(0, space.Cells.Length)
                .Where(cell => targets.ContainsKey(space.Cells[cell].Identity))
                .SelectMany(cell =>
                {
                    SensitiveCell target = targets[space.Cells[cell].Identity];
                    long value = space.Cells[cell].Value;
                    long high = insiders ? Math.Max(target.High, target.InsiderHigh) : target.High;
                    return new Requirement[]
                    {
                        new(cell, 1, high - value, insiders),
                        new(cell, -1, value - target.Low, false),
                    };
                })
                .Where(requirement => requirement.Amount > 0),
        ];
}
