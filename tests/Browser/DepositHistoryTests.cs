using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Observatoire.Browser;

/// <summary>Several months in one file, from the deposit page.</summary>
[Collection(SiteTests.Name)]
public sealed class DepositHistoryTests(SiteFixture site)
{
    private static readonly LocatorAssertionsToHaveTextOptions Reads = new() { Timeout = 60_000 };

    [Fact]
    public async Task Each_month_has_its_verdict_then_its_receipt()
    {
        await using Visit visit = await site.VisitAsync("/depot/");
        IPage page = visit.Page;
        ILocator card = page.Locator(".file-card");
        await page.SetInputFilesAsync("#fichiers", Returns.WrongMonths);
        await Expect(card.Locator(".state")).ToHaveTextAsync("À corriger", Reads);
        await Expect(card.Locator("h3")).ToHaveTextAsync("Aisne (02), janvier 2018 à mars 2018");
        Assert.Equal(
            ["janvier 2018 Juste 2 0 0", "février 2018 À corriger 2 1 0", "mars 2018 Juste 2 0 0"],
            await RowsAsync(card)
        );
        await Expect(card.Locator(".finding-list")).ToContainTextAsync("février 2018");

        await page.FillAsync("#cle-saisie", site.Keys["02"]);
        await card.Locator("input[type=file]").SetInputFilesAsync(Returns.RightMonths);
        await Expect(card.Locator(".state")).ToHaveTextAsync("Prêt à déposer", Reads);
        Assert.All(await RowsAsync(card), row => Assert.Contains("Juste", row, StringComparison.Ordinal));

        await card.GetByRole(AriaRole.Button, new() { Name = "Déposer les 3 mois" }).ClickAsync();
        await Expect(card.Locator(".receipts > h4")).ToBeFocusedAsync(new() { Timeout = 60_000 });
        await Expect(card.Locator(".receipts > h4")).ToHaveTextAsync("3 reçus de dépôt, un par mois");
        Assert.Contains(visit.Requests, request => request.AbsolutePath == "/api/returns/02");
        ILocator receipts = card.Locator(".receipt-month");
        await Expect(receipts).ToHaveCountAsync(3);
        await receipts.Nth(1).Locator("summary").ClickAsync();
        await Expect(receipts.Nth(1).Locator(".receipt")).ToContainTextAsync("février 2018");
        await Expect(receipts.Nth(1).Locator(".receipt")).ToContainTextAsync("Code de vérification");
        Assert.Equal(3, (await card.Locator(".receipt dd:nth-of-type(1)").AllTextContentsAsync()).Distinct().Count());

        await page.EvaluateAsync(
            "window.print = () => { window.open = document.querySelectorAll('.printed details[open]').length }; null"
        );
        await card.GetByRole(AriaRole.Button, new() { Name = "Imprimer les 3 reçus" }).ClickAsync();
        Assert.Equal(3, await page.EvaluateAsync<int>("window.open"));
        await Expect(page.Locator("#restitution h3")).ToHaveTextAsync("Aisne, mars 2018", Reads);
    }

    [Fact]
    public async Task The_faults_of_a_month_can_be_read_alone()
    {
        string[] lines =
        [
            .. Enumerable.Range(1, 5).Select(month => $"2018-0{month};02;;INS_FOY;;;douze;;"),
            .. Enumerable.Range(1, 5).Select(month => $"2018-0{month};02;;AAH;;;treize;;"),
        ];
        await using Visit visit = await site.VisitAsync("/depot/");
        await visit.Page.SetInputFilesAsync("#fichiers", Returns.Of("mois.csv", lines));
        ILocator card = visit.Page.Locator(".file-card");
        await Expect(card.Locator(".state")).ToHaveTextAsync("À corriger", Reads);
        await card.GetByRole(AriaRole.Search).GetByLabel("Mois").SelectOptionAsync("2018-04");
        await Expect(card.Locator(".finding-list li")).ToHaveCountAsync(2);
        await Expect(card.GetByRole(AriaRole.Search)).ToContainTextAsync("2 anomalies affichées");
    }

    private static async Task<string[]> RowsAsync(ILocator card)
    {
        List<string> rows = [];
        foreach (ILocator row in await card.Locator(".months tbody tr").AllAsync())
        {
            rows.Add(await Visit.TextAsync(row));
        }

        return [.. rows];
    }
}
