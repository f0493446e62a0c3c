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
    // A région away: the siblings of a département, the other régions, their départements.
    private const int StepsAround = 3;

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
        MoveSpace[] spaces = [.. MoveSpace.Split(tables)];
        Choice[] chosen = new Choice[spaces.Length];
        Parallel.For(0, spaces.Length, space => chosen[space] = Choose(spaces[space], targets, kept, options));
        ImmutableSortedSet<string> all = chosen
            .SelectMany(space => space.Withheld)
            .ToImmutableSortedSet(StringComparer.Ordinal);
        return new(
            all,
            all.Except(targets.Keys).Except(kept),
            chosen.SelectMany(space => space.Unprotectable).ToImmutableSortedSet(StringComparer.Ordinal)
        );
    }

    private static Choice Choose(
        MoveSpace space,
        Dictionary<string, SensitiveCell> targets,
        IReadOnlySet<string> kept,
        SuppressionOptions options
    )
    {
        int[] forced = [.. Enumerable.Range(0, space.Cells.Length).Where(cell => IsForced(space.Cells[cell]))];
        if (!Array.Exists(forced, cell => targets.ContainsKey(space.Cells[cell].Identity)))
        {
            return new Choice([.. forced.Select(cell => space.Cells[cell].Identity)], [], true);
        }

        // What protects a cell is mostly near it: the whole is searched only where that is not enough.
        MoveSpace near = space.Near(forced, StepsAround);
        Choice choice = ChooseIn(near);
        return choice.IsComplete || near.Cells.Length == space.Cells.Length ? choice : ChooseIn(space);

        bool IsForced(LinkedCell cell) => targets.ContainsKey(cell.Identity) || kept.Contains(cell.Identity);

        Choice ChooseIn(MoveSpace cells)
        {
            ChoiceSearch search = new(
                cells,
                [.. cells.Cells.Select(IsForced)],
                Requirements(cells, targets, options.Insiders),
                options
            );
            bool[] withheld = search.Choose();
            return new Choice(
                [.. Named(cells, cell => withheld[cell])],
                [.. Named(cells, search.IsUnprotectable)],
                search.IsComplete
            );
        }
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
                        new(cell, -1, value - target.Low, insiders && target.InsiderLow is not null),
                    };
                })
                .Where(requirement => requirement.Amount > 0),
        ];

    /// <summary>What is chosen in one space.</summary>
    /// <param name="Withheld">Identities of what is withheld.</param>
    /// <param name="Unprotectable">Identities of the sensitive cells that nothing in it protects from a reader.</param>
    /// <param name="IsComplete">True when every requirement is met, towards départements too.</param>
    private sealed record Choice(string[] Withheld, string[] Unprotectable, bool IsComplete);
}
