using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Pages.Assets;
using Observatoire.Pages.Files;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Components;

/// <summary>One figure shown large, with its change over a year and what to compare it with.</summary>
internal sealed record CardModel(
    IndicatorDefinition Indicator,
    Measure Measure,
    ReferenceMonth Month,
    string Label,
    IndicatorCell Cell,
    YearChange? Change,
    string? Partial,
    IReadOnlyList<CardComparison> Comparisons
)
{
    public static CardModel Build(PageContext page, BoardCard card)
    {
        IndicatorDefinition indicator = page.Figures.Definition(card.Indicator);
        Measure measure = PublishedNames.MeasureOf(card.Measure);
        ReferenceMonth latest = page.Figures.LatestMonth(indicator.Code);
        ReferenceMonth month = latest < page.Month ? latest : page.Month;
        return new CardModel(
            indicator,
            measure,
            month,
            page.TitleOf(indicator, measure),
            page.Figures[indicator.Code, month, page.Area, measure],
            page.Figures.ChangeOf(indicator.Code, month, page.Area, measure),
            page.Words.Partial(page.Figures, new CellKey(indicator.Code, month, page.Area, measure)),
            card.Compare ? [.. Compared(page).Select(place => Comparison(page, indicator, month, place))] : []
        );
    }

    private static CardComparison Comparison(
        PageContext page,
        IndicatorDefinition indicator,
        ReferenceMonth month,
        (Area Area, string Name) place
    ) =>
        new(
            place.Area,
            place.Name,
            page.Figures[indicator.Code, month, place.Area, Measure.Rate],
            page.Words.Partial(page.Figures, new CellKey(indicator.Code, month, place.Area, Measure.Rate))
        );

    private static IEnumerable<(Area Area, string Name)> Compared(PageContext page)
    {
        yield return (page.Area, page.AreaName);
        if (page.Region is Region region)
        {
            yield return (Area.Region(region.Code), region.Name);
            yield return (Area.France, page.Text["area.nation"]);
        }
    }
}

/// <summary>The rate of one area, beside a card.</summary>
internal sealed record CardComparison(Area Area, string Name, IndicatorCell Rate, string? Partial);
