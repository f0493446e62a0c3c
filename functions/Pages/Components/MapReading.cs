using Observatoire.Editions;
using Observatoire.Pages.Words;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Components;

/// <summary>What a map shows, in sentences.</summary>
internal static class MapReading
{
    public static IEnumerable<string> Describe(
        PageContext page,
        IndicatorDefinition indicator,
        Measure measure,
        IReadOnlyList<MapShape> all,
        IReadOnlyList<MapShape> shown
    )
    {
        List<MapShape> ranked =
        [
            .. all.Where(shape => shape.Cell.Value is not null)
                .OrderByDescending(shape => shape.Cell.Value)
                .ThenBy(shape => shape.Departement.Code, StringComparer.Ordinal),
        ];
        if (page.Departement is Departement here)
        {
            yield return Here(page, indicator, measure, ranked, all.Single(shape => shape.Departement == here));
        }
        else if (ranked.Count > 0)
        {
            yield return Spread(page, indicator, measure, ranked);
        }

        foreach (
            (string key, CellState state) in new[]
            {
                ("map.reading.missing", CellState.Missing),
                ("map.reading.withheld", CellState.Withheld),
            }
        )
        {
            int count = shown.Count(shape => shape.Cell.State == state);
            if (count > 0)
            {
                yield return page.Text.Format(key, ("count", Departements(page.Text, count)));
            }
        }
    }

    /// <summary>« 1 département », « 12 départements ».</summary>
    public static string Departements(SiteText text, int count) =>
        text.Format(
            text.Language.IsSingular(count) ? "map.count.one" : "map.count",
            ("count", text.Language.Number(count, 0))
        );

    private static string Spread(
        PageContext page,
        IndicatorDefinition indicator,
        Measure measure,
        List<MapShape> ranked
    )
    {
        return page.Text.Format(
            "map.reading",
            ("low", page.Words.Short(ranked[^1].Cell, indicator, measure)),
            ("lowest", ranked[^1].Departement.Name),
            ("high", page.Words.Full(ranked[0].Cell, indicator, measure)),
            ("highest", ranked[0].Departement.Name),
            ("median", page.Words.Number(Median(ranked), indicator, measure))
        );
    }

    private static double Median(List<MapShape> ranked) =>
        (ranked[(ranked.Count - 1) / 2].Cell.Value!.Value + ranked[ranked.Count / 2].Cell.Value!.Value) / 2;

    /// <summary>Beside the others, and never as a rank: a rank alone is nearly always false.</summary>
    private static string Here(
        PageContext page,
        IndicatorDefinition indicator,
        Measure measure,
        List<MapShape> ranked,
        MapShape here
    ) =>
        here.Cell.Value is double value
            ? page.Text.Format(
                "map.reading.here",
                ("departement", here.Departement.Name),
                ("value", page.Words.WithUnit(value, indicator, measure)),
                ("median", page.Words.Number(Median(ranked), indicator, measure))
            )
            : here.Title + ".";
}
