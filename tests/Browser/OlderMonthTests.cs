using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace Observatoire.Browser;

/// <summary>Three years of months: the last ones come with the page, an older one when somebody asks for it.</summary>
[Collection(SimulatedSiteTests.Name)]
public sealed class OlderMonthTests(SimulatedSiteFixture site)
{
    private const int MostBytes = 10_000;

    [Fact]
    public async Task A_page_fetches_the_last_months_of_its_indicator_and_all_of_them_for_who_looks_at_the_curve()
    {
        await using Visit visit = await site.VisitAsync("/");
        Assert.Single(SeriesOf(visit));
        await visit.Tendance.ScrollIntoViewIfNeededAsync();
        await Expect(visit.Tendance.Locator("svg.trend.wide")).ToBeVisibleAsync();

        await visit.Tendance.HoverAsync();
        await visit.Plot.WaitForAsync();

        Assert.True(SeriesOf(visit).Length > 2);
        Assert.Equal(36, await visit.Tendance.Locator("tbody tr").CountAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_old_month_is_drawn_from_the_file_of_its_year()
    {
        using PublishedFigures figures = await PublishedFigures.OfAsync(site.Site);
        (string indicator, string old) = await OldMonthAsync();
        await using Visit visit = await site.VisitAsync($"/?mois={old}");

        await Expect(visit.Carte.Locator(".load-failed")).ToHaveCountAsync(0);
        double? published = await figures.ValueAsync(indicator, old, "D:59", "somme");
        string shown = await visit.Tableau.Locator("tr[data-departement='59'] td.number").First.InnerTextAsync();
        Assert.Equal(
            published,
            double.Parse(
                string.Concat(shown.Where(char.IsAsciiDigit)),
                System.Globalization.CultureInfo.InvariantCulture
            )
        );
        Assert.Contains(SeriesOf(visit), path => path.Contains($".{old[..4]}.", StringComparison.Ordinal));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_year_that_cannot_be_had_is_said_where_it_is_missed_and_the_last_months_stay()
    {
        (string indicator, string old) = await OldMonthAsync();
        await using Visit visit = await site.VisitAsync(
            $"/?mois={old}",
            new VisitOptions { Refused = $"**/series/{indicator}.{old[..4]}.*.json", RefusedWith = 404 }
        );

        await Expect(visit.Carte.Locator(".load-failed")).ToContainTextAsync($"({indicator})");
        await Expect(visit.Tableau.Locator("tbody tr").First.Locator("td.number").First).ToHaveTextAsync("non chargé");
        await Expect(visit.Tendance.Locator(".load-failed")).ToBeVisibleAsync();

        await visit.Page.Locator("#filtres button[type=reset]").ClickAsync();
        await Expect(visit.Carte.Locator(".load-failed")).ToHaveCountAsync(0);
        await Expect(visit.Tableau.Locator("tbody tr").First.Locator("td.number").First)
            .Not.ToHaveTextAsync("non chargé");
    }

    [Fact]
    public async Task No_series_file_is_larger_than_ten_kilobytes_as_it_travels()
    {
        using HttpClient reader = new() { BaseAddress = site.Site };
        reader.DefaultRequestHeaders.AcceptEncoding.Add(new("br"));
        JsonElement latest = await LatestAsync(reader);
        string[] files =
        [
            .. latest
                .GetProperty("indicators")
                .EnumerateArray()
                .SelectMany(indicator =>
                    indicator
                        .GetProperty("seriesOfYears")
                        .EnumerateArray()
                        .Append(indicator)
                        .Select(each => each.GetProperty("series").GetString()!)
                ),
        ];

        Assert.True(files.Length > 100);
        foreach (string file in files)
        {
            byte[] travelling = await reader.GetByteArrayAsync(new Uri(file, UriKind.Relative));
            Assert.True(travelling.Length <= MostBytes, $"{file}: {travelling.Length}");
        }
    }

    private static string[] SeriesOf(Visit visit) =>
        [
            .. visit
                .Requests.Select(request => request.AbsolutePath)
                .Where(path => path.StartsWith("/series/", StringComparison.Ordinal)),
        ];

    private static async Task<JsonElement> LatestAsync(HttpClient reader) =>
        JsonDocument.Parse(await reader.GetStreamAsync(new Uri("latest.json", UriKind.Relative))).RootElement;

    /// <summary>The first month of the indicator the overview shows.</summary>
    private async Task<(string Indicator, string Month)> OldMonthAsync()
    {
        await using Visit visit = await site.VisitAsync("/");
        JsonElement page = JsonDocument.Parse((await visit.Page.Locator("#page").TextContentAsync())!).RootElement;
        string code = page.GetProperty("defaultIndicator").GetString()!;
        JsonElement indicator = page.GetProperty("indicators")
            .EnumerateArray()
            .First(each => each.GetProperty("code").GetString() == code);
        return (code, indicator.GetProperty("months")[0].GetString()!);
    }
}
