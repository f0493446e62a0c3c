using System.Collections.Frozen;
using Observatoire.Disclosure.Releases;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure;

/// <summary>
/// Indicators after disclosure control: the only figures that may be published. Only this assembly can make one.
/// Immutable.
/// </summary>
/// <remarks>A figure over months is a column: ten years of the whole nation take tens of megabytes, not hundreds.</remarks>
public sealed class ProtectedTable
{
    private readonly Dictionary<Place, Column> columns;

    private ProtectedTable(
        Dictionary<Place, Column> columns,
        IReadOnlyDictionary<string, IReadOnlyList<ReferenceMonth>> months
    )
    {
        this.columns = columns;
        Months = months;
    }

    /// <summary>For each indicator that has figures, the months it has figures for, in order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ReferenceMonth>> Months { get; }

    /// <summary>The figure, or a Missing cell when the table has none under that key.</summary>
    public IndicatorCell this[CellKey key] =>
        columns.TryGetValue(new Place(key.Indicator, key.Area, key.Measure), out Column? column)
            ? column[key.Month]
            : new IndicatorCell(null, CellState.Missing);

    /// <summary>The figures of the areas of a level, in no order.</summary>
    public IEnumerable<KeyValuePair<CellKey, IndicatorCell>> CellsOf(AreaLevel level) =>
        from column in columns
        where column.Key.Area.Level == level
        from cell in column.Value.All()
        select KeyValuePair.Create(
            new CellKey(column.Key.Indicator, cell.Month, column.Key.Area, column.Key.Measure),
            cell.Cell
        );

    /// <summary>The figure, or a Missing cell when the table has none under that key.</summary>
    public IndicatorCell this[string indicator, ReferenceMonth month, Area area, Measure measure] =>
        this[new CellKey(indicator, month, area, measure)];

    /// <summary>Makes a table of months, one after the other.</summary>
    internal sealed class Builder
    {
        private readonly Dictionary<Place, Column> columns = [];
        private readonly Dictionary<string, SortedSet<ReferenceMonth>> months = new(StringComparer.Ordinal);

        /// <summary>Adds a month, its figures as they are told: whatever is computed from a withheld figure is withheld.</summary>
        /// <param name="month">The month, before disclosure control.</param>
        /// <param name="withheld">What is withheld of it.</param>
        /// <param name="isWanted">Which figures; null for all.</param>
        public void Add(IndicatorTable month, IReadOnlySet<CellKey> withheld, Func<CellKey, bool>? isWanted = null)
        {
            DerivedFigures derived = new(month, withheld.Contains);
            foreach ((CellKey key, IndicatorCell cell) in month.Cells)
            {
                if (isWanted?.Invoke(key) == false)
                {
                    continue;
                }

                Place place = new(key.Indicator, key.Area, key.Measure);
                if (!columns.TryGetValue(place, out Column? column))
                {
                    columns.Add(place, column = new Column(key.Month));
                }

                column.Add(
                    key.Month,
                    cell.Value is not null && derived.IsWithheld(key)
                        ? new IndicatorCell(null, CellState.Withheld)
                        : cell
                );
                if (!months.TryGetValue(key.Indicator, out SortedSet<ReferenceMonth>? known))
                {
                    months.Add(key.Indicator, known = []);
                }

                known.Add(key.Month);
            }
        }

        public ProtectedTable Build() =>
            new(
                columns,
                months.ToFrozenDictionary(
                    pair => pair.Key,
                    pair => (IReadOnlyList<ReferenceMonth>)[.. pair.Value],
                    StringComparer.Ordinal
                )
            );
    }

    private readonly record struct Place(string Indicator, Area Area, Measure Measure);

    /// <summary>One figure over the months from its first.</summary>
    private sealed class Column(ReferenceMonth first)
    {
        private readonly List<double> values = [];
        private readonly List<byte> states = [];

        public IndicatorCell this[ReferenceMonth month]
        {
            get
            {
                int at = ReferenceMonth.MonthsBetween(first, month);
                return at < 0 || at >= states.Count ? new IndicatorCell(null, CellState.Missing) : At(at);
            }
        }

        public IEnumerable<(ReferenceMonth Month, IndicatorCell Cell)> All() =>
            Enumerable.Range(0, states.Count).Select(at => (first.PlusMonths(at), At(at)));

        /// <exception cref="ArgumentException">When a later month was added already.</exception>
        public void Add(ReferenceMonth month, IndicatorCell cell)
        {
            int at = ReferenceMonth.MonthsBetween(first, month);
            if (at < states.Count)
            {
                throw new ArgumentException($"{month} comes after a later month.", nameof(month));
            }

            while (states.Count < at)
            {
                values.Add(0);
                states.Add((byte)CellState.Missing);
            }

            values.Add(cell.Value ?? 0);
            states.Add((byte)cell.State);
        }

        private IndicatorCell At(int at)
        {
            CellState state = (CellState)states[at];
            return new IndicatorCell(state is CellState.Complete or CellState.Partial ? values[at] : null, state);
        }
    }
}
