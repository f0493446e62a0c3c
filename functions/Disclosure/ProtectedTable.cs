using System.Collections.Frozen;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure;

/// <summary>
/// Indicators after disclosure control: the only figures that may be published. Only this assembly can make one.
/// Immutable.
/// </summary>
public sealed class ProtectedTable
{
    private readonly Dictionary<CellKey, IndicatorCell> cells;

    internal ProtectedTable(IEnumerable<KeyValuePair<CellKey, IndicatorCell>> cells)
    {
        this.cells = new Dictionary<CellKey, IndicatorCell>(cells);
        Months = this
            .cells.Keys.GroupBy(key => key.Indicator, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => (IReadOnlyList<ReferenceMonth>)[.. group.Select(key => key.Month).Distinct().Order()],
                StringComparer.Ordinal
            );
    }

    /// <summary>For each indicator that has figures, the months it has figures for, in order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ReferenceMonth>> Months { get; }

    /// <summary>The figure, or a Missing cell when the table has none under that key.</summary>
    public IndicatorCell this[CellKey key] =>
        cells.TryGetValue(key, out IndicatorCell cell) ? cell : new IndicatorCell(null, CellState.Missing);

    /// <summary>The figures of the areas of a level, in no order.</summary>
    public IEnumerable<KeyValuePair<CellKey, IndicatorCell>> CellsOf(AreaLevel level) =>
        cells.Where(pair => pair.Key.Area.Level == level);

    /// <summary>The figure, or a Missing cell when the table has none under that key.</summary>
    public IndicatorCell this[string indicator, ReferenceMonth month, Area area, Measure measure] =>
        this[new CellKey(indicator, month, area, measure)];
}
