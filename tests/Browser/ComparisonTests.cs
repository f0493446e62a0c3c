using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Observatoire.Browser;

/// <summary>The pages that compare: organisations, one axis, reorganisations, one event, a load, a département.</summary>
public sealed class ComparisonTests(ComparedSite site) : IClassFixture<ComparedSite>
{
    private static readonly string[] All =
    [
        "/organisations/",
        "/organisations/ACA/",
        "/reorganisations/",
        "/reorganisations/09-2027-07-DECONC/",
        "/departements/09/charge/",
        "/departements/09/comparaison/",
        "/departements/02/comparaison/",
    ];

    public static TheoryData<string> Pages() => [.. All, "/en/departements/09/comparaison/"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_violation_of_level_AA_in_light_nor_in_dark(string path)
    {
        foreach (
            VisitOptions options in new[]
            {
                new VisitOptions(),
                new VisitOptions { Dark = true, Width = 390 },
            }
        )
        {
            await using Visit visit = await site.VisitAsync(path, options);
            await OpenAllAsync(visit.Page);
            await Accessibility.HasNoViolationAsync(visit.Page);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Headings_follow_each_other_and_every_table_and_drawing_has_its_name(string path)
    {
        await using Visit visit = await site.VisitAsync(path);
        int[] levels = await visit.Page.EvaluateAsync<int[]>(
            "[...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.tagName[1]))"
        );

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, level => level == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.Equal(0, await CountAsync(visit.Page, "table:not(:has(caption)), table:not(:has(thead th[scope=col]))"));
        Assert.Equal(0, await CountAsync(visit.Page, "tbody th:not([scope=row])"));
        Assert.Equal(0, await CountAsync(visit.Page, "svg[role=img]:not(:has(> title))"));
        Assert.Equal(0, await CountAsync(visit.Page, ".plot:not(:has(~ details table))"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_phone_never_scrolls_sideways(string path)
    {
        foreach (int width in new[] { 390, 320 })
        {
            await using Visit visit = await site.VisitAsync(path, new VisitOptions { Width = width });
            await OpenAllAsync(visit.Page);
            Assert.Equal(width, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_asks_only_its_own_origin_for_few_things_and_complains_of_none(string path)
    {
        await using Visit visit = await site.VisitAsync(path);
        Assert.All(visit.Requests, request => Assert.Equal(site.Site.Authority, request.Authority));
        Assert.True(visit.Requests.Count <= 4, string.Join('\n', visit.Requests));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_departement_is_whole_without_script()
    {
        await using Visit visit = await site.VisitAsync(
            "/departements/09/comparaison/",
            new VisitOptions { Script = false }
        );
        await Expect(visit.Page.Locator("#situation tbody tr")).ToHaveCountAsync(7);
        await Expect(visit.Page.Locator("#delai svg.control.wide")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#delai svg.control.narrow")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("#semblables tbody tr")).ToHaveCountAsync(11);
        await visit.Page.Locator("#delai details summary").Last.ClickAsync();
        await Expect(visit.Page.Locator("#delai details").Last.Locator("tbody tr")).ToHaveCountAsync(36);
    }

    [Fact]
    public async Task The_months_are_reached_with_the_keyboard_alone()
    {
        await using Visit visit = await site.VisitAsync("/departements/09/comparaison/");
        ILocator months = visit.Page.Locator("#delai details").Last;
        await months.Locator("summary").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(months.Locator("table")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(months.Locator(".scroll")).ToBeFocusedAsync();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_link_of_the_language_leads_to_the_same_page_and_back(string path)
    {
        await using Visit visit = await site.VisitAsync(path);
        await visit.Page.Locator("a.language").ClickAsync();
        await visit.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath != path);
        string language = path.StartsWith("/en/", StringComparison.Ordinal) ? "fr" : "en";
        Assert.Equal(language, await visit.Page.GetAttributeAsync("html", "lang"));
        await visit.Page.Locator("a.language").ClickAsync();
        await visit.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == path);
    }

    [Fact]
    public async Task The_findings_of_the_profile_lead_to_their_detail()
    {
        await using Visit visit = await site.VisitAsync("/departements/09/");
        await visit.Page.Locator("#situation a").First.ClickAsync();
        await visit.Page.WaitForURLAsync(url =>
            url.EndsWith("/departements/09/comparaison/#delai", StringComparison.Ordinal)
        );
        await Expect(visit.Page.Locator("#delai h2")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Printed_a_page_keeps_its_drawings_and_drops_what_only_a_screen_needs()
    {
        // A4 between its margins.
        const int Paper = 688;
        await using Visit visit = await site.VisitAsync(
            "/departements/09/comparaison/",
            new VisitOptions { Width = Paper }
        );
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(Paper, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Expect(visit.Page.Locator("#delai svg.control.wide")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".site-nav")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("#delai details").First).ToBeHiddenAsync();
    }

    private static async Task OpenAllAsync(IPage page) =>
        await page.EvaluateAsync("for (const each of document.querySelectorAll('main details')) each.open = true");

    private static Task<int> CountAsync(IPage page, string selector) => page.Locator(selector).CountAsync();
}
