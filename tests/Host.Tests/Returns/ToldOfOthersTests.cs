using System.Text.Json;
using Observatoire.Formats.Nomenclature;
using Observatoire.Host.Tests.Releases;
using Observatoire.Storage;

namespace Observatoire.Host.Tests.Returns;

/// <summary>
/// A restitution tells of the others what the release on the site tells anybody. Bretagne is 22, 29, 35 and 56; each test has a
/// store of its own, without a release.
/// </summary>
[Collection(ReleaseCollection.Name)]
public sealed class ToldOfOthersTests(DgasPeople people) : IAsyncLifetime
{
    private const string June = "2017-06";
    private const string July = "2017-07";

    private ReleaseDesk desk = null!;

    public async Task InitializeAsync() => desk = await ReleaseDesk.OpenAsync(people);

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task Before_a_release_nothing_is_told_of_the_others_and_a_release_tells_its_month_and_its_day()
    {
        await DepositAsync(June, ("22", 12000), ("29", 18000), ("35", 17000), ("56", 14000));
        JsonElement before = await AskAsync("22", June);

        Assert.Equal(JsonValueKind.Null, before.GetProperty("others").ValueKind);
        Assert.Equal(12000, Number(Foyers(before), "value"));
        JsonElement region = Foyers(before).GetProperty("region");
        Assert.Equal(("notReleased", 3, null, null), Group(region));
        Assert.Contains("pas encore publiés", Text(Foyers(before), "sentence"), StringComparison.Ordinal);

        string id = await desk.PublishedAsync();
        await DepositAsync(July, ("22", 12500));
        JsonElement after = await AskAsync("22", July);

        Assert.Equal((June, id), OthersOf(after));
        Assert.Equal(desk.Clock.Now, after.GetProperty("others").GetProperty("publishedAt").GetDateTimeOffset());
        Assert.False(after.GetProperty("simulated").GetBoolean());
        Assert.Equal((12500, 12000), (Number(Foyers(after), "value"), Number(Foyers(after), "lastMonth")));
        region = Foyers(after).GetProperty("region");
        Assert.Equal(("given", 3, 3, 3), Group(region));
        Assert.Equal(18.6452, Number(region, "median"));
    }

    [Fact]
    public async Task A_release_taken_back_is_told_no_more()
    {
        await DepositAsync(June, ("22", 12000), ("29", 18000), ("35", 17000), ("56", 14000));
        string first = await desk.PublishedAsync();
        await DepositAsync(July, ("22", 12100), ("29", 18100), ("35", 17100), ("56", 14100));
        string second = await desk.PublishedAsync(withNote: true);

        Assert.Equal((July, second), OthersOf(await AskAsync("22", July)));
        Assert.Equal(200, (await desk.WithdrawAsync(second)).Status);
        Assert.Equal((June, first), OthersOf(await AskAsync("22", July)));
    }

    [Fact]
    public async Task A_figure_that_the_release_withholds_is_counted_and_not_told()
    {
        await DepositAsync(June, ("22", 12000), ("29", 5), ("35", 17000), ("56", 14000));
        await desk.PublishedAsync();
        JsonElement region = Foyers(await AskAsync("22", June)).GetProperty("region");

        (string? state, int? members, int? count, int? told) = Group(region);
        Assert.Equal(("withheld", 3, 3), (state, members, count));
        Assert.InRange(told!.Value, 0, 2);
        Assert.Null(Number(region, "median"));
    }

    [Fact]
    public async Task The_month_of_the_others_is_the_last_that_came_in_and_no_more_than_a_year_old()
    {
        await DepositAsync(June, ("22", 12000), ("29", 18000), ("35", 17000), ("56", 14000));
        await DepositAsync(July, ("29", 18100));
        await DepositAsync("2018-06", ("22", 12100));
        await DepositAsync("2018-07", ("56", 14100));
        await desk.PublishedAsync();
        await DepositAsync("2017-09", ("22", 12050));
        await DepositAsync("2018-08", ("22", 12200));

        // July has one département and June four: a month that only begins to come in is not compared with.
        Assert.Equal(June, OthersOf(await AskAsync("22", "2017-09"))?.Month);
        Assert.Equal(June, OthersOf(await AskAsync("22", "2018-06"))?.Month);
        // A year later June is too old.
        Assert.Equal("2018-07", OthersOf(await AskAsync("22", "2018-08"))?.Month);
        // Later months are not told beside an earlier one.
        await DepositAsync("2017-03", ("22", 11900));
        Assert.Null(OthersOf(await AskAsync("22", "2017-03"))?.Month);
    }

