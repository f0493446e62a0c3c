using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Observatoire.Browser;

/// <summary>Every filter of every kind of page clicked, and what is then shown compared with the open files.</summary>
public abstract partial class FilterTests(SiteFixture site)
{
    /// <summary>Each kind of page that has filters, each in one of the languages: one is overseas, which are drawn apart.</summary>
    public static TheoryData<string> Pages() => ["/", "/en/departements/974/"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Each_filter_set_to_its_first_its_last_and_others_shows_what_was_published(string path)
    {
        using PublishedFigures published = await PublishedFigures.OfAsync(site.Site);
        await using Visit visit = await site.VisitAsync(path);
        FilteredPage page = new(visit.Page, published);
        Shown before = await page.IsRightAsync("nothing");
        string[] filters = await visit.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('#filtres select')].map((each) => each.name)"
        );
        Assert.NotEmpty(filters);
        foreach (string filter in filters)
        {
            ILocator select = visit.Page.Locator($"#filtres select[name={filter}]");
            string[] options = await select.EvaluateAsync<string[]>(
                "(each) => [...each.options].map((one) => one.value)"
            );
            string first = before.Chosen[filter];
            HashSet<string> titles = [];
            foreach (string option in Some(options))
            {
                await select.SelectOptionAsync(option);
                Shown after = await page.IsRightAsync($"{filter} = {option}");
                Assert.Equal(option, after.Chosen[filter]);
                Assert.Equal(option == first ? 0 : 1, after.Chips);
                titles.Add(string.Join('|', after.Titles));
            }

            Assert.True(titles.Count > 1 || options.Length == 1, $"{path}: {filter} changes no title.");
            await select.SelectOptionAsync(first);
            await page.IsRightAsync($"{filter} as it was");
        }

        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Filters_together_are_taken_away_one_by_one_and_all_at_once(string path)
    {
        using PublishedFigures published = await PublishedFigures.OfAsync(site.Site);
        await using Visit visit = await site.VisitAsync(path);
        FilteredPage page = new(visit.Page, published);
        Shown before = await page.IsRightAsync("nothing");

        int set = await SetAllAsync(visit.Page, before);
        Assert.Equal(set, (await page.IsRightAsync("all filters")).Chips);
        for (int left = set; left > 0; left--)
        {
            ILocator chip = visit.Page.Locator(".chip").Last;
            string filter = (await chip.GetAttributeAsync("data-filter"))!;
            await chip.ClickAsync();
            Shown after = await page.IsRightAsync($"the chip of {filter}");
            Assert.Equal(before.Chosen[filter], after.Chosen[filter]);
            Assert.Equal(left - 1, after.Chips);
        }

        await SetAllAsync(visit.Page, before);
        await page.IsRightAsync("all filters again");
        await visit.Page.Locator("#filtres .reset").ClickAsync();
        Shown reset = await page.IsRightAsync("reset");
        Assert.Equal(0, reset.Chips);
        Assert.Equal(before.Rows.Select(row => row.Cells), reset.Rows.Select(row => row.Cells));
        Assert.Equal(path, new Uri(visit.Page.Url).PathAndQuery);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_map_the_table_and_its_headings_filter_and_sort_too(string path)
    {
        using PublishedFigures published = await PublishedFigures.OfAsync(site.Site);
        await using Visit visit = await site.VisitAsync(path);
        FilteredPage page = new(visit.Page, published);
        Shown before = await page.IsRightAsync("nothing");
        string[] reached = [before.Map[0].Code, before.Map[^1].Code];
        foreach (string code in reached)
        {
            await visit.Area(code).FocusAsync();
            await visit.Page.Keyboard.PressAsync("Enter");
            await page.IsRightAsync($"Enter on {code}");
            await Expect(visit.Area(code)).ToHaveAttributeAsync("aria-pressed", "true");
            await visit.Page.Keyboard.PressAsync("Escape");
            await page.IsRightAsync("Escape");
            await visit.Tableau.Locator($"tr[data-departement='{code}'] .pick").ClickAsync();
            Assert.Contains((await page.IsRightAsync($"the row of {code}")).Rows, row => row.Selected);
            await visit.Tableau.Locator($"tr[data-departement='{code}'] .pick").ClickAsync();
        }

        foreach (string key in new[] { "name", "value", "rate", "change" })
        {
            ILocator head = visit.Tableau.Locator($"th[data-sort={key}]");
            foreach (int _ in new[] { 1, 2 })
            {
                await head.Locator("button").ClickAsync();
                Shown sorted = await page.IsRightAsync($"a sort by {key}");
                bool isDescending = await head.GetAttributeAsync("aria-sort") == "descending";
                if (key is "value" or "rate")
                {
                    IsSorted(sorted, key == "value" ? 0 : 1, isDescending);
                }
            }
        }

        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/departements/59/")]
    public async Task Each_visual_gives_its_figures_as_a_file_whatever_is_chosen(string path)
    {
        await using Visit visit = await site.VisitAsync(path);
        await visit.Page.SelectOptionAsync("#filtres select[name=mois]", new SelectOptionValue { Index = 1 });
        foreach (string visual in new[] { "cartes", "carte", "tendance", "tableau" })
        {
            IDownload file = await visit.Page.RunAndWaitForDownloadAsync(() =>
                visit.Page.Locator($"#{visual} [data-tool=csv]").ClickAsync()
            );
            string[] lines = (await File.ReadAllTextAsync(await file.PathAsync())).Split("\r\n");
            Assert.True(lines.Length > 3, $"{visual}: {string.Join('|', lines)}");
        }

        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task No_page_of_the_release_shows_an_indicator_that_its_filters_do_not_know()
    {
        using PublishedFigures published = await PublishedFigures.OfAsync(site.Site);
        IReadOnlyList<string> pages = published.Pages;
        Assert.True(pages.Count > 200, $"{pages.Count} pages");
        int filtered = 0;
        foreach (string path in pages)
        {
            string page = await published.PageAsync(path);
            filtered += page.Contains("id=\"filtres\"", StringComparison.Ordinal) ? 1 : 0;
            Assert.All(
                ShownIndicator().Matches(page).Select(shown => shown.Groups["code"].Value).Distinct(),
                code => Assert.True(published.Indicators.Contains(code), $"{path} shows {code}.")
            );
        }

        Assert.Equal(2 * (101 + 1), filtered);
    }

    /// <summary>Sets every filter to something else than what it is, and says how many there are.</summary>
    private static async Task<int> SetAllAsync(IPage page, Shown before)
    {
        int set = 0;
        foreach ((string filter, string value) in before.Chosen)
        {
            ILocator select = page.Locator($"#filtres select[name={filter}]");
            if (await select.CountAsync() == 0)
            {
                continue;
            }

            // The département is the first of the région chosen before it: another would take its place.
            string other =
                filter == "departement" ? before.Regions.First(each => each.Value == "84").Key
                : filter == "region" ? "84"
                : (await select.EvaluateAsync<string[]>("(each) => [...each.options].map((one) => one.value)")).Last(
                    option => option != value
                );
            await select.SelectOptionAsync(other);
            set++;
        }

        return set;
    }

    private static void IsSorted(Shown shown, int column, bool isDescending)
    {
        double?[] values = [.. shown.Rows.Select(row => FilteredPage.NumberIn(row.Cells[column], shown.Language))];
        double[] known = [.. values.OfType<double>()];
        Assert.Equal(isDescending ? known.OrderDescending() : known.Order(), known);
        Assert.All(values.Skip(known.Length), Assert.Null);
    }

    private static IEnumerable<string> Some(string[] options) =>
        new[] { 0, 1, options.Length / 3, options.Length / 2, options.Length - 1 }
            .Where(at => at < options.Length)
            .Distinct()
            .Select(at => options[at]);

    [GeneratedRegex("data-indicator=\"(?<code>\\w+)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ShownIndicator();
}

/// <summary>The real months: an edition of three indicators.</summary>
[Collection(SiteTests.Name)]
public sealed class RealFilterTests(SiteFixture site) : FilterTests(site);

/// <summary>The simulated nation: an edition of seventy indicators, some of which the other has not, and the other way round.</summary>
[Collection(SimulatedSiteTests.Name)]
public sealed class SimulatedFilterTests(SimulatedSiteFixture site) : FilterTests(site);
