using Microsoft.Playwright;

namespace Observatoire.Browser;

[Collection(SiteTests.Name)]
public sealed class AccessibilityTests(SiteFixture site)
{
    public static TheoryData<string, bool, int> Pages()
    {
        TheoryData<string, bool, int> pages = new();
        foreach (string path in new[] { "/", "/departements/01/", "/en/", "/en/departements/01/" })
        {
            pages.Add(path, false, 1280);
            pages.Add(path, true, 1280);
            pages.Add(path, true, 390);
        }

        pages.Add("/", false, 390);
        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_violation_of_level_AA(string path, bool dark, int width)
    {
        await using Visit visit = await site.VisitAsync(path, new VisitOptions { Dark = dark, Width = width });
        await visit.WaitForPlotAsync();
        await visit.Page.EvaluateAsync("document.querySelector('#carte [data-departement=\"01\"]').focus()");
        await Accessibility.HasNoViolationAsync(visit.Page);
    }

    [Theory]
    [InlineData("/depot/", false, 1280)]
    [InlineData("/depot/", true, 390)]
    [InlineData("/en/depot/", true, 1280)]
    public async Task The_deposit_page_has_no_violation_of_level_AA_before_and_after_a_check(
        string path,
        bool dark,
        int width
    )
    {
        await using Visit visit = await site.VisitAsync(path, new VisitOptions { Dark = dark, Width = width });
        await Accessibility.HasNoViolationAsync(visit.Page);
        await visit.Page.SetInputFilesAsync("#fichiers", Returns.Wrong);
        await visit.Page.Locator(".finding-list a").First.ClickAsync(new() { Timeout = 60_000 });
        await visit.Page.WaitForSelectorAsync(".preview");
        await Accessibility.HasNoViolationAsync(visit.Page);
        Assert.Equal(width, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("/depot/", false, 1280)]
    [InlineData("/depot/", true, 390)]
    [InlineData("/en/depot/", true, 1280)]
    public async Task Several_months_their_receipts_and_the_figures_have_no_violation_of_level_AA(
        string path,
        bool dark,
        int width
    )
    {
        await using Visit visit = await site.VisitAsync(path, new VisitOptions { Dark = dark, Width = width });
        IPage page = visit.Page;
        await page.FillAsync("#cle-saisie", site.Keys["02"]);
        await page.SetInputFilesAsync("#fichiers", Returns.WrongMonths);
        await page.WaitForSelectorAsync(".months", new() { Timeout = 60_000 });
        await Accessibility.HasNoViolationAsync(page);
        await page.Locator(".file-card input[type=file]").SetInputFilesAsync(Returns.RightMonths);
        await page.Locator("[data-action=deposit]").ClickAsync(new() { Timeout = 60_000 });
        await page.Locator("#restitution table.comparison").WaitForAsync(new() { Timeout = 60_000 });
        await page.EvaluateAsync("for (const each of document.querySelectorAll('main details')) each.open = true");
        await Accessibility.HasNoViolationAsync(page);
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("/", 390)]
    [InlineData("/", 320)]
    [InlineData("/departements/01/", 390)]
    [InlineData("/departements/01/", 320)]
    public async Task A_phone_never_scrolls_sideways(string path, int width)
    {
        await using Visit visit = await site.VisitAsync(path, new VisitOptions { Width = width });
        await visit.WaitForPlotAsync();
        Assert.Equal(width, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
