using System.Collections.Immutable;

namespace Observatoire.Disclosure.Secondary;

/// <summary>
/// What any sufficient choice of withheld cells satisfies: the weights of the cells it withholds, beyond those withheld
/// whatever is chosen, add up to one at least.
/// </summary>
/// <param name="Weights">In parts of <see cref="One"/>; a cell not named weighs nothing.</param>
internal sealed record Cut(ImmutableArray<CutTerm> Weights)
{
    public const long One = 1_000_000;

    // Below this a multiplier is the solver's rounding.
    private const double Negligible = 1e-9;

    /// <summary>True when no choice at all satisfies it.</summary>
    public bool IsHopeless => Weights.Sum(term => term.Weight) < One;

    /// <summary>True when these cells satisfy it.</summary>
    /// <param name="withheld">By place.</param>
    public bool Holds(bool[] withheld)
    {
        long sum = 0;
        foreach (CutTerm term in Weights)
        {
            sum += withheld[term.Cell] ? term.Weight : 0;
        }

        return sum >= One;
    }

    /// <summary>The cut that one combination of the rows gives for one requirement, or null when it says nothing.</summary>
    /// <remarks>
    /// Weak duality: in any move, the difference of the cell is that of the row sums times their multipliers, plus what
    /// each cell adds; each of these is bounded, by zero where the cell is published. So it holds for any multipliers,
    /// exact or not (Fischetti and Salazar-González, 2001, capacity constraints), weights rounded up.
    /// </remarks>
    /// <param name="space">The cells and rows.</param>
    /// <param name="forced">By place: withheld whatever is chosen.</param>
    /// <param name="still">By place: cells that the attacker knows all the same and that move in no case.</param>
    /// <param name="requirement">What must be possible.</param>
    /// <param name="multipliers">One a row.</param>
    public static Cut? Find(
        MoveSpace space,
        bool[] forced,
        Func<int, bool> still,
        Requirement requirement,
        IReadOnlyList<double> multipliers
    )
    {
        SortedDictionary<int, double> rates = new() { [requirement.Cell] = requirement.Direction };
        double missing = requirement.Amount;
        for (int row = 0; row < multipliers.Count; row++)
        {
            double multiplier = multipliers[row];
            if (Math.Abs(multiplier) > Negligible)
            {
                missing -= Reach(multiplier, space.Rows[row].Most, -space.Rows[row].Least);
                foreach (MoveTerm term in space.Rows[row].Terms)
                {
                    rates[term.Cell] = rates.GetValueOrDefault(term.Cell) - (multiplier * term.Factor);
                }
            }
        }

        List<(int Cell, double Reach)> reaches = [];
        foreach ((int cell, double rate) in rates)
        {
            double reach = still(cell) ? 0 : Reach(rate, space.Up(cell), space.Down(cell));
            if (forced[cell])
            {
                missing -= reach;
            }
            else if (reach > 0)
            {
                reaches.Add((cell, reach));
            }
        }

        // Also false when a reach was infinite.
        return missing > Negligible
            ? new Cut([
                .. reaches.Select(term => new CutTerm(
                    term.Cell,
                    Math.Min(One, (long)Math.Ceiling(Math.Min(2, term.Reach / missing) * One - Negligible))
                )),
            ])
            : null;
    }

    /// <summary>The most that a rate brings where the difference may go so far up and so far down.</summary>
    private static double Reach(double rate, double up, double down) =>
        Math.Abs(rate) <= Negligible ? 0
        : rate > 0 ? rate * up
        : -rate * down;
}

internal readonly record struct CutTerm(int Cell, long Weight);
