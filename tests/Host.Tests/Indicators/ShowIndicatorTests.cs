using System.Text;
using System.Text.Json;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Storage;

namespace Observatoire.Host.Tests.Indicators;

/// <summary>An indicator for any grouping, to the DGAS.</summary>
[Collection(RunningAppCollection.Name)]
public sealed class ShowIndicatorTests(RunningApp app)
{
    private const string Month = "2017-07";

    private static readonly string Nomenclature = Path.Combine(AppContext.BaseDirectory, "nomenclature");

    [Fact]
    public async Task Returns_are_grouped_by_the_organisation_valid_in_their_month()
    {
        await DeclareAsync("81", "0");
        await DeclareAsync("82", "1");
        await SendAsync("81", 4000);
        await SendAsync("82", 3000);
        await app.RunAsync("RefreshIndicators");

        Answer answer = await AskAsync($"indicators/INS_FOY?from={Month}&to={Month}&by=ACA");

        Assert.Equal(200, answer.Status);
        JsonElement[] rows = [.. answer.Body.GetProperty("rows").EnumerateArray()];
        Assert.Equal(4000, ValueOf(rows, "0"));
        Assert.Equal(3000, ValueOf(rows, "1"));
        Assert.All(rows, row => Assert.Equal(JsonValueKind.Null, row.GetProperty("year").ValueKind));
    }

    [Fact]
    public async Task The_nation_has_its_observed_sum_and_no_estimate_without_ground()
    {
        await SendAsync("81", 4000);
        await app.RunAsync("RefreshIndicators");

        Answer answer = await AskAsync($"indicators/INS_FOY?from={Month}&to={Month}");

        JsonElement row = answer.Body.GetProperty("rows")[0];
        JsonElement estimate = answer.Body.GetProperty("estimates")[0];
        Assert.Equal(101, row.GetProperty("expected").GetInt32());
        Assert.True(row.GetProperty("reported").GetInt32() < 10);
        Assert.Equal(row.GetProperty("value").GetDouble(), estimate.GetProperty("observed").GetDouble());
        Assert.Equal(JsonValueKind.Null, estimate.GetProperty("estimated").ValueKind);
    }