    [Fact]
    public async Task Figures_of_another_edition_are_not_compared_with()
    {
        await DepositAsync("2025-12", ("22", 12000), ("29", 18000), ("35", 17000), ("56", 14000));
        await desk.PublishedAsync();
        string[] compulsory =
        [
            .. NomenclatureFolder
                .Read(Path.Combine(AppContext.BaseDirectory, "nomenclature"))
                .Latest.Sent.Where(each => each.Compulsory)
                .Select(each => $";{each.Code};;;0;;"),
        ];
        await desk.DepositAsync("22", "2026-01", compulsory);

        Assert.Equal("2025-12", OthersOf(await AskAsync("22", "2025-12"))?.Month);
        Assert.Null(OthersOf(await AskAsync("22", "2026-01"))?.Month);
    }

    [Fact]
    public async Task Stores_that_differ_in_what_is_not_told_of_others_give_the_same_bytes()
    {
        await using ReleaseDesk other = await ReleaseDesk.OpenAsync(people);
        other.Clock.Now = desk.Clock.Now;
        // The same key of the choice: with another, other figures are withheld for the small one's sake.
        await other
            .Storage.Blobs.GetBlobContainerClient(StorageNames.ReleaseFiles)
            .UploadBlobAsync("chance.key", BinaryData.FromBytes(await desk.Releases.ReadKeyAsync()));

        (string told, string release) = await TellAsync(desk, small: 7, corrected: 20000, sent: 30000);
        (string again, string another) = await TellAsync(other, small: 6, corrected: 19000, sent: 50);

        // The name of a release is public, and differs where any figure does.
        Assert.Equal(told, again.Replace(another, release, StringComparison.Ordinal));
    }

    /// <summary>What 22 is told of July, beside a release of June that withholds one figure; then others send more.</summary>
    private static async Task<(string Told, string Release)> TellAsync(
        ReleaseDesk desk,
        int small,
        int corrected,
        int sent
    )
    {
        (string, int)[] june =
        [
            ("22", 12000),
            ("29", 18000),
            ("35", small),
            ("56", 14000),
            ("16", 9000),
            ("17", 8000),
            ("19", 7000),
        ];
        foreach ((string departement, int households) in june)
        {
            await desk.DepositAsync(departement, June, $";INS_FOY;;;{households};;");
        }

        string release = await desk.PublishedAsync();
        await desk.DepositAsync("16", June, $";INS_FOY;;;{corrected};;");
        await desk.DepositAsync("17", July, $";INS_FOY;;;{sent};;");
        await desk.DepositAsync("22", July, ";INS_FOY;;;12500;;");
        JsonElement told = await AskAsync(desk, "22", July);

        Assert.Contains(
            $"{June},departement,35,somme,,confidentiel",
            await desk.OnSiteAsync("donnees/INS_FOY.csv"),
            StringComparison.Ordinal
        );
        (string? state, _, int? count, int? ofWhich) = Group(Foyers(told).GetProperty("nation"));
        Assert.Equal(("given", 6), (state, count));
        Assert.InRange(ofWhich!.Value, 3, 5);
        return (told.GetRawText(), release);
    }

    private async Task DepositAsync(string month, params (string Departement, int Households)[] sent)
    {
        foreach ((string departement, int households) in sent)
        {
            await desk.DepositAsync(departement, month, $";INS_FOY;;;{households};;");
        }
    }

    private Task<JsonElement> AskAsync(string departement, string month) => AskAsync(desk, departement, month);

    private static async Task<JsonElement> AskAsync(ReleaseDesk desk, string departement, string month)
    {
        Answer answer = await desk.SendAsync(
            HttpMethod.Get,
            $"returns/{departement}/{month}/restitution",
            await desk.KeyAsync(departement)
        );
        Assert.Equal(200, answer.Status);
        return answer.Body;
    }

    private static JsonElement Foyers(JsonElement restitution) =>
        restitution
            .GetProperty("figures")
            .EnumerateArray()
            .Single(figure => figure.GetProperty("code").GetString() == "INS_FOY");

    private static (string? Month, string? Release)? OthersOf(JsonElement restitution) =>
        restitution.GetProperty("others") is { ValueKind: JsonValueKind.Object } others
            ? (Text(others, "month"), Text(others, "release"))
            : null;

    private static (string? State, int? Members, int? Count, int? Told) Group(JsonElement group) =>
        (
            Text(group, "state"),
            (int?)Number(group, "members"),
            (int?)Number(group, "count"),
            (int?)Number(group, "told")
        );

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static double? Number(JsonElement element, string name) =>
        element.GetProperty(name).ValueKind == JsonValueKind.Null ? null : element.GetProperty(name).GetDouble();
}
