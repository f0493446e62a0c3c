using Observatoire.Editions;
using Observatoire.Pages.Assets;
using Observatoire.Pages.Files;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Components;

/// <summary>The départements of the page, one a row: all of them, or those of the page's région.</summary>
internal sealed record TableModel(
    IndicatorDefinition Indicator,
    string Title,
    IReadOnlyList<AreaRow> Rows,
    string Reading
)
{
    public static TableModel Build(PageContext page, BoardVisual visual)
    {
        IndicatorDefinition indicator = page.IndicatorOf(visual);
        List<AreaRow> rows =
        [
            .. page
                .Figures.Edition.Departements.Where(departement =>
                    page.Region is null || departement.RegionCode == page.Region.Code
                )
                .Select(departement => Row(page, indicator, departement)),
        ];
        string label = page.Text.Of(indicator.Label);
        return new TableModel(
            indicator,
            page.Region is Region region
                ? page.Text.Format("table.title.region", ("region", region.Name), ("indicator", label))
                : page.Text.Format("table.title", ("indicator", label)),
            rows,
            Summary(page, rows)
        );
    }

    private static AreaRow Row(PageContext page, IndicatorDefinition indicator, Departement departement)
    {
        Area area = Area.Departement(departement.Code);
        return new AreaRow(
            departement,
            page.Figures.Edition.FindRegion(departement.RegionCode)!,
            page.Figures[indicator.Code, page.Month, area, Measure.Sum],
            page.Figures[indicator.Code, page.Month, area, Measure.Rate],
            page.Figures.ChangeOf(indicator.Code, page.Month, area, Measure.Sum)
        );
    }

    private static string Summary(PageContext page, List<AreaRow> rows)
    {
        if (rows.Count == 1)
        {
            return page.Text["table.reading.one.region"];
        }

        string reading = page.Text.Format(
            "table.reading",
            ("up", Counted(page, rows, row => row.Change?.Difference > 0)),
            ("down", Counted(page, rows, row => row.Change?.Difference < 0)),
            ("same", Counted(page, rows, row => row.Change?.Difference == 0))
        );
        return rows.TrueForAll(row => row.Change is not null)
            ? reading
            : $"{reading} {page.Text.Format("table.reading.none", ("none", Counted(page, rows, row => row.Change is null)))}";
    }

    private static string Counted(PageContext page, List<AreaRow> rows, Func<AreaRow, bool> condition) =>
        MapReading.Departements(page.Text, rows.Count(condition));
}

/// <summary>One département in a table.</summary>
internal sealed record AreaRow(
    Departement Departement,
    Region Region,
    IndicatorCell Value,
    IndicatorCell Rate,
    YearChange? Change
);