    [Fact]
    public async Task Ten_years_are_answered_for_at_once()
    {
        await SendAsync("81", 4000);
        await app.RunAsync("RefreshIndicators");

        Answer answer = await AskAsync("indicators/INS_FOY?from=2008-02&to=2018-01");

        Assert.Equal(200, answer.Status);
        string[] months =
        [
            .. answer.Body.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("month").GetString()!),
        ];
        Assert.Equal(120, months.Length);
        Assert.Contains(Month, months);
    }

    [Fact]
    public async Task A_territory_goes_on_across_a_reorganisation_in_the_boundaries_asked_for()
    {
        const string Document = """
            {"territories":[
               {"code":"T01","name":"Tout","from":"2025-01","to":"2026-01","communes":["90001/A","90001/B",ALL]},
               {"code":"T02","name":"Nord","from":"2026-02","communes":["90001/A"]},
               {"code":"T03","name":"Sud","from":"2026-02","communes":["90001/B",ALL]}],
             "typology":[],"events":[{"type":"REDEC","month":"2026-02","before":["T01"],"after":["T02","T03"]}]}
            """;
        string[] communes =
        [
            .. NomenclatureFolder.ReadCommunes(Nomenclature).Of("90").Keys.Order(StringComparer.Ordinal),
        ];
        string others = string.Join(',', communes.Skip(1).Select(code => $"\"{code}\""));
        Answer kept = await app.SendAsync(
            HttpMethod.Put,
            "organisations/90",
            app.Addresses.DepartementKeys["90"],
            Encoding.UTF8.GetBytes(
                Document
                    .Replace("90001", communes[0], StringComparison.Ordinal)
                    .Replace("ALL", others, StringComparison.Ordinal)
            )
        );
        await app.PutAsync("90", "2026-01", Waiting("2026-01", ("T01", 30)));
        await app.PutAsync("90", "2026-02", Waiting("2026-02", ("T02", 12), ("T03", 20)));
        await app.RunAsync("RefreshIndicators");

        const string Asked = "indicators/DEM_ATT?from=2026-01&to=2026-02&by=territories:90";
        Assert.Equal(200, kept.Status);
        Assert.Equal(["2026-01 T01 30", "2026-02 T02 12", "2026-02 T03 20"], await RowsAsync(Asked));
        Assert.Equal(["2026-01 T01 30", "2026-02 T01 32"], await RowsAsync($"{Asked}&boundaries=2026-01"));
        Assert.Equal(["2026-02 T02 12", "2026-02 T03 20"], await RowsAsync($"{Asked}&boundaries=2026-02"));
    }

    [Fact]
    public async Task Groups_have_names_and_figures_are_provisional_until_the_month_is_closed()
    {
        const string Closed = "2019-11";
        const string Asked = $"indicators/INS_FOY?from={Closed}&to={Closed}&by=region-2005";
        await app.PutAsync("83", Closed, RunningApp.Return("83", Closed, ";INS_FOY;;;4000;;"));
        await app.RunAsync("RefreshIndicators");
        Answer provisional = await AskAsync(Asked);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        ReferenceMonth month = ReferenceMonth.Parse(Closed);
        MonthJournal journal = new(app.Storage);
        await journal.AppendAsync(
            new MonthAct(MonthJournal.Everybody, month, MonthActKind.Closing, now, "test", "time", null)
        );
        await journal.AppendAsync(
            new MonthAct("69", month, MonthActKind.Reopening, now, "dgas", "correction", now.AddDays(1))
        );
        Answer closed = await AskAsync(Asked);

        Assert.Equal("Rhône-Alpes", closed.Body.GetProperty("names").GetProperty("82").GetProperty("fr").GetString());
        Assert.Equal(26, OpenRegions(provisional).Length);
        Assert.Equal(["82"], OpenRegions(closed));
    }

    [Theory]
    [InlineData("indicators/INS_FOY?by=ACA&boundaries=2018-01", 400, "boundaries-without-territories")]
    [InlineData("indicators/INS_FOY?by=territories:84", 404, "no-territory-declared")]
    [InlineData("indicators/INS_FOY?by=territories:99", 400, "unknown-grouping")]
    [InlineData("indicators/NOT_ONE", 404, "unknown-indicator")]
    [InlineData("indicators/INS_FOY?by=ZZZ", 400, "unknown-grouping")]
    [InlineData("indicators/INS_FOY?from=hier", 400, "month-not-readable")]
    [InlineData("indicators/INS_FOY?from=2018-02&to=2018-01", 400, "months-not-in-order")]
    [InlineData("indicators/INS_FOY?from=2008-01&to=2018-01", 400, "months-not-in-order")]
    [InlineData("indicators/INS_FOY?known=hier", 400, "instant-not-readable")]
    public async Task What_cannot_be_answered_is_said(string path, int status, string code)
    {
        await SendAsync("81", 4000);
        await app.RunAsync("RefreshIndicators");

        (await AskAsync(path)).IsProblem(status, code);
    }

    [Fact]
    public async Task A_departement_may_not_see_what_is_not_protected()
    {
        (await app.SendAsync(HttpMethod.Get, "indicators/INS_FOY", app.Addresses.DepartementKeys["81"])).IsProblem(
            403,
            "forbidden"
        );
        (await app.SendAsync(HttpMethod.Get, "indicators/INS_FOY")).IsProblem(401, "unauthenticated");
    }

    /// <summary>The households that wait in each territory, and a true zero for every other compulsory figure.</summary>
    private static string Waiting(string month, params (string Territory, int Households)[] waiting) =>
        RunningApp.Return(
            "90",
            month,
            [
                .. NomenclatureFolder
                    .Read(Nomenclature)
                    .Latest.Sent.Where(each => each.Compulsory && each.Code != "DEM_ATT")
                    .Select(each => $";{each.Code};;;0;;"),
                $";DEM_ATT;;;{waiting.Sum(each => each.Households)};;",
                .. waiting.Select(each => $"{each.Territory};DEM_ATT;;;{each.Households};;"),
            ]
        );

    private static string[] OpenRegions(Answer answer) =>
        [
            .. answer
                .Body.GetProperty("rows")
                .EnumerateArray()
                .Where(row => !row.GetProperty("final").GetBoolean())
                .Select(row => row.GetProperty("group").GetString()!),
        ];

    private async Task<IEnumerable<string>> RowsAsync(string path) =>
        (await AskAsync(path))
            .Body.GetProperty("rows")
            .EnumerateArray()
            .Select(row => $"{row.GetProperty("month")} {row.GetProperty("group")} {row.GetProperty("value")}");

    private Task<Answer> AskAsync(string path) => app.SendAsync(HttpMethod.Get, path, app.Addresses.DgasToken);

    private Task<Answer> SendAsync(string departement, int households) =>
        app.PutAsync(departement, Month, RunningApp.Return(departement, Month, $";INS_FOY;;;{households};;"));

    private Task<Answer> DeclareAsync(string departement, string value) =>
        app.SendAsync(
            HttpMethod.Put,
            $"organisations/{departement}",
            app.Addresses.DepartementKeys[departement],
            Encoding.UTF8.GetBytes(
                $$"""{"territories":[],"typology":[{"axis":"ACA","value":"{{value}}","from":"2017-01"}],"events":[]}"""
            )
        );

    private static double ValueOf(JsonElement[] rows, string group) =>
        Assert.Single(rows, row => row.GetProperty("group").GetString() == group).GetProperty("value").GetDouble();
}
