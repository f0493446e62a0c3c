using System.Collections.Frozen;

namespace Observatoire.Editions;

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
    /// <summary>The longest a code can be, in characters.</summary>
    public const int LongestCode = 8;

    private const int None = -1;

    private readonly FrozenDictionary<(string, string, string), int> cells;

    /// <exception cref="InvalidDataException">When a code is longer than eight characters or not ASCII.</exception>
    internal CellSpace(
        IReadOnlyList<IndicatorDefinition> indicators,
        IReadOnlyDictionary<string, IReadOnlyList<string>> breakdowns,
        IEnumerable<LinearTerm> formulaTerms
    )
    {
        foreach (
            string code in indicators
                .Select(each => each.Code)
                .Concat(breakdowns.Keys)
                .Concat(breakdowns.Values.SelectMany(categories => categories))
        )
        {
            EditionProof.Require(
                code.Length is > 0 and <= LongestCode && code.All(char.IsAscii),
                $"« {code} » is not a code of one to {LongestCode} ASCII characters."
            );
        }

        List<CellName> all = [];
        foreach (IndicatorDefinition indicator in indicators)
        {
            all.Add(new CellName(indicator, "", ""));
            all.AddRange(
                indicator.Breakdowns.SelectMany(
                    breakdown => breakdowns[breakdown],
                    (breakdown, category) => new CellName(indicator, breakdown, category)
                )
            );
        }

        Names = all;
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
}
