using System.Text;
using System.Text.Json;
using Observatoire.Editions.Time;
using Observatoire.Storage;

namespace Observatoire.Host.Tests.Service;

[Collection(RunningAppCollection.Name)]
public sealed class JobTests(RunningApp app)
{
    [Fact]
    public async Task A_month_is_computed_when_its_returns_change_and_only_then()
    {
        await app.PutAsync("14", "2017-03", RunningApp.Return("14", "2017-03", ";INS_FOY;;;100;;"));
        await app.PutAsync("14", "2017-04", RunningApp.Return("14", "2017-04", ";INS_FOY;;;100;;"));
        await app.RunAsync("RefreshIndicators");
        IndicatorStore indicators = new(app.Storage);
        var before = await indicators.ReadFingerprintsAsync();
        await app.PutAsync("14", "2017-04", RunningApp.Return("14", "2017-04", ";INS_FOY;;;120;;"));
        await app.RunAsync("RefreshIndicators");
        var after = await indicators.ReadFingerprintsAsync();

        Assert.Equal(before[ReferenceMonth.Parse("2017-03")], after[ReferenceMonth.Parse("2017-03")]);
        Assert.NotEqual(before[ReferenceMonth.Parse("2017-04")], after[ReferenceMonth.Parse("2017-04")]);
    }

    [Fact]
    public async Task Only_the_return_received_again_is_read_again()
    {
        await app.PutAsync("14", "2017-02", RunningApp.Return("14", "2017-02", ";INS_FOY;;;100;;"));
        await app.PutAsync("15", "2017-02", RunningApp.Return("15", "2017-02", ";INS_FOY;;;200;;"));
        await app.RunAsync("RefreshIndicators");
        await app.PutAsync("14", "2017-02", RunningApp.Return("14", "2017-02", ";INS_FOY;;;120;;"));
        JsonElement summary = (await app.RunAsync("RefreshIndicators")).Body.GetProperty("summary");
        Answer nation = await app.SendAsync(
            HttpMethod.Get,
            "indicators/INS_FOY?from=2017-02&to=2017-02",
            app.Addresses.DgasToken
        );

        Assert.Equal((1, 1), (summary.GetProperty("computed").GetInt32(), summary.GetProperty("read").GetInt32()));
        Assert.Equal(320, nation.Body.GetProperty("rows")[0].GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task Figures_are_kept_beside_a_file_that_takes_longer_to_be_read_again()
    {
        const string Json = """[{"mois":"2017-05","departement":"14","indicateur":"INS_FOY","valeur":140}]""";
        FactStore facts = new(app.Storage);
        Answer csv = await app.PutAsync("15", "2017-05", RunningApp.Return("15", "2017-05", ";INS_FOY;;;150;;"));
        Answer json = await app.PutAsync(
            "14",
            "2017-05",
            Encoding.UTF8.GetBytes(Json),
            contentType: "application/json"
        );

        Assert.Equal(200, (await app.RunAsync("RefreshIndicators")).Status);
        Assert.Null(await facts.ReadAsync(ReferenceMonth.Parse("2017-05"), "15", Sha256Of(csv)));
        Assert.NotNull(await facts.ReadAsync(ReferenceMonth.Parse("2017-05"), "14", Sha256Of(json)));
    }

    [Fact]
    public async Task A_release_is_published_once_and_its_open_file_has_the_figures_and_the_gaps()
    {
        await app.PutAsync("16", "2017-06", RunningApp.Return("16", "2017-06", ";INS_FOY;;;160;;", ";AAH;;;7;;"));
        await app.RunAsync("RefreshIndicators");
        string release = await app.ReleaseAsync();
        JsonElement again = (await app.RunAsync("PublishApprovedReleases")).Body.GetProperty("summary");

        Assert.Equal("unchanged", again.GetProperty("outcome").GetString());
        Assert.Equal(release, again.GetProperty("release").GetString());
        string rsa = await app.Client.GetStringAsync($"{app.Addresses.Site}/donnees/INS_FOY.csv");
        Assert.Contains("INS_FOY,2017-06,departement,16,somme,160,complet\r\n", rsa, StringComparison.Ordinal);
        Assert.Contains("INS_FOY,2017-06,departement,17,somme,,manquant\r\n", rsa, StringComparison.Ordinal);
        Assert.Contains("INS_FOY,2017-06,nation,FR,somme,160,partiel\r\n", rsa, StringComparison.Ordinal);
        Assert.Contains("INS_FOY,2017-06,nation,FR,repondants,1,complet\r\n", rsa, StringComparison.Ordinal);
        string aah = await app.Client.GetStringAsync($"{app.Addresses.Site}/donnees/AAH.csv");
        Assert.Contains("AAH,2017-06,departement,16,somme,,confidentiel\r\n", aah, StringComparison.Ordinal);
        Assert.DoesNotContain(",7,", aah, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_declared_makes_a_new_release_with_its_page()
    {
        await app.PutAsync("17", "2017-07", RunningApp.Return("17", "2017-07", ";INS_FOY;;;170;;"));
        await app.RunAsync("RefreshIndicators");
        string first = await app.ReleaseAsync();
        await app.SendAsync(
            HttpMethod.Put,
            "organisations/17",
            app.Addresses.DepartementKeys["17"],
            Encoding.UTF8.GetBytes(
                """{"territories":[],"typology":[{"axis":"EGA","value":"2","from":"2010-01"}],"events":[]}"""
            )
        );
        string second = await app.ReleaseAsync();

        Assert.NotEqual(first, second);
        string page = await app.Client.GetStringAsync($"{app.Addresses.Site}/organisations/EGA/");
        Assert.Contains("Égalisation de la charge", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_are_for_the_DGAS()
    {
        string key = app.Addresses.DepartementKeys["01"];

        (await app.SendAsync(HttpMethod.Post, "jobs/RefreshIndicators")).IsProblem(401, "unauthenticated");
        (await app.SendAsync(HttpMethod.Post, "jobs/RefreshIndicators", key)).IsProblem(403, "forbidden");
        Assert.Equal(404, (await app.RunAsync("Nothing")).Status);
    }

    private static string Sha256Of(Answer sent) => sent.Receipt.GetProperty("sha256").GetString()!;
}
