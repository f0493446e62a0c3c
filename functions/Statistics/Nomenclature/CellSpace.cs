using System.Collections.Frozen;

namespace Observatoire.Statistics.Nomenclature;

/// <summary>What one cell of a territory is: an indicator, in all or for one category of a breakdown.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Breakdown">Code of the breakdown, or empty for the total.</param>
/// <param name="Category">Category, or empty for the total.</param>
public sealed record CellName(IndicatorDefinition Indicator, string Breakdown, string Category);

/// <summary>
/// The cells a return of an edition can have for one territory, numbered from 0: for each indicator its total, then the
/// categories of each of its breakdowns. A return is then arrays, and a rule a few additions.
/// </summary>
public sealed class CellSpace
{
    private const int None = -1;

    private readonly CodeIndex indicatorIndex = new();
    private readonly CodeIndex breakdownIndex = new();
    private readonly CodeIndex[] categoryIndexes;
    private readonly int[] firstCells;
    private readonly CellCodes[] codes;
    private readonly ulong[] indicatorCodes;
    private readonly FrozenDictionary<(string, string, string), int> cells;

    /// <exception cref="InvalidDataException">When a code is longer than eight characters or not ASCII.</exception>
    internal CellSpace(
        IReadOnlyList<IndicatorDefinition> indicators,
        IReadOnlyDictionary<string, IReadOnlyList<string>> breakdowns,
        IEnumerable<LinearTerm> formulaTerms
    )
    {
        string[] names = [.. breakdowns.Keys.Order(StringComparer.Ordinal)];
        categoryIndexes = [.. names.Select(_ => new CodeIndex())];
        for (int breakdown = 0; breakdown < names.Length; breakdown++)
        {
            breakdownIndex.Add(names[breakdown], breakdown);
            for (int category = 0; category < breakdowns[names[breakdown]].Count; category++)
            {
                categoryIndexes[breakdown].Add(breakdowns[names[breakdown]][category], category);
            }
        }

        Stride = names.Length + 1;
        firstCells = new int[indicators.Count * Stride];
        Array.Fill(firstCells, None);
        List<CellName> all = [];
        for (int indicator = 0; indicator < indicators.Count; indicator++)
        {
            indicatorIndex.Add(indicators[indicator].Code, indicator);
            firstCells[indicator * Stride] = all.Count;
            all.Add(new CellName(indicators[indicator], "", ""));
            foreach (string breakdown in indicators[indicator].Breakdowns)
            {
                firstCells[indicator * Stride + 1 + Array.IndexOf(names, breakdown)] = all.Count;
                all.AddRange(
                    breakdowns[breakdown].Select(each => new CellName(indicators[indicator], breakdown, each))
                );
            }
        }

        Names = all;
        indicatorCodes = [.. indicators.Select(indicator => CodeIndex.Pack(indicator.Code))];
        codes =
        [
            .. all.Select(name => new CellCodes(
                indicatorIndex.Find(name.Indicator.Code),
                CodeIndex.Pack(name.Breakdown),
                CodeIndex.Pack(name.Category)
            )),
        ];
        cells = all.Select((name, cell) => (name, cell))
            .ToFrozenDictionary(
                pair => (pair.name.Indicator.Code, pair.name.Breakdown, pair.name.Category),
                pair => pair.cell
            );
        InFormulas = formulaTerms
            .DistinctBy(term => term.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(term => Find(term.Indicator, term.Breakdown, term.Category), term => term.Key);
    }

    /// <summary>The cells derived indicators are computed from, and how a formula names each.</summary>
    public IReadOnlyDictionary<int, string> InFormulas { get; }

    /// <summary>What each cell is, by its number.</summary>
    public IReadOnlyList<CellName> Names { get; }

    public int Count => Names.Count;

    private int Stride { get; }

    /// <returns>The number of the cell, or -1 when the edition has none such.</returns>
    public int Find(string indicator, string breakdown = "", string category = "") =>
        cells.GetValueOrDefault((indicator, breakdown, category), None);

    /// <summary>The cells of the categories of one breakdown of an indicator, in order; empty when it has none.</summary>
    public IReadOnlyList<int> CategoriesOf(string indicator, string breakdown) =>
        [
            .. Enumerable
                .Range(0, Count)
                .Where(cell =>
                    string.Equals(Names[cell].Indicator.Code, indicator, StringComparison.Ordinal)
                    && breakdown.Length > 0
                    && string.Equals(Names[cell].Breakdown, breakdown, StringComparison.Ordinal)
                ),
        ];

    /// <summary>Position of the indicator of a cell.</summary>
    internal int IndicatorOf(int cell) => codes[cell].Indicator;

    /// <summary>Packed code of the indicator at a position.</summary>
    internal ulong CodeOf(int indicator) => indicatorCodes[indicator];

    /// <summary>Position of the indicator with that packed code (see <see cref="CodeIndex.Pack(ReadOnlySpan{byte})"/>), or -1.</summary>
    internal int IndicatorAt(ulong code) => indicatorIndex.Find(code);

    /// <summary>Position of the indicator with that code, in whatever case, or -1.</summary>
    internal int IndicatorAt(string code) => indicatorIndex.Find(code.ToUpperInvariant());

    /// <summary>Number of the cell from packed codes; -1 when the breakdown, -2 when the category does not fit.</summary>
    /// <param name="indicator">Position of the indicator.</param>
    /// <param name="breakdown">Packed code; 0 for the total.</param>
    /// <param name="category">Packed code; 0 for the total.</param>
    /// <param name="near">The cell it may well be: most files go in the order of the nomenclature.</param>
    internal int CellAt(int indicator, ulong breakdown, ulong category, int near)
    {
        if (near < codes.Length && codes[near] == new CellCodes(indicator, breakdown, category))
        {
            return near;
        }

        if (breakdown == 0)
        {
            return category == 0 ? firstCells[indicator * Stride] : -2;
        }

        int named = breakdownIndex.Find(breakdown);
        int first = named < 0 ? None : firstCells[indicator * Stride + 1 + named];
        if (first < 0)
        {
            return -1;
        }

        int position = categoryIndexes[named].Find(category);
        return position < 0 ? -2 : first + position;
    }

    /// <summary>What a cell is, as numbers: position of the indicator, packed codes.</summary>
    private readonly record struct CellCodes(int Indicator, ulong Breakdown, ulong Category);
}
