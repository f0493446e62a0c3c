using static Microsoft.Playwright.Assertions;

namespace Observatoire.Browser;

[Collection(SiteTests.Name)]
public sealed class LoadingTests(SiteFixture site)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/departements/01/")]
    public async Task A_page_asks_only_its_own_origin_for_few_things_and_complains_of_none(string path)
    {
        await using Visit visit = await site.VisitAsync(path);
        await visit.WaitForPlotAsync();
        Assert.All(visit.Requests, request => Assert.Equal(site.Site.Authority, request.Authority));
        Assert.True(visit.Requests.Count <= 6, string.Join('\n', visit.Requests));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_first_content_is_painted_before_plotly_is_asked_for()
    {
        await using Visit visit = await site.VisitAsync("/");
        await visit.WaitForPlotAsync();
        Assert.True(
            await visit.Page.EvaluateAsync<bool>(
                """
                performance.getEntriesByName("first-contentful-paint")[0].startTime
                  < performance.getEntriesByType("resource").find((each) => each.name.includes("/plotly.")).startTime
                """
            )
        );
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/departements/01/")]
    public async Task A_page_is_whole_without_script(string path)
    {
        await using Visit visit = await site.VisitAsync(path, new VisitOptions { Script = false });
        await Expect(visit.Cartes.Locator(".card")).ToHaveCountAsync(3);
        await Expect(visit.Carte.Locator("svg.map")).ToBeVisibleAsync();
        await Expect(visit.Tendance.Locator("svg.trend.wide")).ToBeVisibleAsync();
        await Expect(visit.Tableau.Locator("tbody tr").First).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#filtres")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_nation_of_December_2018_is_the_sum_of_the_source()
    {
        await using Visit visit = await site.VisitAsync("/?mois=2018-12");
        string card = await Visit.TextAsync(
            visit.Cartes.Locator(".card[data-indicator='INS_FOY'][data-measure='somme']")
        );
        Assert.Contains("1 903 850", card);
    }

    [Fact]
    public async Task Figures_that_cannot_be_had_are_said_and_the_page_stays()
    {
        await using Visit failing = await site.VisitAsync("/", new VisitOptions { Refused = "**/series/**" });
        await Expect(failing.Carte.Locator(".load-failed")).ToBeVisibleAsync();
        await Expect(failing.Carte.Locator("svg.map")).ToBeVisibleAsync();
        await Expect(failing.Tendance.Locator("svg.trend.wide")).ToBeVisibleAsync();
    }
}
