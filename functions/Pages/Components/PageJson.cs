using System.Globalization;
using System.Text.Json;
using Observatoire.Editions;
using Observatoire.Pages.Files;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Components;

/// <summary>What a page tells the script that enlivens it: dashboards/contract/page.schema.json describes each member.</summary>
internal static class PageJson
{
    private const string ThemePrefix = "theme.";

    /// <summary>For a page whose script does no more than its theme: those words alone.</summary>
    public static string WritePlain(PageContext page) =>
        JsonSerializer.Serialize(
            new PlainContent(
                page.Text.ForRuntime.Where(text => text.Key.StartsWith(ThemePrefix, StringComparison.Ordinal))
                    .ToDictionary(text => text.Key, text => text.Value, StringComparer.Ordinal)
            ),
            JsonFile.Options
        );

    public static string Write(PageContext page)
    {
        Content content = new(
            page.Release.Id,
            page.Language.Code,
            page.Subject.Board.Id,
            page.Departement?.Code,
            PublishedNames.KeyOf(page.Area),
            [.. page.Figures.Months.Select(month => month.ToString())],
            page.Month.ToString(),
            page.Subject.Board.DefaultIndicator,
            page.Subject.Board.Visuals.Where(visual => visual.Measure is not null)
                .ToDictionary(visual => visual.Id, visual => visual.Measure!, StringComparer.Ordinal),
            [.. page.Files.Sent.Select(file => Describe(page, file))],
            SeriesFiles.YearAddress,
            [
                .. page.Figures.Edition.Departements.Select(each =>
                    (IReadOnlyList<string>)[each.Code, each.Name, each.RegionCode]
                ),
            ],
            [.. page.Figures.Edition.Regions.Select(each => (IReadOnlyList<string>)[each.Code, each.Name])],
            page.Asset("plotly.js"),
            page.Text.ForRuntime
        );
        return JsonSerializer.Serialize(content, JsonFile.Options);
    }

    private static ContentIndicator Describe(PageContext page, IndicatorFiles file)
    {
        IndicatorDefinition indicator = file.Indicator;
        var months = page.Figures.MonthsOf(indicator.Code);
        return new ContentIndicator(
            indicator.Code,
            page.Text.Of(indicator.Label),
            page.Text.Of(indicator.Definition),
            page.Text.Of(indicator.Unit),
            FigureWords.DecimalsOf(indicator, Measure.Sum),
            FigureWords.DecimalsOf(indicator, Measure.Rate),
            "/" + file.Series.Recent.Path,
            file.Series.From.ToString(),
            file.Series.Years.ToDictionary(year => year.Year.ToString(CultureInfo.InvariantCulture), year => year.Hash),
            "/" + file.Open.Stable.Path,
            [months[0].ToString(), months[^1].ToString()]
        );
    }

    private sealed record PlainContent(IReadOnlyDictionary<string, string> Text);

    private sealed record Content(
        string Release,
        string Language,
        string Board,
        string? Departement,
        string Area,
        IReadOnlyList<string> Months,
        string Month,
        string DefaultIndicator,
        IReadOnlyDictionary<string, string> DefaultMeasures,
        IReadOnlyList<ContentIndicator> Indicators,
        string SeriesOfYear,
        IReadOnlyList<IReadOnlyList<string>> Departements,
        IReadOnlyList<IReadOnlyList<string>> Regions,
        string Plotly,
        IReadOnlyDictionary<string, string> Text
    );

    private sealed record ContentIndicator(
        string Code,
        string Label,
        string Definition,
        string Unit,
        int Decimals,
        int RateDecimals,
        string Series,
        string SeriesFrom,
        IReadOnlyDictionary<string, string> SeriesOfYears,
        string Csv,
        IReadOnlyList<string> Months
    );
}
