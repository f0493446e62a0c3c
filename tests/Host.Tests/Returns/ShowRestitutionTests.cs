using System.Net;
using System.Text.Json;

namespace Observatoire.Host.Tests.Returns;

/// <summary>What a restitution tells whatever is released; <see cref="ToldOfOthersTests"/> is about the others.</summary>
[Collection(RunningAppCollection.Name)]
public sealed class ShowRestitutionTests(RunningApp app)
{
    [Fact]
    public async Task At_once_after_acceptance_a_departement_sees_its_figures_beside_its_past_and_nobody_s_cache_keeps_them()
    {
        (await Ask("22", "2017-08")).IsProblem(404, "no-accepted-return");
        await Put("22", "2017-07", ";INS_FOY;;;10000;;");
        await Put("22", "2017-08", ";INS_FOY;;;12000;;", ";AAH;;;;M;");
        Answer answer = await Ask("22", "2017-08");

        Assert.Equal((200, "application/json"), (answer.Status, answer.MediaType));
        Assert.Equal("2017-01", answer.Body.GetProperty("edition").GetString());
        Assert.False(answer.Body.GetProperty("simulated").GetBoolean());
        Assert.Equal(598814, answer.Body.GetProperty("population").GetProperty("count").GetInt64());
        Assert.Equal(2017, answer.Body.GetProperty("population").GetProperty("year").GetInt32());
        JsonElement figure = FigureOf(answer, "INS_FOY");
        Assert.Equal((12000, 10000), (Number(figure, "value"), Number(figure, "lastMonth")));
        Assert.Equal((null, 10000), (Number(figure, "lastYear"), Number(figure, "median12")));
        Assert.Equal(20.0396, Number(figure, "rate"));
        Assert.Equal(("missing", null), (State(FigureOf(answer, "AAH")), Number(FigureOf(answer, "AAH"), "value")));
        Assert.Contains("private, no-store", await CacheOf("22", "2017-08"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ten_peers_are_named()
    {
        await Put("23", "2017-10", ";INS_FOY;;;9000;;");
        JsonElement[] peers = [.. (await Ask("23", "2017-10")).Body.GetProperty("peers").EnumerateArray()];

        Assert.Equal(10, peers.Select(peer => peer.GetProperty("code").GetString()).Distinct().Count());
        Assert.All(peers, peer => Assert.NotEqual("", peer.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_departement_whose_context_is_not_known_is_told_so()
    {
        await Put("976", "2017-11", ";INS_FOY;;;3000;;");
        Answer answer = await Ask("976", "2017-11");

        Assert.Empty(answer.Body.GetProperty("peers").EnumerateArray());
        JsonElement figure = FigureOf(answer, "INS_FOY");
        Assert.Equal("notApplicable", State(figure.GetProperty("peersFigures")));
        Assert.Equal("notApplicable", State(figure.GetProperty("region")));
        Assert.Contains(
            "on ne peut pas conclure",
            figure.GetProperty("sentence").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_is_for_the_departement_and_the_DGAS_only()
    {
        await Put("24", "2017-12", ";INS_FOY;;;9000;;");

        Assert.Equal(200, (await Ask("24", "2017-12", app.Addresses.DgasToken)).Status);
        (await Ask("24", "2017-12", app.Addresses.DepartementKeys["25"])).IsProblem(403, "other-departement");
        (await app.SendAsync(HttpMethod.Get, "returns/24/2017-12/restitution")).IsProblem(401, "unauthenticated");
        (await Ask("24", "2017-13")).IsProblem(400, "month-not-readable");
        (await Ask("20", "2017-12", app.Addresses.DgasToken)).IsProblem(404, "unknown-departement");
    }

    private async Task Put(string departement, string month, params string[] lines) =>
        Assert.Equal(
            201,
            (await app.PutAsync(departement, month, RunningApp.Return(departement, month, lines))).Status
        );

    private Task<Answer> Ask(string departement, string month, string? token = null) =>
        app.SendAsync(
            HttpMethod.Get,
            $"returns/{departement}/{month}/restitution",
            token ?? app.Addresses.DepartementKeys[departement]
        );

    private async Task<string> CacheOf(string departement, string month)
    {
        using HttpRequestMessage request = new(
            HttpMethod.Get,
            $"{app.Addresses.Api}/returns/{departement}/{month}/restitution"
        );
        request.Headers.Authorization = new("Bearer", app.Addresses.DepartementKeys[departement]);
        using HttpResponseMessage response = await app.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return string.Join(", ", response.Headers.NonValidated["Cache-Control"]);
    }

    private static JsonElement FigureOf(Answer answer, string code) =>
        answer
            .Body.GetProperty("figures")
            .EnumerateArray()
            .Single(figure => figure.GetProperty("code").GetString() == code);

    private static string? State(JsonElement element) => element.GetProperty("state").GetString();

    private static double? Number(JsonElement element, string name) =>
        element.GetProperty(name).ValueKind == JsonValueKind.Null ? null : element.GetProperty(name).GetDouble();
}
