using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Observatoire.Browser;

/// <summary>A département's figures beside the others', on the deposit page.</summary>
[Collection(SiteTests.Name)]
public sealed class DepositRestitutionTests(SiteFixture site)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Appears = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_deposit_is_followed_at_once_by_its_figures_beside_the_others()
    {
        await using Visit visit = await VisitAsync("01");
        await visit.Page.SetInputFilesAsync("#fichiers", Returns.Right);
        await visit.Page.Locator("[data-action=deposit]").ClickAsync(new() { Timeout = 60_000 });
        ILocator table = visit.Page.Locator("#restitution table.comparison");
        await Expect(table).ToBeVisibleAsync(Appears);
        await Expect(visit.Page.Locator(".receipt h4")).ToBeFocusedAsync();

        await Expect(table.Locator("caption")).ToContainTextAsync("Ain (01), novembre 2018");
        string row = await Visit.TextAsync(table.Locator("tr[data-code=INS_FOY]"));
        Assert.StartsWith("Foyers allocataires du RSA foyers", row, StringComparison.Ordinal);
        Assert.Contains(
            "pour 1 000 habitants ; en novembre 2018, la moitié des départements comparables",
            row,
            StringComparison.Ordinal
        );
        Assert.Contains("7 660", row, StringComparison.Ordinal);
        Assert.Contains("10 sur 10", row, StringComparison.Ordinal);
        Assert.Contains("100 sur 100", row, StringComparison.Ordinal);
        Assert.Equal(0, await EmptyCellsAsync(visit));
        await Expect(visit.Page.Locator("#restitution .private")).ToContainTextAsync("Réservé à votre département");
        await Expect(visit.Page.Locator("#restitution .others"))
            .ToContainTextAsync("Les autres départements : novembre 2018, publication du");
        await Expect(table.Locator("thead th", new() { HasText = "France" })).ToContainTextAsync("novembre 2018");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_departement_that_comes_back_finds_its_months_and_filters_prints_and_takes_away_the_figures()
    {
        await using Visit visit = await VisitAsync("2A");
        IPage page = visit.Page;
        ILocator panel = page.Locator("#restitution");
        await panel.GetByLabel("Mois déposé").SelectOptionAsync("2018-12");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Voir mes chiffres" }).ClickAsync();
        await Expect(panel.Locator("h3")).ToBeFocusedAsync(new() { Timeout = 60_000 });
        await Expect(panel.Locator("h3")).ToHaveTextAsync("Corse-du-Sud, décembre 2018");

        // The other département of the région is alone: its figures are not told, and the page says why.
        ILocator region = panel.Locator("tr[data-code=INS_FOY] td").Nth(6);
        Assert.Equal("trop peu publiés 1 sur 1", await Visit.TextAsync(region));
        await Expect(panel.Locator(".legend")).ToContainTextAsync("moins de trois départements du groupe");

        ILocator rows = panel.Locator("table.comparison tbody tr");
        int all = await rows.CountAsync();
        await panel.GetByLabel("Famille d’indicateurs").SelectOptionAsync("Aides et prestations");
        await Expect(rows).Not.ToHaveCountAsync(all);
        await Expect(panel.GetByRole(AriaRole.Status)).ToContainTextAsync("affichés");
        Assert.Equal(0, await EmptyCellsAsync(visit));

        await page.EvaluateAsync(
            "window.print = () => { window.shown = document.querySelector('.printed details').open }; null"
        );
        await panel.GetByRole(AriaRole.Button, new() { Name = "Imprimer ces chiffres" }).ClickAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.shown"));
        await Expect(panel.Locator("details").First).Not.ToHaveAttributeAsync("open", "");

        IDownload file = await page.RunAndWaitForDownloadAsync(() =>
            panel.GetByRole(AriaRole.Button, new() { Name = "Télécharger tous les chiffres" }).ClickAsync()
        );
        Assert.Equal("restitution-2A-2018-12.csv", file.SuggestedFilename);
        string[] lines = await File.ReadAllLinesAsync(await file.PathAsync());
        Assert.Equal(3, lines.Count(line => line.Contains(";2018-12;", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.Contains(";;;1;1;1;trop peu publiés;", StringComparison.Ordinal));

        await page.FillAsync("#cle-saisie", "");
        await page.Locator("#cle-saisie").BlurAsync();
        await Expect(panel.Locator("table")).ToHaveCountAsync(0);
        await Expect(panel).ToContainTextAsync("Saisissez la clé de votre département");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_departement_alone_in_its_region_is_told_so_in_English_too_and_by_the_keyboard_alone()
    {
        await using Visit visit = await VisitAsync("974", "/en/depot/");
        ILocator panel = visit.Page.Locator("#restitution");
        await Expect(panel.GetByLabel("Deposited month")).ToBeVisibleAsync();
        await visit.TabToAsync("document.activeElement.textContent === 'See my figures'");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(panel.Locator("h3")).ToBeFocusedAsync(new() { Timeout = 60_000 });
        await visit.TabToAsync("document.activeElement.matches('#restitution .scroll[role=region]')");
        ILocator region = panel.Locator("tr[data-code=INS_FOY] td").Nth(6);
        await Expect(region).ToHaveTextAsync("alone in its région", new() { Timeout = 60_000 });
        await Expect(panel.Locator(".legend")).ToContainTextAsync("there is nothing to compare with");
        await Expect(panel.Locator("tr[data-code=INS_FOY] .sentence")).ToContainTextAsync("per 1,000 inhabitants");
    }

    [Fact]
    public async Task A_key_that_opens_nothing_is_told_with_what_to_do()
    {
        await using Visit visit = await site.VisitAsync("/depot/");
        string unknown = "obs.01.000000000000." + new string('x', 43);
        await visit.Page.FillAsync("#cle-saisie", unknown);
        await Expect(visit.Page.Locator("#restitution .problem")).ToContainTextAsync("La clé n’est pas reconnue");
        await Expect(visit.Page.Locator("#restitution table")).ToHaveCountAsync(0);
    }

    private async Task<Visit> VisitAsync(string departement, string path = "/depot/")
    {
        Visit visit = await site.VisitAsync(path);
        await visit.Page.FillAsync("#cle-saisie", site.Keys[departement]);
        return visit;
    }

    private static Task<int> EmptyCellsAsync(Visit visit) =>
        visit.Page.EvaluateAsync<int>(
            "[...document.querySelectorAll('#restitution td, #restitution th')].filter(cell => cell.textContent.trim() === '').length"
        );
}
