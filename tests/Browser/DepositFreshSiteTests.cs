using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Observatoire.Browser;

/// <summary>The deposit page on the first day: nothing is published, and nothing was ever received.</summary>
[Collection(SiteTests.Name)]
public sealed class DepositFreshSiteTests(FreshSiteFixture site) : IClassFixture<FreshSiteFixture>
{
    [Theory]
    [InlineData("/depot/", "Aucun chiffre n’est encore publié")]
    [InlineData("/en/depot/", "No figure is published yet")]
    public async Task It_says_so_and_leads_nowhere_that_is_not_there(string path, string said)
    {
        await using Visit visit = await site.VisitAsync(path);
        await Expect(visit.Page.Locator(".fresh")).ToContainTextAsync(said);
        string[] links = await visit.Page.EvaluateAsync<string[]>(
            "[...new Set([...document.querySelectorAll('a[href^=\"/\"]')].map(link => link.pathname).filter(path => !path.startsWith('/api/')))]"
        );
        Assert.NotEmpty(links);
        foreach (string link in links)
        {
            IAPIResponse answer = await visit.Page.APIRequest.GetAsync(new Uri(site.Site, link).AbsoluteUri);
            Assert.True(answer.Status == 200, $"{link}: {answer.Status}");
        }

        await Accessibility.HasNoViolationAsync(visit.Page);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Before_the_first_release_a_departement_is_told_its_own_figures_and_that_the_others_will_come()
    {
        await using Visit visit = await site.VisitAsync("/depot/");
        ILocator panel = visit.Page.Locator("#restitution");
        await visit.Page.FillAsync("#cle-saisie", site.Keys["01"]);
        await Expect(panel).ToContainTextAsync("Aucun retour n’a encore été accepté pour ce département (Ain)");

        await visit.Page.SetInputFilesAsync("#fichiers", Returns.Right);
        await visit.Page.Locator("[data-action=deposit]").ClickAsync(new() { Timeout = 60_000 });
        ILocator row = panel.Locator("tr[data-code=INS_FOY]");
        await Expect(row).ToContainTextAsync("pas encore publié", new() { Timeout = 60_000 });
        await Expect(row).ToContainTextAsync("7 660");
        await Expect(row.Locator(".sentence")).ToContainTextAsync("la comparaison viendra avec eux");
        await Expect(panel.Locator(".others")).ToContainTextAsync("voici les vôtres et leur passé");
        await Expect(panel.Locator(".legend")).ToContainTextAsync("Aucune publication ne donne encore");
    }
}
