using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Observatoire.Browser;

/// <summary>What a page with filters shows, beside what was published for what is chosen.</summary>
internal sealed partial class FilteredPage(IPage page, PublishedFigures published)
{
    private const string Look = """
        () => {
          const about = JSON.parse(document.querySelector("#page").textContent);
          // A page without that filter may have it in its address: the map and the table choose too.
          const asked = new URLSearchParams(location.search);
          const value = (name) => document.querySelector(`#filtres select[name=${name}]`)?.value ?? asked.get(name) ?? "";
          const text = (element) => element?.textContent.trim() ?? "";
          return JSON.stringify({
            language: about.language,
            area: about.area,
            defaults: about.defaultMeasures,
            decimals: Object.fromEntries(about.indicators.map((each) => [each.code, [each.decimals, each.rateDecimals]])),
            regions: Object.fromEntries(about.departements.map(([code, , region]) => [code, region])),
            chosen: Object.fromEntries(["indicateur", "mesure", "mois", "region", "departement"].map((each) => [each, value(each)])),
            chips: document.querySelectorAll(".chip").length,
            failures: [...document.querySelectorAll(".load-failed")].map(text),
            rows: [...document.querySelectorAll("#tableau tbody tr")].map((row) => ({
              code: row.dataset.departement, hidden: row.hidden, selected: row.classList.contains("selected"),
              cells: [text(row.cells[2]), text(row.cells[3])],
            })),
            map: [...document.querySelectorAll("#carte .areas path")].map((path) => ({
              code: path.dataset.departement, label: path.getAttribute("aria-label"),
              pressed: path.getAttribute("aria-pressed") === "true", faded: path.classList.contains("faded"),
            })),
            cards: [...document.querySelectorAll("#cartes .card")].map((card) => ({
              indicator: card.dataset.indicator, measure: card.dataset.measure, value: text(card.querySelector(".card-value")),
            })),
            trend: text(document.querySelector("#tendance tbody tr:last-child td")),
            titles: [...document.querySelectorAll(".board h2")].map(text),
          });
        }
        """;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>What is shown now.</summary>
    public async Task<Shown> LookAsync() =>
        JsonSerializer.Deserialize<Shown>(await page.EvaluateAsync<string>(Look), Web)!;

    /// <summary>Waits until all that is shown is what was published for what is chosen; fails with what is not.</summary>
    public async Task<Shown> IsRightAsync(string after)
    {
        string fault = string.Empty;
        for (int tries = 0; tries < 100; tries++)
        {
            Shown shown = await LookAsync();
            fault = await FaultAsync(shown) ?? string.Empty;
            if (fault.Length == 0)
            {
                return shown;
            }

            await Task.Delay(50);
        }

        Assert.Fail($"{page.Url}, after {after}: {fault}");
        return null!;
    }

