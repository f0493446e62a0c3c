using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Observatoire.Browser;

/// <summary>The filters of the findings, each set to each of its options.</summary>
[Collection(SiteTests.Name)]
public sealed class DepositFilterTests(SiteFixture site)
{
    // Two months, so that months are filtered too; more faults than are shown without filters.
    private static readonly FilePayload Faults = Returns.Of(
        "ain.csv",
        [
            .. Enumerable
                .Range(1, 12)
                .Select(rank => $"2018-{rank % 2 + 10};01;;XYZ{rank.ToString(CultureInfo.InvariantCulture)};;;3;;"),
            "2018-10;01;;INS_FOY;;;douze;;",
            "2018-11;01;;INS_FOY;;;1.234;;",
            "2018-11;01;;AAH;;;douze;;",
        ]
    );

    [Theory]
    [InlineData("/depot/")]
    [InlineData("/en/depot/")]
    public async Task Each_option_of_each_filter_shows_as_many_findings_as_it_says(string path)
    {
        await using Visit visit = await site.VisitAsync(path);
        await visit.Page.SetInputFilesAsync("#fichiers", Faults);
        ILocator filters = visit.Page.Locator(".findings .finding-filters");
        await filters.WaitForAsync(new() { Timeout = 60_000 });
        ILocator shown = visit.Page.Locator(".finding-list > li");
        ILocator selects = filters.Locator("select");
        Assert.Equal(4, await selects.CountAsync());
        foreach (ILocator select in await selects.AllAsync())
        {
            string[] options = await select.EvaluateAsync<string[]>(
                "(each) => [...each.options].map((one) => one.value)"
            );
            Assert.True(options.Length > 1);
            List<int> counts = [];
            foreach (string option in options.Skip(1))
            {
                await select.SelectOptionAsync(option);
                counts.Add(await CountAsync(filters));
                await Expect(shown).ToHaveCountAsync(counts[^1]);
            }

            await select.SelectOptionAsync(options[0]);
            Assert.Contains(counts, count => count > 0);
        }

        int all = await CountAsync(filters);
        await filters.Locator("input[type=search]").FillAsync("douze");
        await Expect(shown).ToHaveCountAsync(await CountAsync(filters));
        Assert.InRange(await CountAsync(filters), 1, all - 1);
        await filters.Locator("input[type=search]").FillAsync(string.Empty);
        await Expect(shown).ToHaveCountAsync(all);
        Assert.Empty(visit.Complaints);
    }

    private static async Task<int> CountAsync(ILocator filters) =>
        int.Parse(
            (await Visit.TextAsync(filters.GetByRole(AriaRole.Status))).Split(' ')[0],
            CultureInfo.InvariantCulture
        );
}
