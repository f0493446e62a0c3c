using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Components;

/// <summary>One line of a map's legend.</summary>
/// <param name="Class">Index of the class; null where areas have no value.</param>
/// <param name="Swatch">Class name that paints it.</param>
/// <param name="Range">Its values, or the reason there are none.</param>
/// <param name="Count">How many départements.</param>
public sealed record LegendRow(int? Class, string Swatch, string Range, string Count)
{
    internal static IReadOnlyList<LegendRow> List(PageContext page, MapModel map)
    {
        string Number(double value) => page.Words.Number(value, map.Indicator, map.Measure);
        return
        [
            .. map.Classes.Classes.Select(each => new LegendRow(
                each.Index,
                $"c{each.Index}",
                page.Text.Format("map.range", ("low", Number(each.Lowest)), ("high", Number(each.Highest))),
                MapReading.Departements(page.Text, each.Size)
            )),
            .. WithoutValue(page, map, CellState.Missing, "missing"),
            .. WithoutValue(page, map, CellState.NotApplicable, "missing"),
            .. WithoutValue(page, map, CellState.Withheld, "withheld"),
        ];
    }

    private static IEnumerable<LegendRow> WithoutValue(PageContext page, MapModel map, CellState state, string swatch)
    {
        int count = map.Shapes.Count(shape => shape.Cell.State == state);
        return count == 0
            ? []
            :
            [
                new LegendRow(
                    null,
                    swatch,
                    page.Text[FigureWords.ReasonKey(state)],
                    MapReading.Departements(page.Text, count)
                ),
            ];
    }
}
