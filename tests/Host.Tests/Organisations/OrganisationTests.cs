using System.Text;

namespace Observatoire.Host.Tests.Organisations;

/// <summary>What a département declares of its organisation, and what it changes for its returns.</summary>
[Collection(RunningAppCollection.Name)]
public sealed class OrganisationTests(RunningApp app)
{
    private const string Document = """
        {"territories":[{"code":"T01","name":"Nord","from":"2020-01"},{"code":"T02","name":"Sud","from":"2020-01","to":"2025-12"}],
         "typology":[{"axis":"ACA","value":"0","from":"2020-01","evidence":"Délibération 2019-12"}],"events":[]}
        """;

    [Fact]
    public async Task An_organisation_is_kept_with_every_version_and_read_by_anyone()
    {
        Answer first = await PutAsync("41", Document);
        Answer same = await PutAsync("41", Document);
        Answer second = await PutAsync("41", Document.Replace("Sud", "Midi", StringComparison.Ordinal));
        Answer now = await app.SendAsync(HttpMethod.Get, "organisations/41");
        string known = Uri.EscapeDataString(first.Body.GetProperty("knownFrom").GetString()!);
        Answer then = await app.SendAsync(HttpMethod.Get, $"organisations/41?known={known}");

        Assert.Equal(
            [1, 1, 2],
            new[] { first, same, second }.Select(each => each.Body.GetProperty("version").GetInt32())
        );
        Assert.Equal("Midi", NameOfSecond(now));
        Assert.Equal("Sud", NameOfSecond(then));
    }

    [Fact]
    public async Task Territories_and_typology_judge_a_return_by_territory()
    {
        await PutAsync("42", Document);
        Answer check = await app.CheckAsync(
            RunningApp.Return("42", "2026-03", "T01;ACC_ADM;;;3;;", "T02;ACC_PUB;;;5;;", "T01;PAR_CNV;;;1;;")
        );

        Assert.Contains(("R09", 2, "valeur"), check.Findings);
        Assert.Contains(("N04", 3, "territoire"), check.Findings);
        Assert.Contains(("N06", 4, "territoire"), check.Findings);
    }

    [Fact]
    public async Task Territories_of_a_departement_that_declared_nothing_are_not_said_to_be_wrong()
    {
        Answer check = await app.CheckAsync(RunningApp.Return("47", "2026-03", "T01;ACC_PUB;;;5;;"));

        Assert.DoesNotContain(check.Findings, finding => finding.Code == "N04");
    }

    [Theory]
    [InlineData("{}", "O01")]
    [InlineData("pas du json", "O01")]
    [InlineData("""{"territories":[{"code":"t 1","name":"Nord","from":"2020-01"}],"typology":[],"events":[]}""", "O03")]
    [InlineData("""{"territories":[],"typology":[{"axis":"ZZZ","value":"1","from":"2020-01"}],"events":[]}""", "O06")]
    [InlineData(
        """{"territories":[],"typology":[],"events":[{"type":"REDEC","month":"2021-01","before":[],"after":[]}]}""",
        "O11"
    )]
    public async Task A_document_that_does_not_hold_is_refused_with_its_faults(string document, string code)
    {
        Answer answer = await PutAsync("43", document);

        Assert.Equal(422, answer.Status);
        Assert.Equal(code, answer.Body.GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.Equal(
            0,
            (await app.SendAsync(HttpMethod.Get, "organisations/43")).Body.GetProperty("version").GetInt32()
        );
    }

    [Fact]
    public async Task Only_the_departement_and_the_DGAS_declare_it()
    {
        string key = app.Addresses.DepartementKeys["44"];
        byte[] body = Encoding.UTF8.GetBytes(Document);

        (await app.SendAsync(HttpMethod.Put, "organisations/45", key, body)).IsProblem(403, "other-departement");
        (await app.SendAsync(HttpMethod.Put, "organisations/45", null, body)).IsProblem(401, "unauthenticated");
        (await app.SendAsync(HttpMethod.Put, "organisations/20", key, body)).IsProblem(404, "unknown-departement");
        (await app.SendAsync(HttpMethod.Get, "organisations/45?known=hier")).IsProblem(400, "instant-not-readable");
        Assert.Equal(
            200,
            (await app.SendAsync(HttpMethod.Put, "organisations/45", app.Addresses.DgasToken, body)).Status
        );
    }

    private Task<Answer> PutAsync(string departement, string document) =>
        app.SendAsync(
            HttpMethod.Put,
            $"organisations/{departement}",
            app.Addresses.DepartementKeys[departement],
            Encoding.UTF8.GetBytes(document)
        );

    private static string? NameOfSecond(Answer answer) =>
        answer.Body.GetProperty("organisation").GetProperty("territories")[1].GetProperty("name").GetString();
}
