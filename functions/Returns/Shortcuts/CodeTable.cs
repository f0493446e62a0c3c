using Observatoire.Editions;

namespace Observatoire.Returns.Shortcuts;

/// <summary>The cells of an edition by their codes packed in numbers.</summary>
internal sealed class CodeTable
{
    private const int None = -1;

    private readonly CodeIndex indicators = new();
    private readonly CodeIndex breakdowns = new();
    private readonly CodeIndex[] categories;
    private readonly int[] firstCells;
    private readonly int stride;
    private readonly CellCodes[] codes;
    private readonly ulong[] indicatorCodes;

    public CodeTable(NomenclatureEdition edition)
    {
        Space = edition.Cells;
        for (int at = 0; at < edition.Sent.Count; at++)
        {
            indicators.Add(edition.Sent[at].Code, at);
        }

        indicatorCodes = [.. edition.Sent.Select(each => CodeIndex.Pack(each.Code))];
        codes =
        [
            .. Space.Names.Select(name => new CellCodes(
                indicators.Find(CodeIndex.Pack(name.Indicator.Code)),
                CodeIndex.Pack(name.Breakdown),
                CodeIndex.Pack(name.Category)
            )),
        ];
        string[] names =
        [
            .. Space
                .Names.Select(name => name.Breakdown)
                .Where(name => name.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
        categories = [.. names.Select(IndexCategories)];
        stride = names.Length + 1;
        firstCells = new int[edition.Sent.Count * stride];
        Array.Fill(firstCells, None);
        for (int cell = codes.Length - 1; cell >= 0; cell--)
        {
            (int indicator, ulong breakdown, _) = codes[cell];
            firstCells[indicator * stride + (breakdown == 0 ? 0 : 1 + breakdowns.Find(breakdown))] = cell;
        }

        CodeIndex IndexCategories(string breakdown, int at)
        {
            breakdowns.Add(breakdown, at);
            CodeIndex index = new();
            IEnumerable<string> inOrder = Space
                .Names.Where(name => string.Equals(name.Breakdown, breakdown, StringComparison.Ordinal))
                .Select(name => name.Category)
                .Distinct(StringComparer.Ordinal);
            foreach ((string category, int position) in inOrder.Select((each, position) => (each, position)))
            {
                index.Add(category, position);
            }

            return index;
        }
    }

    public CellSpace Space { get; }

    /// <summary>Position of the indicator of a cell among those that are sent.</summary>
    public int IndicatorOf(int cell) => codes[cell].Indicator;

    /// <summary>Position of the indicator with that packed code, or -1.</summary>
    /// <param name="code">The code.</param>
    /// <param name="near">A cell it may well be that of.</param>
    public int IndicatorAt(ulong code, int near)
    {
        int likely = near < codes.Length ? codes[near].Indicator : None;
        return likely >= 0 && indicatorCodes[likely] == code ? likely : indicators.Find(code);
    }

    /// <summary>Number of the cell, or -1 when the indicator has none such.</summary>
    /// <param name="indicator">Position of the indicator.</param>
    /// <param name="breakdown">Packed code; 0 for the total.</param>
    /// <param name="category">Packed code; 0 for the total.</param>
    /// <param name="near">The cell it may well be: most files go in the order of the nomenclature.</param>
    public int CellAt(int indicator, ulong breakdown, ulong category, int near)
    {
        if (near < codes.Length && codes[near] == new CellCodes(indicator, breakdown, category))
        {
            return near;
        }

        if (breakdown == 0)
        {
            return category == 0 ? firstCells[indicator * stride] : None;
        }

        int named = breakdowns.Find(breakdown);
        int first = named < 0 ? None : firstCells[indicator * stride + 1 + named];
        int position = first < 0 ? None : categories[named].Find(category);
        return position < 0 ? None : first + position;
    }

    /// <summary>What a cell is, as numbers: position of the indicator, packed codes.</summary>
    private readonly record struct CellCodes(int Indicator, ulong Breakdown, ulong Category);
}
