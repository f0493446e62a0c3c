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
    private readonly long[] costs = Costs(space, options);
    private readonly ProtectionCheck check = new(space, requirements);
    private readonly KnownCuts cuts = new(space, forced, requirements);

    /// <summary>True for a sensitive cell that nothing protects from any reader; known once <see cref="Choose"/> has run.</summary>
    /// <remarks>What nothing hides from a département is what its own figures and the true zeros of others tell it.</remarks>
    public bool IsUnprotectable(int cell) =>
        cuts.Hopeless.Any(pair => pair.Insider is null && requirements[pair.Requirement].Cell == cell);

    /// <summary>True when every requirement can be met, towards départements too; known once <see cref="Choose"/> has run.</summary>
    public bool IsComplete => !cuts.Hopeless.Any();

    /// <summary>By place, the cells to withhold.</summary>
    public bool[] Choose()
    {
        cuts.LearnRows();
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
        bool learnt = true;
        isBest = false;
        for (int round = 0; learnt && round < (options.Effort.Rounds ?? int.MaxValue); round++)
        {
            if (programme.Solve(cuts, options.Effort.Step) is not bool[] better)
            {
                break;
            }

            withheld = better;
            List<Unmet> unmet = Unmet(withheld);
            if (unmet.Count == 0)
            {
                isBest = programme.IsBest;
                break;
            }

            learnt = false;
            foreach (Unmet each in unmet)
            {
                learnt |= cuts.Learn(each.Requirement, each.Insider, each.Multipliers);
            }
        }

        return withheld;
    }

    private List<Unmet> Unmet(bool[] withheld)
    {
        using MoveSearch search = new(space, withheld);
        return [.. check.Unmet(withheld, search, cuts.IsHopeful)];
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

        // What a move found does not mend is the solvers' rounding: the audit judges it.
        bool mended = true;
        for (List<Unmet> unmet = Unmet(withheld); mended && unmet.Count > 0; unmet = Unmet(withheld))
        {
            mended = false;
            foreach (Unmet each in unmet)
            {
                if (cheapest.Find(requirements[each.Requirement], [.. check.Known(each.Insider)]) is not { } moved)
                {
                    mended |= cuts.GiveUp(each.Requirement, each.Insider);
                    continue;
                }

                foreach (int cell in moved.Where(cell => !withheld[cell]))
                {
                    withheld[cell] = true;
                    cheapest.SetFree(cell);
                    mended = true;
                }
            }
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
            if (!cuts.Allow(withheld))
            {
                withheld[cell] = true;
                continue;
            }

            search.Set(cell, false);
            if (check.Unmet(withheld, search, cuts.IsHopeful).FirstOrDefault() is Unmet unmet)
            {
                cuts.Learn(unmet.Requirement, unmet.Insider, unmet.Multipliers);
                withheld[cell] = true;
                search.Set(cell, true);
            }
        }
    }

    /// <summary>The first aim times a weight, plus a part of the second that all cells together cannot make a whole.</summary>
    private static long[] Costs(MoveSpace space, SuppressionOptions options)
    {
        double total = space.Cells.Sum(cell => Math.Abs((double)cell.Value));
        return
        [
            .. space.Cells.Select(cell =>
            {
                double cost = options.Cost switch
                {
                    SuppressionCost.Count => Cut.One * (1 + (Math.Abs(cell.Value) / total)),
                    SuppressionCost.Value => ((double)Math.Abs(cell.Value) * space.Cells.Length) + 1,
                    SuppressionCost.Worth => (double)Cut.One * cell.Worth,
                };
                return Math.Max(1, (long)(cost * (options.Chance?.FactorOf(cell) ?? 1)));
            }),
        ];
    }
}
