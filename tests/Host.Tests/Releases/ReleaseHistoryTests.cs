using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Observatoire.Disclosure.Releases;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Releases;
using Observatoire.Host.Releases;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Host.Tests.Releases;

/// <summary>What one release told counts for the next: Corse is a région of two départements.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class ReleaseHistoryTests(DgasPeople people) : IAsyncLifetime
{
    private const string Month = "2017-06";
    private static readonly EditionSeries Editions = NomenclatureFolder.Read(
        Path.Combine(AppContext.BaseDirectory, "nomenclature")
    );

    private ReleaseDesk desk = null!;

    public async Task InitializeAsync()
    {
        desk = await ReleaseDesk.OpenAsync(people);
        await desk.DepositAsync("2A", Month, ";INS_FOY;;;400;;");
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task A_departement_that_comes_late_is_not_the_difference_of_two_releases()
    {
        await desk.PublishedAsync();
        Assert.Contains(
            "region,94,somme,400,",
            await desk.OnSiteAsync("donnees/INS_FOY.csv"),
            StringComparison.Ordinal
        );

        await desk.DepositAsync("2B", Month, ";INS_FOY;;;7;;");
        await desk.PublishedAsync(withNote: true);

        string told = await desk.OnSiteAsync("donnees/INS_FOY.csv");
        Assert.Contains($"{Month},departement,2A,somme,400,complet", told, StringComparison.Ordinal);
        Assert.Contains($"{Month},departement,2B,somme,,confidentiel", told, StringComparison.Ordinal);
        Assert.Contains($"{Month},region,94,somme,,confidentiel", told, StringComparison.Ordinal);
        Assert.Contains($"{Month},nation,FR,somme,,confidentiel", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_that_an_earlier_release_gave_away_is_named_to_whoever_approves_and_told_no_more()
    {
        await desk.DepositAsync("2B", Month, ";INS_FOY;;;7;;");
        string first = await desk.PublishedAsync();
        await ForgetWhatHidTheOthersAsync(first);
        await desk.DepositAsync("16", Month, ";INS_FOY;;;160;;");

        desk.Clock.Now += TimeSpan.FromMinutes(1);
        string id = (await desk.MakeAsync(withNote: true)).Body.GetProperty("id").GetString()!;
        await desk.RunAsync("PrepareReleases");

        JsonElement shown = (await desk.ShowAsync(id)).Body;
        Assert.Equal("checked", shown.GetProperty("release").GetProperty("state").GetString());
        JsonElement item = Assert.Single(
            shown.GetProperty("checklist").GetProperty("items").EnumerateArray().ToArray(),
            each => each.GetProperty("code").GetString() == "told-before"
        );
        Assert.Contains("INS_FOY|Sum|Departement|2B", item.GetProperty("fr").GetString(), StringComparison.Ordinal);
        Assert.Equal(200, (await desk.ApproveAsync(id)).Status);
        await desk.RunAsync("PublishApprovedReleases");
        Assert.NotEqual(first, await desk.Site.CurrentAsync());
        Assert.Contains(
            $"{Month},departement,2B,somme,,confidentiel",
            await desk.OnSiteAsync("donnees/INS_FOY.csv"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_months_alike_in_every_figure_are_kept_as_one_and_told_as_two()
    {
        ReferenceMonth[] alike = [new(2017, 7), new(2017, 8)];
        string file = RunningApp.Return("2A", "2017-07", ";INS_FOY;;;400;;") + "2017-08;2A;;INS_FOY;;;400;;\n";
        ByteArrayContent content = new(Encoding.UTF8.GetBytes(file));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        Answer sent = await desk.SendAsync(HttpMethod.Put, "returns/2A", await desk.KeyAsync("2A"), content);
        Assert.True(sent.Body.GetProperty("accepted").GetBoolean());
        await desk.RunAsync("RefreshIndicators");
        string id = await desk.PublishedAsync();

        ReleaseHistory history = desk.App.GetRequiredService<ReleaseHistory>();
        IReadOnlyDictionary<ReferenceMonth, string> names = await history.MonthsOfAsync(id, CancellationToken.None);
        Assert.Single(alike.Select(month => names[month]).Distinct());
        foreach (ReferenceMonth month in alike)
        {
            EarlierMonth kept = await history.ReadMonthAsync(month, names[month], CancellationToken.None);
            Assert.Equal(month, kept.Figures.Month);
        }

        ReleasedMonths released = desk.App.GetRequiredService<ReleasedMonths>();
        NomenclatureEdition edition = desk.App.GetRequiredService<EditionSeries>().Editions[0];
        foreach (ReferenceMonth month in alike)
        {
            ToldMonth told = (await released.LatestAsync(edition, month, CancellationToken.None))!;
            Assert.Equal(month, told.Month);
            Assert.Equal(400, told.Figures["INS_FOY", month, Area.Departement("2A"), Measure.Sum].Value);
        }
    }

    /// <summary>As if the release had withheld the small figure and nothing for its sake: a rule of another time.</summary>
    private async Task ForgetWhatHidTheOthersAsync(string release)
    {
        Told told = (await desk.Releases.ReadDocumentAsync(release, "months.json"))!.ToObjectFromJson<Told>(
            JsonSerializerOptions.Web
        )!;
        PublishedMonth month = PublishedMonthFile.Read(
            (await desk.Releases.ReadMonthAsync(told.Months[Month])).ToArray(),
            ReferenceMonth.Parse(Month),
            Editions
        );
        Assert.Contains(month.Withheld, key => key.Area != Area.Departement("2B"));
        byte[] weaker = PublishedMonthFile.Write(
            month with
            {
                Withheld = [.. month.Withheld.Where(key => key.Area == Area.Departement("2B"))],
            }
        );
        string name = await desk.Releases.KeepMonthAsync(BinaryData.FromBytes(weaker));
        await desk.Releases.SaveDocumentAsync(
            release,
            "months.json",
            BinaryData.FromObjectAsJson(
                told with
                {
                    Months = new Dictionary<string, string> { [Month] = name },
                },
                JsonSerializerOptions.Web
            )
        );
    }

    private sealed record Told(IReadOnlyList<string> JudgedWith, Dictionary<string, string> Months);
}
