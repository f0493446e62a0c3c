using System.Collections.Immutable;
using Observatoire.Disclosure.Tables;

namespace Observatoire.Disclosure.Secondary;

/// <summary>
/// Cells tied to each other, and how their values could differ from the true ones together without breaking anything
/// public. A move gives each cell a difference; where every cell that moves is withheld, a reader cannot exclude it.
/// </summary>
internal sealed class MoveSpace
{
    private MoveSpace(LinkedTables tables, IReadOnlyList<int> cells, IEnumerable<ResolvedRelation> relations)
    {
        Dictionary<int, int> places = [];
        foreach (int cell in cells)
        {
            places.Add(cell, places.Count);
        }

        Cells = [.. cells.Select(cell => tables.Cells[cell])];
        Rows =
        [
            .. relations.Select(relation => new MoveRow(
                [
                    .. relation
                        .Terms.Where(term => places.ContainsKey(term.Cell))
                        .Select(term => new MoveTerm(places[term.Cell], term.Factor)),
                ],
                relation.AtLeast is long least ? least - relation.Sum : double.NegativeInfinity,
                relation.AtMost is long most ? most - relation.Sum : double.PositiveInfinity,
                relation.IsEquation
            )),
        ];
    }

    private MoveSpace(ImmutableArray<LinkedCell> cells, ImmutableArray<MoveRow> rows) => (Cells, Rows) = (cells, rows);

    public ImmutableArray<LinkedCell> Cells { get; }

    public ImmutableArray<MoveRow> Rows { get; }

    /// <summary>The spaces of a release, cells that cannot be withheld left out: they do not move and tie nothing.</summary>
    public static IEnumerable<MoveSpace> Split(LinkedTables tables)
    {
        int[] leaders = [.. Enumerable.Range(0, tables.Cells.Length)];
        List<ResolvedRelation> binding = [];
        foreach (ResolvedRelation relation in tables.Relations)
        {
            int[] moving =
            [
                .. relation.Terms.Select(term => term.Cell).Where(cell => tables.Cells[cell].CanBeWithheld),
            ];
            if (moving.Length > 0)
            {
                binding.Add(relation);
                foreach (int cell in moving)
                {
                    leaders[Leader(leaders, cell)] = Leader(leaders, moving[0]);
                }
            }
        }

        ILookup<int, ResolvedRelation> relations = binding.ToLookup(relation =>
            Leader(leaders, relation.Terms.First(term => tables.Cells[term.Cell].CanBeWithheld).Cell)
        );
        return Enumerable
            .Range(0, tables.Cells.Length)
            .Where(cell => tables.Cells[cell].CanBeWithheld)
            .GroupBy(cell => Leader(leaders, cell))
            .Select(group => new MoveSpace(tables, [.. group], relations[group.Key]));
    }

    /// <summary>The same with fewer cells: those that so many rows or fewer part from some of them. The others do not move.</summary>
    /// <param name="from">By place, where to start.</param>
    /// <param name="steps">How many rows.</param>
    public MoveSpace Near(IEnumerable<int> from, int steps)
    {
        bool[] isNear = new bool[Cells.Length];
        foreach (int cell in from)
        {
            isNear[cell] = true;
        }

        for (int step = 0; step < steps; step++)
        {
            bool[] before = [.. isNear];
            foreach (
                MoveTerm term in Rows.Where(row => row.Terms.Any(term => before[term.Cell]))
                    .SelectMany(row => row.Terms)
            )
            {
                isNear[term.Cell] = true;
            }
        }

        int[] near = [.. Enumerable.Range(0, Cells.Length).Where(cell => isNear[cell])];
        int[] places = new int[Cells.Length];
        for (int place = 0; place < near.Length; place++)
        {
            places[near[place]] = place;
        }

        return new MoveSpace(
            [.. near.Select(cell => Cells[cell])],
            [
                .. Rows.Where(row => row.Terms.Any(term => isNear[term.Cell]))
                    .Select(row =>
                        row with
                        {
                            Terms =
                            [
                                .. row
                                    .Terms.Where(term => isNear[term.Cell])
                                    .Select(term => term with { Cell = places[term.Cell] }),
                            ],
                        }
                    ),
            ]
        );
    }

    /// <summary>How far a cell may go down, in units.</summary>
    public double Down(int cell) => Cells[cell].Value - Cells[cell].Lower;

    /// <summary>How far a cell may go up, in units.</summary>
    public double Up(int cell) => Cells[cell].Upper is long upper ? upper - Cells[cell].Value : double.PositiveInfinity;

    private static int Leader(int[] leaders, int cell)
    {
        while (leaders[cell] != cell)
        {
            leaders[cell] = leaders[leaders[cell]];
            cell = leaders[cell];
        }

        return cell;
    }
}

/// <summary>What a move must respect: the sum of its differences, each times a factor, lies between two bounds.</summary>
/// <param name="Terms">Cells by their place in the space.</param>
/// <param name="Least">At most zero.</param>
/// <param name="Most">At least zero.</param>
/// <param name="IsEquation">True when the sum must be zero.</param>
internal sealed record MoveRow(ImmutableArray<MoveTerm> Terms, double Least, double Most, bool IsEquation);

internal readonly record struct MoveTerm(int Cell, long Factor);

/// <summary>A difference of one cell that a reader must be unable to exclude.</summary>
/// <param name="Cell">Place of the cell.</param>
/// <param name="Direction">1 for more than the true value, -1 for less.</param>
/// <param name="Amount">How much, in units; above zero.</param>
/// <param name="Insiders">True when a département that knows its own figures must be unable to exclude it either.</param>
internal readonly record struct Requirement(int Cell, int Direction, double Amount, bool Insiders);