    private async Task<string?> FaultAsync(Shown shown)
    {
        (string indicator, string wanted) = (shown.Chosen["indicateur"], shown.Chosen["mois"]);
        string month = published.MonthWithin(indicator, wanted);
        (string region, string departement) = (
            shown.Chosen.GetValueOrDefault("region", string.Empty),
            shown.Chosen.GetValueOrDefault("departement", string.Empty)
        );
        string area =
            departement.Length > 0 ? $"D:{departement}"
            : region.Length > 0 ? $"R:{region}"
            : shown.Area;
        if (shown.Failures.Count > 0)
        {
            return string.Join(' ', shown.Failures);
        }

        foreach (ShownRow row in shown.Rows)
        {
            if (
                await DifferenceAsync(shown, row.Cells[0], indicator, month, $"D:{row.Code}", "somme")
                    is string difference
                || await DifferenceAsync(shown, row.Cells[1], indicator, month, $"D:{row.Code}", "taux") is string other
                    && (difference = other) is not null
            )
            {
                return "table: " + difference;
            }

            if (row.Hidden != (region.Length > 0 && shown.Regions[row.Code] != region))
            {
                return $"table: {row.Code} is {(row.Hidden ? "hidden" : "shown")} with the région {region}";
            }

            if (row.Selected != (row.Code == departement))
            {
                return $"table: {row.Code} is{(row.Selected ? "" : " not")} marked";
            }
        }

        string mapped = MeasureOf(shown, "carte");
        foreach (ShownArea path in shown.Map)
        {
            string said = path.Label[(path.Label.IndexOf(':') + 1)..];
            if (await DifferenceAsync(shown, said, indicator, month, $"D:{path.Code}", mapped) is string difference)
            {
                return "map: " + difference;
            }

            if (
                path.Pressed != (path.Code == departement)
                || path.Faded != (region.Length > 0 && shown.Regions[path.Code] != region)
            )
            {
                return $"map: {path.Code} is pressed {path.Pressed} and faded {path.Faded}";
            }
        }

        foreach (ShownCard card in shown.Cards)
        {
            // On a département's own page, cards are always of it.
            string about = shown.Area.StartsWith('D') ? shown.Area : area;
            string of = published.MonthWithin(card.Indicator, wanted);
            if (await DifferenceAsync(shown, card.Value, card.Indicator, of, about, card.Measure) is string difference)
            {
                return "card: " + difference;
            }
        }

        string last = published.MonthWithin(indicator, "9999-12");
        return
            await DifferenceAsync(shown, shown.Trend, indicator, last, area, MeasureOf(shown, "tendance"))
                is string late
            ? "trend: " + late
            : null;
    }

    private static string MeasureOf(Shown shown, string visual) =>
        shown.Chosen.GetValueOrDefault("mesure", string.Empty) is { Length: > 0 } chosen
            ? chosen
            : shown.Defaults.GetValueOrDefault(visual, "somme");

    private async Task<string?> DifferenceAsync(
        Shown shown,
        string text,
        string indicator,
        string month,
        string area,
        string measure
    )
    {
        double? expected = await published.ValueAsync(indicator, month, area, measure);
        double? found = NumberIn(text, shown.Language);
        double half = 0.51 * Math.Pow(10, -shown.Decimals[indicator][measure == "taux" ? 1 : 0]);
        bool isRight = expected is double value
            ? found is double number && Math.Abs(number - value) <= half
            : found is null;
        return isRight ? null : $"{indicator} {measure} of {area} in {month} is « {text} », published {expected}";
    }

    /// <summary>The number a text begins with, as its language writes it; null where it begins with words.</summary>
    public static double? NumberIn(string text, string language)
    {
        string bare = Spaces().Replace(text, string.Empty).Replace('\u2212', '-');
        Match number = Number().Match(language == "fr" ? bare.Replace(',', '.') : bare.Replace(",", string.Empty));
        return number.Success ? double.Parse(number.Value, CultureInfo.InvariantCulture) : null;
    }

    // Between the digits of a number; the space before its unit goes too, which changes nothing.
    [GeneratedRegex(@"[\s\u00A0\u202F]", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^-?\d+(\.\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}

/// <summary>A page as its reader has it before them.</summary>
internal sealed record Shown(
    string Language,
    string Area,
    IReadOnlyDictionary<string, string> Defaults,
    IReadOnlyDictionary<string, int[]> Decimals,
    IReadOnlyDictionary<string, string> Regions,
    IReadOnlyDictionary<string, string> Chosen,
    int Chips,
    IReadOnlyList<string> Failures,
    IReadOnlyList<ShownRow> Rows,
    IReadOnlyList<ShownArea> Map,
    IReadOnlyList<ShownCard> Cards,
    string Trend,
    IReadOnlyList<string> Titles
);

internal sealed record ShownRow(string Code, bool Hidden, bool Selected, IReadOnlyList<string> Cells);

internal sealed record ShownArea(string Code, string Label, bool Pressed, bool Faded);

internal sealed record ShownCard(string Indicator, string Measure, string Value);
