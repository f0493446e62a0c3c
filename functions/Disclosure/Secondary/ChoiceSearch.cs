using System.Collections.Immutable;

namespace Observatoire.Disclosure.Secondary;

/// <summary>Chooses the cells to withhold in one space.</summary>
/// <param name="space">The cells and rows.</param>
/// <param name="forced">By place: withheld whatever is chosen.</param>
/// <param name="requirements">What must be possible.</param>
/// <param name="options">How.</param>
internal sealed class ChoiceSearch(
    MoveSpace space,
    bool[] forced,
    ImmutableArray<Requirement> requirements,
    SuppressionOptions options
)
{
    private readonly long[] costs = Costs(space, options.Cost);
    private readonly ProtectionCheck check = new(space, requirements);
    private readonly HashSet<(int Requirement, string? Insider)> hopeless = [];

    /// <summary>True for a sensitive cell that nothing protects; known once <see cref="Choose"/> has run.</summary>
    public bool IsUnprotectable(int cell) => hopeless.Any(pair => requirements[pair.Requirement].Cell == cell);

    /// <summary>By place, the cells to withhold.</summary>
    public bool[] Choose()
    {
        bool[] withheld = Generate(out bool isBest);
        if (!isBest)
        {
            Repair(withheld);
            CleanUp(withheld);
        }

        return withheld;
    }

    /// <summary>
    /// Solves the integer programme, adds the cuts that its choice breaks, and again, until it breaks none: that choice
    /// is then the best.
    /// </summary>
    private bool[] Generate(out bool isBest)
    {
        bool[] withheld = [.. forced];
        CoverProgramme programme = new(space, forced, costs);
        AddRows(programme);
        isBest = false;
        for (int round = 0; round <= (options.Effort.Rounds ?? int.MaxValue - 1); round++)
        {
            List<Unmet> unmet = Unmet(withheld);
            if (unmet.Count == 0)
            {
                isBest = round == 0 || programme.IsBest;
                return withheld;
            }

            if (round == options.Effort.Rounds || !Add(programme, unmet))
            {
                return withheld;
            }

            if (programme.Solve(options.Effort.Step) is not bool[] better)
            {
                return withheld;
            }

            withheld = better;
        }

        return withheld;
    }

    /// <summary>What each equation alone asks: a sensitive cell and its neighbours must be able to move against each other.</summary>
    private void AddRows(CoverProgramme programme)
    {
        ILookup<int, int> rows = Enumerable
            .Range(0, space.Rows.Length)
            .SelectMany(row => space.Rows[row].Terms.Select(term => (term.Cell, Row: row)))
            .ToLookup(pair => pair.Cell, pair => pair.Row);
        double[] multipliers = new double[space.Rows.Length];
        foreach (Requirement requirement in requirements)
        {
            foreach (int row in rows[requirement.Cell])
            {
                MoveTerm own = space.Rows[row].Terms.First(term => term.Cell == requirement.Cell);
                multipliers[row] = requirement.Direction / (double)own.Factor;
                foreach (string? insider in InsidersOf(space.Rows[row], requirement))
                {
                    Cut? cut = Cut.Of(space, forced, cell => IsKnown(cell, insider), requirement, multipliers);
                    if (cut is { IsHopeless: false })
                    {
                        programme.Add(cut);
                    }
                }

                multipliers[row] = 0;
            }
        }
    }

    /// <summary>Any reader, and those other than the cell's own sender who know a cell of the row.</summary>
    private IEnumerable<string?> InsidersOf(MoveRow row, Requirement requirement) =>
        requirement.Insiders
            ? row
                .Terms.Select(term => space.Cells[term.Cell].KnownTo)
                .Append(null)
                .Distinct(StringComparer.Ordinal)
                .Where(who => who is null || !IsKnown(requirement.Cell, who))
            : [null];

    private bool IsKnown(int cell, string? insider) =>
        insider is not null && string.Equals(space.Cells[cell].KnownTo, insider, StringComparison.Ordinal);

    private List<Unmet> Unmet(bool[] withheld)
    {
        using MoveSearch search = new(space, withheld);
        return [.. check.Unmet(withheld, search, IsHopeful)];
    }

    private bool IsHopeful(int requirement, string? insider) => !hopeless.Contains((requirement, insider));

    /// <summary>False when nothing new was learnt.</summary>
    private bool Add(CoverProgramme programme, List<Unmet> unmet)
    {
        bool learnt = false;
        foreach (Unmet each in unmet)
        {
            Cut? cut = Cut.Of(
                space,
                forced,
                cell => IsKnown(cell, each.Insider),
                requirements[each.Requirement],
                each.Multipliers
            );
            if (cut is { IsHopeless: true })
            {
                learnt |= hopeless.Add((each.Requirement, each.Insider));
            }
            else
            {
                learnt |= cut is not null && programme.Add(cut);
            }
        }

        return learnt;
    }

    /// <summary>Withholds, one requirement not met after the other, the cells of the cheapest move that meets it.</summary>
    private void Repair(bool[] withheld)
    {
        using CheapestMove cheapest = new(space, costs);
        for (int cell = 0; cell < withheld.Length; cell++)
        {
            if (withheld[cell])
            {
                cheapest.SetFree(cell);
            }
        }

        List<Unmet> unmet = Unmet(withheld);
        while (unmet.Count > 0)
        {
            foreach (Unmet each in unmet)
            {
                if (cheapest.Find(requirements[each.Requirement], [.. check.Known(each.Insider)]) is not { } moved)
                {
                    hopeless.Add((each.Requirement, each.Insider));
                    continue;
                }

                foreach (int cell in moved.Where(cell => !withheld[cell]))
                {
                    withheld[cell] = true;
                    cheapest.SetFree(cell);
                }
            }

            unmet = Unmet(withheld);
        }
    }

    /// <summary>Publishes each cell without which every requirement is still met, the dearest first.</summary>
    private void CleanUp(bool[] withheld)
    {
        using MoveSearch search = new(space, withheld);
        foreach (
            int cell in Enumerable
                .Range(0, withheld.Length)
                .Where(cell => withheld[cell] && !forced[cell])
                .OrderByDescending(cell => costs[cell])
                .ThenBy(cell => cell)
        )
        {
            withheld[cell] = false;
            search.Set(cell, false);
            if (check.Unmet(withheld, search, IsHopeful).Any())
            {
                withheld[cell] = true;
                search.Set(cell, true);
            }
        }
    }

    /// <summary>The first aim times a weight, plus a part of the second that all cells together cannot make a whole.</summary>
    private static long[] Costs(MoveSpace space, SuppressionCost cost)
    {
        double total = space.Cells.Sum(cell => Math.Abs((double)cell.Value));
        return
        [
            .. space.Cells.Select(cell =>
                cost switch
                {
                    SuppressionCost.Count => Cut.One + (long)(Cut.One * (Math.Abs(cell.Value) / total)),
                    SuppressionCost.Value => (Math.Abs(cell.Value) * space.Cells.Length) + 1,
                }
            ),
        ];
    }
}
