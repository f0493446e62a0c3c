using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Pages.Assets;
using Observatoire.Pages.Drawing;
using Observatoire.Pages.Files;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Components;

/// <summary>The months of one area as a line, in a wide and a narrow drawing of the same figures.</summary>
internal sealed record TrendModel(
    IndicatorDefinition Indicator,
    Measure Measure,
    IReadOnlyList<ReferenceMonth> Months,
    IReadOnlyList<IndicatorCell> Cells,
    TrendChart Wide,
    TrendChart Narrow,
    IReadOnlyList<string> Reading
)
{
    private const string SidePlace = "side";
    private const double MainWidth = 740;
    private const double MainHeight = 420;
    private const double SideWidth = 560;
    private const double SideHeight = 300;
    private const double NarrowWidth = 360;
    private const double NarrowHeight = 260;

    public static TrendModel Build(PageContext page, BoardVisual visual)
    {
        IndicatorDefinition indicator = page.IndicatorOf(visual);
        Measure measure = PageContext.MeasureOf(visual);
        IReadOnlyList<ReferenceMonth> months = page.Figures.MonthsOf(indicator.Code);
        List<IndicatorCell> cells =
        [
            .. months.Select(month => page.Figures[indicator.Code, month, page.Area, measure]),
        ];
        double?[] values =
        [
            .. months.Select(
                (month, index) => page.Figures.IsCovered(indicator.Code, month, page.Area) ? cells[index].Value : null
            ),
        ];
        HashSet<int> partial =
        [
            .. Enumerable.Range(0, cells.Count).Where(index => cells[index].State == CellState.Partial),
        ];
        TrendChart wide =
            visual.Place == SidePlace
                ? new(values, partial, SideWidth, SideHeight)
                : new(values, partial, MainWidth, MainHeight);
        return new TrendModel(
            indicator,
            measure,
            months,
            cells,
            wide,
            new TrendChart(values, partial, NarrowWidth, NarrowHeight),
            [.. Sentences(page, indicator, measure, months, cells, wide)]
        );
    }

    private static IEnumerable<string> Sentences(
        PageContext page,
        IndicatorDefinition indicator,
        Measure measure,
        IReadOnlyList<ReferenceMonth> months,
        List<IndicatorCell> cells,
        TrendChart chart
    )
    {
        List<TrendPoint> known = [.. chart.Runs.SelectMany(run => run)];
        if (known.Count > 0)
        {
            yield return Course(page, indicator, measure, months, known);
        }
        else if (chart.Apart.Count == 0)
        {
            yield return page.Text["trend.reading.none"];
        }

        foreach (
            (string key, CellState state) in new[]
            {
                ("trend.reading.gap", CellState.Missing),
                ("trend.reading.withheld", CellState.Withheld),
            }
        )
        {
            List<string> named = [.. months.Where((_, index) => cells[index].State == state).Select(page.Text.Month)];
            if (named.Count > 0)
            {
                yield return page.Text.Format(key, ("months", string.Join(", ", named)));
            }
        }

        for (int index = 0; index < months.Count; index++)
        {
            if (cells[index].State == CellState.Partial)
            {
                yield return page.Text.Format(
                    chart.Points[index] is null ? "trend.reading.uncovered" : "trend.reading.partial",
                    ("month", page.Text.Month(months[index])),
                    (
                        "coverage",
                        page.Words.Coverage(
                            page.Figures,
                            new CellKey(indicator.Code, months[index], page.Area, measure)
                        )
                    )
                );
            }
        }
    }

    private static string Course(
        PageContext page,
        IndicatorDefinition indicator,
        Measure measure,
        IReadOnlyList<ReferenceMonth> months,
        List<TrendPoint> known
    )
    {
        TrendPoint first = known[0];
        TrendPoint last = known[^1];
        TrendPoint highest = known.MaxBy(point => point.Value)!;
        TrendPoint lowest = known.MinBy(point => point.Value)!;
        YearChange change = new(last.Value - first.Value, first.Value);
        return page.Text.Format(
            "trend.reading",
            ("first", page.Text.Month(months[first.Month])),
            ("last", page.Text.Month(months[last.Month])),
            ("before", page.Words.Number(first.Value, indicator, measure)),
            ("after", page.Words.WithUnit(last.Value, indicator, measure)),
            ("difference", page.Language.Signed(change.Difference, FigureWords.DecimalsOf(indicator, measure))),
            ("percent", change.Fraction is double fraction ? page.Language.SignedPercent(fraction) : "–"),
            ("highestMonth", page.Text.Month(months[highest.Month])),
            ("highest", page.Words.Number(highest.Value, indicator, measure)),
            ("lowestMonth", page.Text.Month(months[lowest.Month])),
            ("lowest", page.Words.Number(lowest.Value, indicator, measure))
        );
    }
}
