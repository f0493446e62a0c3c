using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Observatoire.Browser;

[Collection(SiteTests.Name)]
public sealed class InteractionTests(SiteFixture site)
{
    [Fact]
    public async Task Clicking_a_departement_filters_the_other_visuals_and_the_address_keeps_it()
    {
        await using Visit visit = await site.VisitAsync("/?mois=2018-12");
        await visit.Area("01").ClickAsync();
        await visit.Page.WaitForURLAsync("**departement=01**");
        await IsOfAinAsync(visit);
        await visit.Page.ReloadAsync();
        await IsOfAinAsync(visit);

        await visit.Area("01").ClickAsync();
        await Expect(visit.Area("01")).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.DoesNotContain("departement=", visit.Page.Url);
    }

    [Fact]
    public async Task Back_returns_to_the_selection_before()
    {
        await using Visit visit = await site.VisitAsync("/");
        await visit.Area("01").ClickAsync();
        await visit.Area("33").ClickAsync();
        await Expect(visit.Area("33")).ToHaveAttributeAsync("aria-pressed", "true");
        await visit.Page.GoBackAsync();
        await Expect(visit.Area("01")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(visit.Page.Locator("select[name=departement]")).ToHaveValueAsync("01");
    }

    [Fact]
    public async Task A_region_keeps_its_departements_only_until_reset()
    {
        await using Visit visit = await site.VisitAsync("/");
        await visit.Page.SelectOptionAsync("select[name=region]", "84");
        await Expect(visit.Tableau.Locator("tbody tr:visible")).ToHaveCountAsync(12);
        await Expect(visit.Carte.Locator(".areas .faded")).ToHaveCountAsync(101 - 12);
        await Expect(visit.Tendance.Locator(".title-when")).ToContainTextAsync("Auvergne-Rhône-Alpes");
        await visit.Page.Locator("#filtres .reset").ClickAsync();
        await Expect(visit.Tableau.Locator("tbody tr:visible")).ToHaveCountAsync(101);
        Assert.Equal("/", new Uri(visit.Page.Url).PathAndQuery);
    }

    [Fact]
    public async Task The_keyboard_alone_reaches_and_chooses_an_area()
    {
        await using Visit visit = await site.VisitAsync("/");
        await visit.Area("01").FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        string? next = await visit.Page.EvaluateAsync<string?>("document.activeElement.dataset.departement");
        Assert.NotNull(next);
        Assert.NotEqual("01", next);
        await Expect(visit.Page.Locator(".tooltip")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Area(next)).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(visit.Page.Locator("select[name=departement]")).ToHaveValueAsync(next);
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Area(next)).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task The_table_sorts_both_ways_and_says_so()
    {
        await using Visit visit = await site.VisitAsync("/?mois=2018-12");
        ILocator head = visit.Tableau.Locator("th[data-sort=value]");
        ILocator first = visit.Tableau.Locator("tbody tr").First;
        await head.Locator("button").ClickAsync();
        await Expect(head).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(first).ToHaveAttributeAsync("data-departement", "59");
        await head.Locator("button").ClickAsync();
        await Expect(head).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(first).ToHaveAttributeAsync("data-departement", "48");
        Assert.Contains("tri=value", visit.Page.Url);
    }

    [Fact]
    public async Task The_figures_of_a_visual_are_had_as_a_file_and_as_a_table()
    {
        await using Visit visit = await site.VisitAsync("/?mois=2018-12&mesure=somme");
        IDownload file = await visit.Page.RunAndWaitForDownloadAsync(() =>
            visit.Carte.Locator("[data-tool=csv]").ClickAsync()
        );
        string[] lines = (await File.ReadAllTextAsync(await file.PathAsync())).Split("\r\n");
        Assert.Equal("indicateur,mois,niveau,code,mesure,valeur,statut", lines[0]);
        Assert.Equal("INS_FOY,2018-12,departement,01,somme,7670,complet", lines[1]);
        Assert.Equal(103, lines.Length);

        await visit.Carte.Locator("[data-tool=table]").ClickAsync();
        await Expect(visit.Carte.Locator("details table")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_other_language_keeps_the_state()
    {
        await using Visit visit = await site.VisitAsync("/?region=84&mois=2018-10");
        await visit.Page.Locator("a.language").ClickAsync();
        await visit.Page.WaitForSelectorAsync("html[lang=en][data-ready]");
        await Expect(visit.Page.Locator("select[name=region]")).ToHaveValueAsync("84");
        await Expect(visit.Page.Locator("select[name=mois]")).ToHaveValueAsync("2018-10");
    }

    [Fact]
    public async Task A_visual_alone_on_screen_comes_back_to_its_place()
    {
        await using Visit visit = await site.VisitAsync("/");
        await visit.Carte.Locator("[data-tool=focus]").ClickAsync();
        await Expect(visit.Page.Locator("dialog[open] #carte svg.map")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.Locator(".board > #carte svg.map")).ToBeVisibleAsync();
        await Expect(visit.Carte.Locator("[data-tool=focus]")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_theme_chosen_is_remembered()
    {
        await using Visit visit = await site.VisitAsync("/");
        await visit.Page.Locator("button.theme").ClickAsync();
        await visit.Page.Locator("button.theme").ClickAsync();
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task A_month_without_figures_is_a_gap_in_the_line()
    {
        await using Visit visit = await site.VisitAsync($"/?departement={RealMonths.Absent}");
        await visit.WaitForPlotAsync();
        Assert.True(
            await visit.Page.EvaluateAsync<bool>(
                """
                () => {
                  const [line] = document.querySelector(".plotly-target").data;
                  return line.connectgaps === false
                  && line.y[line.x.indexOf("2018-09-01")] === null
                  && line.y[line.x.indexOf("2018-10-01")] > 0;
                }
                """
            )
        );
        await Expect(visit.Tendance.Locator(".reading")).ToContainTextAsync("septembre 2018");
    }

    private static async Task IsOfAinAsync(Visit visit)
    {
        await Expect(visit.Area("01")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(visit.Cartes.Locator(".title-when")).ToContainTextAsync("Ain");
        await Expect(visit.Tendance.Locator(".title-when")).ToContainTextAsync("Ain");
        await Expect(visit.Tableau.Locator("tr.selected")).ToHaveAttributeAsync("data-departement", "01");
        Assert.Contains("7 670", await Visit.TextAsync(visit.Cartes.Locator(".card").First));
    }
}
