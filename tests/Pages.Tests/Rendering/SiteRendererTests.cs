using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Observatoire.Disclosure;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Pages.Rendering;
using Observatoire.Statistics.Indicators;
using Observatoire.Support.Pages;

namespace Observatoire.Pages.Tests.Rendering;

public class SiteRendererTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public void Latest_json_comes_last_and_names_only_files_that_came_before()
    {
        PublishedFile last = site.Files[^1];
        JsonElement latest = JsonDocument.Parse(SiteFixture.TextOf(last)).RootElement;
        HashSet<string> paths = [.. site.Files.Select(file => file.Path)];

        Assert.Equal("latest.json", last.Path);
        Assert.Equal("2018-12-r1", latest.GetProperty("release").GetString());
        Assert.All(
            latest.GetProperty("pages").EnumerateArray(),
            page => Assert.Contains($"{page}index.html"[1..], paths)
        );
        Assert.All(
            latest.GetProperty("indicators").EnumerateArray(),
            indicator =>
                Assert.All(
                    new[] { "csv", "csvOfRelease", "series" },
                    member => Assert.Contains(indicator.GetProperty(member).GetString()!, paths)
                )
        );
    }

    [Fact]
    public void What_others_refer_to_comes_before_them()
    {
        List<string> kinds = [.. site.Files.Select(KindOf)];

        Assert.Equal(
            ["asset", "series", "shared", "csv", "page", "release", "certificate", "latest"],
            kinds.Distinct()
        );
        Assert.Equal(
            "index.html",
            site.Files.Where(file => KindOf(file) == "page")
                .Select(file => file.Path)
                .SkipWhile(path => path != "index.html")
                .First()
        );
        Assert.Equal(site.Files.Count, site.Files.Select(file => file.Path).Distinct().Count());
        Assert.All(
            site.Files,
            file => Assert.Equal(KindOf(file) is "asset" or "series" or "shared" or "release", file.Immutable)
        );
    }

    [Fact]
    public void There_is_a_page_a_departement_and_an_overview_in_both_languages()
    {
        List<string> pages = [.. site.Files.Where(file => KindOf(file) == "page").Select(file => file.Path)];

        Assert.Equal(2 * (4 + 1 + 1 + 1 + 1 + 1), pages.Count);
        Assert.Contains("depot/index.html", pages);
        Assert.Contains("en/depot/index.html", pages);
        Assert.Contains("departements/2A/index.html", pages);
        Assert.Contains("en/departements/974/index.html", pages);
    }

    [Fact]
    public async Task The_same_figures_make_the_same_bytes()
    {
        IReadOnlyList<PublishedFile> again = await site.Render();

        Assert.Equal(site.Files.Select(file => file.Path), again.Select(file => file.Path));
        Assert.All(
            site.Files.Zip(again),
            pair => Assert.True(pair.First.Content.Span.SequenceEqual(pair.Second.Content.Span), pair.First.Path)
        );
    }

    /// <summary>Every value withheld, for itself or for the sake of another, in every way a file writes numbers.</summary>
    [Fact]
    public void No_withheld_figure_is_in_any_file()
    {
        double[] withheld =
        [
            .. site
                .Figures.Where(pair => site.Table[pair.Key].State == CellState.Withheld)
                .Select(pair => pair.Value.Value!.Value)
                .Distinct(),
        ];
        Assert.Contains(SiteFixture.WithheldStaff, withheld);
        Assert.True(withheld.Length > 4);
        // What a told figure is written as too tells nothing.
        IEnumerable<string> told = site
            .Figures.Keys.Select(key => site.Table[key].Value)
            .OfType<double>()
            .Distinct()
            .SelectMany(WaysToWrite);
        string[] traces = [.. withheld.SelectMany(WaysToWrite).Where(IsTelling).Except(told)];
        Assert.Contains("2.96", traces);
        Regex any = new(
            $@"(?<![\w.,])({string.Join('|', traces.Select(Regex.Escape))})(?![\d.,]*\d)",
            RegexOptions.None,
            TimeSpan.FromMinutes(1)
        );

        Assert.All(site.Files, file => Assert.DoesNotMatch(any, SiteFixture.TextOf(file)));
    }

    // Two digits are met by chance: in a drawing, a date.
    private static bool IsTelling(string written) => written.Count(char.IsAsciiDigit) > 2;

    private static IEnumerable<string> WaysToWrite(double value)
    {
        foreach (string form in new[] { "0.0", "0.00", "0.000", "0.####" })
        {
            string written = value.ToString(form, CultureInfo.InvariantCulture);
            yield return written;
            yield return written.Replace('.', ',');
        }

        // As the series write it: a whole number of hundredths.
        yield return Math.Round(value * 100).ToString("0", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Nothing_to_publish_is_refused()
    {
        ProtectedTable empty = Protection.Protect([], new EditionSeries([site.Edition]));

        await Assert.ThrowsAsync<InvalidDataException>(async () =>
            await new SiteRenderer(site.Assets, SiteFixture.Deposit).RenderAsync(
                empty,
                new EditionSeries([site.Edition]),
                SiteFixture.Nobody,
                SiteFixture.Stamp
            )
        );
    }

    [Fact]
    public async Task A_code_the_last_edition_drops_keeps_its_figures_and_words()
    {
        EditionSeries editions = new([
            SiteFixture.MakeEdition("2017-01", "2018-11", "INS_FOY", "AAH", "ETP_POU"),
            SiteFixture.MakeEdition("2018-12", null, "INS_FOY", "ETP_POU"),
        ]);

        IReadOnlyList<PublishedFile> files = await new SiteRenderer(site.Assets, SiteFixture.Deposit).RenderAsync(
            site.Table,
            editions,
            SiteFixture.Nobody,
            SiteFixture.Stamp
        );

        JsonElement latest = JsonDocument.Parse(SiteFixture.TextOf(files[^1])).RootElement;
        Assert.Equal("2018-12", latest.GetProperty("edition").GetString());
        Assert.Equal(
            ["INS_FOY", "ETP_POU", "AAH"],
            latest.GetProperty("indicators").EnumerateArray().Select(each => each.GetProperty("code").GetString())
        );
    }

    [Fact]
    public async Task Figures_of_a_month_no_edition_covers_are_refused() =>
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
            await new SiteRenderer(site.Assets, SiteFixture.Deposit).RenderAsync(
                site.Table,
                new EditionSeries([SiteFixture.MakeEdition("2017-01", "2018-11", "INS_FOY", "AAH", "ETP_POU")]),
                SiteFixture.Nobody,
                SiteFixture.Stamp
            )
        );

    [Fact]
    public async Task Pages_made_of_synthetic_figures_say_so_and_no_other_does()
    {
        IReadOnlyList<PublishedFile> simulated = await new SiteRenderer(site.Assets, SiteFixture.Deposit).RenderAsync(
            site.Table,
            new EditionSeries([site.Edition]),
            SiteFixture.Nobody,
            SiteFixture.Stamp with
            {
                Simulated = true,
            }
        );

        PublishedFile[] marked = [.. simulated.Where(file => KindOf(file) == "page" && !IsDeposit(file))];
        PublishedFile[] unmarked = [.. site.Files.Where(file => KindOf(file) == "page")];
        Assert.NotEmpty(marked);
        Assert.NotEmpty(unmarked);
        Assert.All(
            marked,
            page => Assert.Contains("class=\"simulated\"", SiteFixture.TextOf(page), StringComparison.Ordinal)
        );
        Assert.All(
            unmarked,
            page => Assert.DoesNotContain("class=\"simulated\"", SiteFixture.TextOf(page), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Pages_say_from_which_month_figures_may_still_change()
    {
        IReadOnlyList<PublishedFile> files = await new SiteRenderer(site.Assets, SiteFixture.Deposit).RenderAsync(
            site.Table,
            new EditionSeries([site.Edition]),
            SiteFixture.Nobody,
            SiteFixture.Stamp with
            {
                ProvisionalFrom = ReferenceMonth.Parse("2018-12"),
            }
        );

        string french = SiteFixture.TextOf(files.Single(file => file.Path == "index.html"));
        Assert.Contains("provisoires depuis décembre 2018\u00A0:", french, StringComparison.Ordinal);
        string index = SiteFixture.TextOf(files.Single(file => file.Path == "latest.json"));
        Assert.Contains("\"provisionalFrom\":\"2018-12\"", index, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "provisoires",
            SiteFixture.TextOf(site.Files.Single(file => file.Path == "index.html")),
            StringComparison.Ordinal
        );
    }

    // It shows no figure.
    private static bool IsDeposit(PublishedFile file) => file.Path.Contains("depot/", StringComparison.Ordinal);

    private static string KindOf(PublishedFile file) =>
        file.Path switch
        {
            "latest.json" => "latest",
            "certificate.json" => "certificate",
            var path when path.StartsWith("assets/", StringComparison.Ordinal) => "asset",
            var path when path.StartsWith("series/", StringComparison.Ordinal) => "series",
            var path when path.StartsWith("releases/", StringComparison.Ordinal) => "release",
            var path when path.StartsWith("donnees/", StringComparison.Ordinal) => file.Immutable ? "shared" : "csv",
            _ => "page",
        };
}
