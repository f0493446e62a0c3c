using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Observatoire.Browser;

[Collection(SiteTests.Name)]
public sealed class AccessibilityTests(SiteFixture site)
{
    private static readonly AxeRunOptions LevelAa = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        },
    };

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
        HasNone(await visit.Page.RunAxe(LevelAa));
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
        HasNone(await visit.Page.RunAxe(LevelAa));
        await visit.Page.SetInputFilesAsync("#fichiers", Returns.Wrong);
        await visit.Page.Locator(".finding-list a").First.ClickAsync(new() { Timeout = 60_000 });
        await visit.Page.WaitForSelectorAsync(".preview");
        HasNone(await visit.Page.RunAxe(LevelAa));
        Assert.Equal(width, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
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

    private static void HasNone(AxeResult result) =>
        Assert.True(
            result.Violations.Length == 0,
            string.Join(
                "\n",
                result.Violations.Select(violation =>
                    $"{violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Take(5).Select(node => node.Html))}"
                )
            )
        );
}
