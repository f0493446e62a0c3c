using Observatoire.Editions;

namespace Observatoire.Returns.Rules;

/// <summary>A relation as cell numbers and factors, for the totals or for one category of a breakdown.</summary>
internal sealed class CompiledRelation
{
    private const long Plain = 100;

    private readonly CellSpace space;

    /// <exception cref="InvalidDataException">When the edition has no such cell; the message names it.</exception>
    public CompiledRelation(LinearRelation relation, CellSpace space, string breakdown, string category)
    {
        this.space = space;
        Left = [.. relation.Left.Terms.Select(term => (CellOf(term, breakdown, category), term.FactorHundredths))];
        Right = [.. relation.Right.Terms.Select(term => (CellOf(term, breakdown, category), term.FactorHundredths))];
    }

    public (int Cell, long Factor)[] Left { get; }

    public (int Cell, long Factor)[] Right { get; }

    public IEnumerable<int> Cells => Left.Concat(Right).Select(term => term.Cell);

    /// <summary>True when the left side, with factors, bounds one figure on the right.</summary>
    public bool IsBoundOnRight => Right is [(_, Plain)] && Left.Any(term => term.Factor != Plain);

    /// <summary>Both sides in ten-thousandths, or null when a figure is not there.</summary>
    public (long Left, long Right)? Sides(TerritoryCells territory) =>
        Sum(Left, territory) is long left && Sum(Right, territory) is long right ? (left, right) : null;

    public (long Left, long Right) Sides(Func<int, long> value) =>
        (Left.Sum(term => term.Factor * value(term.Cell)), Right.Sum(term => term.Factor * value(term.Cell)));

    /// <summary>One side as a message shows it: <c>DEM_NEW (100) + DEM_CON (19) = 119</c>.</summary>
    /// <param name="side">Its terms.</param>
    /// <param name="value">The value of a cell, in hundredths.</param>
    /// <param name="sum">The sum, in hundredths.</param>
    public string Describe((int Cell, long Factor)[] side, Func<int, long> value, long sum)
    {
        string total = ReturnNumber.Write(sum);
        if (side is [(int only, Plain)])
        {
            return $"{NameOf(only)} = {total}";
        }

        IEnumerable<string> terms = side.Select(
            (term, at) =>
            {
                string sign =
                    term.Factor < 0 ? "- "
                    : at > 0 ? "+ "
                    : "";
                string factor = Math.Abs(term.Factor) == Plain ? "" : ReturnNumber.Write(Math.Abs(term.Factor)) + " × ";
                return $"{sign}{factor}{NameOf(term.Cell)} ({ReturnNumber.Write(value(term.Cell))})";
            }
        );
        return $"{string.Join(' ', terms)} = {total}";
    }

    private static long? Sum((int Cell, long Factor)[] side, TerritoryCells territory)
    {
        long sum = 0;
        foreach ((int cell, long factor) in side)
        {
            if (!territory.HasValue(cell))
            {
                return null;
            }

            sum += factor * territory.Hundredths(cell);
        }

        return sum;
    }

    private string NameOf(int cell)
    {
        CellName name = space.Names[cell];
        return name.Category.Length == 0 ? name.Indicator.Code : $"{name.Indicator.Code}[{name.Category}]";
    }

    private int CellOf(LinearTerm term, string breakdown, string category)
    {
        int cell =
            term.Breakdown.Length > 0
                ? space.Find(term.Indicator, term.Breakdown, term.Category)
                : space.Find(term.Indicator, breakdown, category);
        return cell >= 0
            ? cell
            : throw new InvalidDataException($"No return has {term.Indicator} by « {breakdown}{term.Breakdown} ».");
    }
}
