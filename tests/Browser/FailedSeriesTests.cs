using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Observatoire.Browser;

/// <summary>One series that cannot be had: named where it is missed, and no other visual waits for it.</summary>
[Collection(SiteTests.Name)]
public sealed class FailedSeriesTests(SiteFixture site)
{
    private const string Aah = "**/series/AAH.*.json";
    private const string Households = "**/series/INS_FOY.*.json";

    [Theory]
    [InlineData(404, "le serveur a répondu 404")]
    [InlineData(500, "le serveur a répondu 500")]
    [InlineData(null, "le serveur n’a pas pu être joint")]
    public async Task A_card_without_its_series_says_so_and_all_the_rest_follows_the_filter(int? status, string reason)
    {
        await using Visit visit = await RefusedAsync("/", Aah, status);
        await visit.Page.SelectOptionAsync("select[name=region]", "84");

        ILocator note = visit.Cartes.Locator(".load-failed");
        await Expect(note).ToContainTextAsync("(AAH)");
        await Expect(note).ToContainTextAsync(reason);
        await Expect(Card(visit, "AAH")).ToContainTextAsync("non chargé");
        await Expect(visit.Cartes.Locator(".title-when")).ToContainTextAsync("Auvergne-Rhône-Alpes");
        await Expect(Card(visit, "INS_FOY").Locator(".card-unit")).ToHaveCountAsync(1);
        await Expect(visit.Tableau.Locator("tbody tr:visible")).ToHaveCountAsync(12);
        await Expect(visit.Tendance.Locator(".title-when")).ToContainTextAsync("Auvergne-Rhône-Alpes");
        await Expect(visit.Page.Locator(".load-failed")).ToHaveCountAsync(1);
        Assert.Contains(
            visit.Complaints,
            complaint => complaint.StartsWith("Series AAH could not be loaded: /series/", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(visit.Complaints, complaint => complaint.Contains("INS_FOY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_visuals_of_a_series_that_failed_say_so_until_another_is_chosen()
    {
        await using Visit visit = await RefusedAsync("/", Aah, 404);
        await visit.WaitForPlotAsync();
        await visit.Page.SelectOptionAsync("select[name=indicateur]", "AAH");
        foreach (ILocator visual in new[] { visit.Carte, visit.Tendance, visit.Tableau })
        {
            await Expect(visual.Locator(".load-failed")).ToContainTextAsync("(AAH)");
        }

        await Expect(visit.Cartes.Locator(".load-failed")).ToHaveCountAsync(0);
        await Expect(visit.Tableau.Locator("tbody tr").First.Locator("td.number").First).ToHaveTextAsync("non chargé");
        await Expect(visit.Carte.Locator(".legend")).ToContainTextAsync("non chargé");
        await Expect(visit.Plot).ToBeHiddenAsync();

        await visit.Page.SelectOptionAsync("select[name=indicateur]", "ETP_POU");
        await Expect(visit.Page.Locator(".load-failed")).ToHaveCountAsync(0);
        await Expect(visit.Plot).ToBeVisibleAsync();
        Assert.DoesNotContain("non chargé", await visit.Page.Locator(".board").InnerTextAsync());
    }

    [Fact]
    public async Task The_page_stays_as_published_without_its_first_series_and_its_filters_work()
    {
        await using Visit visit = await RefusedAsync("/", Households, 404);
        string before = await visit.Tableau.Locator("tbody").InnerTextAsync();

        await Expect(visit.Carte.Locator(".load-failed")).ToContainTextAsync("(INS_FOY)");
        Assert.DoesNotContain("non chargé", before);
        await Expect(visit.Carte.Locator(".areas .missing")).ToHaveCountAsync(0);
        await Expect(visit.Tendance.Locator("svg.trend.wide")).ToBeVisibleAsync();

        await visit.Page.SelectOptionAsync("select[name=indicateur]", "AAH");
        await Expect(visit.Page.Locator(".load-failed")).ToHaveCountAsync(0);
        await Expect(visit.Carte.Locator(".title-figure")).ToContainTextAsync("AAH");
        await visit.WaitForPlotAsync();
    }

    [Fact]
    public async Task Asking_again_brings_what_is_there_at_last()
    {
        await using Visit visit = await RefusedAsync("/", Aah, 500);
        await visit.Page.SelectOptionAsync("select[name=indicateur]", "AAH");
        await Expect(visit.Carte.Locator(".load-failed")).ToBeVisibleAsync();
        await Accessibility.HasNoViolationAsync(visit.Page);
        await visit.Page.Context.UnrouteAsync(Aah);

        ILocator again = visit.Carte.Locator(".load-failed button");
        await Expect(again).ToHaveTextAsync("Réessayer");
        await again.ClickAsync();
        await Expect(visit.Page.Locator(".load-failed")).ToHaveCountAsync(0);
        await Expect(visit.Carte.Locator(".visual-tools button").First).ToBeFocusedAsync();
        Assert.DoesNotContain("non chargé", await visit.Page.Locator(".board").InnerTextAsync());
    }

    [Fact]
    public async Task A_file_of_figures_that_could_not_be_had_is_not_given_empty()
    {
        await using Visit visit = await RefusedAsync("/", Aah, 404);
        IDownload file = await visit.Page.RunAndWaitForDownloadAsync(() =>
            visit.Cartes.Locator("[data-tool=csv]").ClickAsync()
        );

        string text = await File.ReadAllTextAsync(await file.PathAsync());
        Assert.Contains("INS_FOY,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("AAH", text, StringComparison.Ordinal);
        await Expect(visit.Cartes.Locator(".load-failed")).ToContainTextAsync("(AAH)");
    }

    [Fact]
    public async Task Without_plotly_the_published_curve_stays_and_it_is_said_in_its_place()
    {
        await using Visit visit = await RefusedAsync("/", "**/plotly.*.js", 404);
        await visit.Tendance.ScrollIntoViewIfNeededAsync();
        await Expect(visit.Tendance.Locator(".load-failed")).ToContainTextAsync("Le dessin interactif");
        await Expect(visit.Tendance.Locator("svg.trend.wide")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".load-failed")).ToHaveCountAsync(1);
        Assert.Contains(visit.Complaints, complaint => complaint.Contains("/plotly.", StringComparison.Ordinal));
    }

    private static ILocator Card(Visit visit, string indicator) =>
        visit.Cartes.Locator($".card[data-indicator={indicator}]").First;

    private async Task<Visit> RefusedAsync(string path, string pattern, int? status)
    {
        Visit visit = await site.VisitAsync(path, new VisitOptions { Refused = pattern, RefusedWith = status });
        await visit.Page.WaitForSelectorAsync("html[data-ready]");
        return visit;
    }
}
