using Observatoire.Disclosure.Tables;

namespace Observatoire.Disclosure.Primary;

/// <summary>
/// What a reader would know of each cell if all that can be withheld were: a total of five withheld parts, each at least
/// one, is at least five. No choice of cells hides that, so no protection is asked below it.
/// </summary>
internal sealed class StructuralBounds
{
    // Each pass carries a bound one relation further; hierarchies are not deeper.
    private const int Passes = 20;

    private readonly double[] lower;
    private readonly double[] upper;

    public StructuralBounds(LinkedTables tables)
    {
        lower = [.. tables.Cells.Select(cell => cell.CanBeWithheld ? cell.Lower : (double)cell.Value)];
        upper =
        [
            .. tables.Cells.Select(cell => cell.CanBeWithheld ? cell.Upper ?? double.PositiveInfinity : cell.Value),
        ];
        bool changed = true;
        for (int pass = 0; pass < Passes && changed; pass++)
        {
            changed = false;
            foreach (ResolvedRelation relation in tables.Relations)
            {
                changed |= Tighten(relation);
            }
        }
    }

    /// <summary>The least the cell can be, in units.</summary>
    public long Lower(int cell) => (long)lower[cell];

    private bool Tighten(ResolvedRelation relation)
    {
        bool changed = false;
        foreach (ResolvedTerm term in relation.Terms)
        {
            double least = relation.AtLeast ?? double.NegativeInfinity;
            double most = relation.AtMost ?? double.PositiveInfinity;
            foreach (ResolvedTerm other in relation.Terms.Where(other => other.Cell != term.Cell))
            {
                least -= other.Factor * (other.Factor > 0 ? upper[other.Cell] : lower[other.Cell]);
                most -= other.Factor * (other.Factor > 0 ? lower[other.Cell] : upper[other.Cell]);
            }

            double floor = Math.Ceiling((term.Factor > 0 ? least : most) / term.Factor);
            double ceiling = Math.Floor((term.Factor > 0 ? most : least) / term.Factor);
            changed |= floor > lower[term.Cell] || ceiling < upper[term.Cell];
            lower[term.Cell] = Math.Max(lower[term.Cell], floor);
            upper[term.Cell] = Math.Min(upper[term.Cell], ceiling);
        }

        return changed;
    }
}
