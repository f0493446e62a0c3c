using Observatoire.Editions;
using Observatoire.Pages.Assets;
using Observatoire.Pages.Drawing;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Components;

/// <summary>A map of départements in five classes, cut over all of them whatever the map shows.</summary>
internal sealed record MapModel(
    IndicatorDefinition Indicator,
    Measure Measure,
    string ViewBox,
    IReadOnlyList<MapShape> Shapes,
    IReadOnlyList<ContourInset> Insets,
    IReadOnlyList<MapFrame> Frames,
    QuantileClasses Classes,
    IReadOnlyList<string> Reading
)
{
    public static MapModel Build(PageContext page, BoardVisual visual)
    {
        IndicatorDefinition indicator = page.IndicatorOf(visual);
        Measure measure = PageContext.MeasureOf(visual);
        List<MapShape> all =
        [
            .. page.Figures.Edition.Departements.Select(departement => Shape(page, departement, indicator, measure)),
        ];
        QuantileClasses classes = QuantileClasses.Cut(all.Select(shape => shape.Cell.Value).OfType<double>());
        // Drawn last, an outline is not covered by its neighbours: those without a value, then the page's own.
        List<MapShape> shown =
        [
            .. all.Where(shape => IsShown(page, shape.Departement))
                .OrderBy(shape => shape.Departement == page.Departement)
                .ThenBy(shape => shape.Cell.Value is null),
        ];
        Contours contours = page.Assets.Contours;
        bool whole = page.Departement is null;
        return new MapModel(
            indicator,
            measure,
            Box(whole ? contours.ViewBox : contours.ViewOf([.. shown.Select(shape => shape.Departement.Code)])),
            shown,
            whole ? contours.Insets ?? [] : [],
            whole ? FramesOf(page) : [],
            classes,
            [.. MapReading.Describe(page, indicator, measure, all, shown)]
        );
    }

    /// <summary>Class names that style an area: its class, or why it has none.</summary>
    public string StyleOf(MapShape shape, Departement? here)
    {
        string style = shape.Cell switch
        {
            { Value: double value } => $"area c{Classes.Of(value)}",
            { State: CellState.Withheld } => "area withheld",
            _ => "area missing",
        };
        return shape.Departement == here ? style + " here" : style;
    }

    private static bool IsShown(PageContext page, Departement departement) =>
        page.Departement is null || departement.RegionCode == page.Departement.RegionCode;

    private static MapShape Shape(
        PageContext page,
        Departement departement,
        IndicatorDefinition indicator,
        Measure measure
    )
    {
        IndicatorCell cell = page.Figures[indicator.Code, page.Month, Area.Departement(departement.Code), measure];
        return new MapShape(
            departement,
            cell,
            page.Assets.Contours.Departements.GetValueOrDefault(departement.Code)
                ?? throw new InvalidDataException($"contours.json has no « {departement.Code} »."),
            page.Text.Format(
                "map.area",
                ("departement", departement.Name),
                ("value", page.Words.Full(cell, indicator, measure))
            )
        );
    }

    private static List<MapFrame> FramesOf(PageContext page) =>
        [
            .. (page.Assets.Contours.Frames ?? new Dictionary<string, IReadOnlyList<double>>())
                .OrderBy(frame => frame.Key, StringComparer.Ordinal)
                .Select(frame => new MapFrame(
                    page.Figures.Edition.FindDepartement(frame.Key)?.Name ?? frame.Key,
                    frame.Value
                )),
        ];

    private static string Box(IReadOnlyList<double> box) => string.Join(' ', box.Select(TrendChart.At));
}

/// <summary>One département on a map.</summary>
internal sealed record MapShape(Departement Departement, IndicatorCell Cell, string Path, string Title);

/// <summary>A frame around an outline that is not in its true place.</summary>
internal sealed record MapFrame(string Name, IReadOnlyList<double> Box);
