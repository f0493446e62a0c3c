using System.Text;
using System.Text.Json;

namespace Observatoire.Host.Tests;

/// <summary>An indicator for any grouping, to the DGAS.</summary>
[Collection(RunningAppCollection.Name)]
public sealed class ShowIndicatorTests(RunningApp app)
{
    private const string Month = "2017-07";

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

    [Theory]
    [InlineData("indicators/NOT_ONE", 404, "unknown-indicator")]
    [InlineData("indicators/INS_FOY?by=ZZZ", 400, "unknown-grouping")]
    [InlineData("indicators/INS_FOY?from=hier", 400, "month-not-readable")]
    [InlineData("indicators/INS_FOY?from=2018-02&to=2018-01", 400, "months-not-in-order")]
    [InlineData("indicators/INS_FOY?from=2001-01&to=2018-01", 400, "months-not-in-order")]
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
