using System.Text.Json;
using System.Text.RegularExpressions;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Pages.Rendering;
using Observatoire.Statistics.Indicators;
using Observatoire.Support.Pages;

namespace Observatoire.Pages.Tests.Files;

/// <summary>The files of the series of three years.</summary>
[Collection(ComparisonTests.Name)]
public class SeriesFilesTests(ComparisonFixture compared, SiteFixture site) : IClassFixture<SiteFixture>
{
    private const int MostBytes = 10_000;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    [Fact]
    public void The_last_thirteen_months_are_one_file_and_each_year_before_them_another()
    {
        JsonElement indicator = Latest(compared.Files)
            .GetProperty("indicators")
            .EnumerateArray()
            .Single(each => each.GetProperty("code").GetString() == "SUI_FIN");

        Assert.Equal("2027-12", indicator.GetProperty("seriesFrom").GetString());
        Assert.Equal(("2027-12", "2028-12", 13), MonthsOf(indicator.GetProperty("series").GetString()!));
        Assert.Equal(
            [("2026-01", "2026-12", 12), ("2027-01", "2027-12", 12)],
            indicator
                .GetProperty("seriesOfYears")
                .EnumerateArray()
                .Select(year => MonthsOf(year.GetProperty("series").GetString()!))
        );
    }

    [Fact]
    public void Nothing_older_than_thirteen_months_makes_no_file() =>
        Assert.All(
            Latest(site.Files).GetProperty("indicators").EnumerateArray(),
            indicator => Assert.Equal(0, indicator.GetProperty("seriesOfYears").GetArrayLength())
        );

    [Fact]
    public void None_is_larger_than_ten_kilobytes_as_it_travels()
    {
        PublishedFile[] series = [.. SeriesOf(compared.Files)];

        Assert.NotEmpty(series);
        Assert.All(series, file => Assert.InRange(file.Content.Length, 1, MostBytes));
    }

    [Fact]
    public async Task Another_release_of_the_same_figures_has_the_same_files()
    {
        IReadOnlyList<PublishedFile> again = await new SiteRenderer(site.Assets, SiteFixture.Deposit).RenderAsync(
            compared.Nation.Table,
            compared.Nation.Editions,
            compared.Nation.Organisations,
            SiteFixture.Stamp with
            {
                Id = "another",
                PublishedAt = SiteFixture.Stamp.PublishedAt.AddDays(30),
            }
        );

        string[] shared = [.. Shared(compared.Files)];
        Assert.Contains(shared, path => path.StartsWith("series/SUI_FIN.2026.", StringComparison.Ordinal));
        Assert.Contains(shared, path => path.StartsWith("donnees/comparaisons.", StringComparison.Ordinal));
        Assert.Equal(shared, Shared(again));
    }

    [Fact]
    public async Task A_month_more_changes_the_last_months_of_what_it_tells_and_nothing_else()
    {
        string[] before = [.. Shared(await RenderAsync(SiteFixture.Last.PlusMonths(12)))];
        string[] after = [.. Shared(await RenderAsync(SiteFixture.Last.PlusMonths(13)))];

        Assert.Equal(
            ["donnees/AAH.csv", "donnees/INS_FOY.csv", "series/AAH.json", "series/INS_FOY.json"],
            after
                .Except(before)
                .Select(path => Regex.Replace(path, @"\.[0-9a-f]{12}\b", "", RegexOptions.None, Timeout))
                .Order()
        );
        Assert.Contains(after, path => path.StartsWith("series/AAH.2018.", StringComparison.Ordinal));
    }

    /// <summary>The small country twice, one time after the other, up to a month.</summary>
    private async Task<IReadOnlyList<PublishedFile>> RenderAsync(ReferenceMonth last)
    {
        EditionSeries editions = new([site.Edition]);
        int months = ReferenceMonth.MonthsBetween(SiteFixture.First, SiteFixture.Last) + 1;
        IEnumerable<KeyValuePair<CellKey, IndicatorCell>> again = site.Figures.Select(pair =>
            KeyValuePair.Create(pair.Key with { Month = pair.Key.Month.PlusMonths(months) }, pair.Value)
        );
        return await new SiteRenderer(site.Assets, SiteFixture.Deposit).RenderAsync(
            Protection.Protect(site.Figures.Concat(again).Where(pair => pair.Key.Month <= last), editions),
            editions,
            SiteFixture.Nobody,
            SiteFixture.Stamp
        );
    }

    private static IEnumerable<string> Shared(IReadOnlyList<PublishedFile> files) =>
        files
            .Where(file => file.Immutable && !file.Path.StartsWith("releases/", StringComparison.Ordinal))
            .Select(file => file.Path);

    private static IEnumerable<PublishedFile> SeriesOf(IReadOnlyList<PublishedFile> files) =>
        files.Where(file => file.Path.StartsWith("series/", StringComparison.Ordinal));

    private static JsonElement Latest(IReadOnlyList<PublishedFile> files) =>
        JsonDocument.Parse(SiteFixture.TextOf(files[^1])).RootElement;

    private (string First, string Last, int Count) MonthsOf(string path)
    {
        string[] months =
        [
            .. JsonDocument
                .Parse(compared.Text(path))
                .RootElement.GetProperty("months")
                .EnumerateArray()
                .Select(month => month.GetString()!),
        ];
        return (months[0], months[^1], months.Length);
    }
}
