using System.Net;
using System.Text.Json;

namespace Observatoire.Host.Tests.Nomenclature;

[Collection(RunningAppCollection.Name)]
public sealed class NomenclatureTests(RunningApp app)
{
    [Theory]
    [InlineData("2018-12", "2017-01", 3)]
    [InlineData("2026-03", "2026-01", 70)]
    public async Task A_month_is_answered_with_the_edition_in_force(string month, string id, int codes)
    {
        Answer answer = await app.SendAsync(HttpMethod.Get, $"nomenclature/{month}");

        Assert.Equal((200, "application/json"), (answer.Status, answer.MediaType));
        Assert.Equal(id, answer.Body.GetProperty("id").GetString());
        JsonElement indicators = answer.Body.GetProperty("indicators");
        Assert.Equal(codes, indicators.GetArrayLength());
        Assert.All(
            indicators.EnumerateArray(),
            each => Assert.NotEmpty(each.GetProperty("label").GetProperty("en").GetString()!)
        );
    }

    [Fact]
    public async Task A_schema_lists_the_columns_the_codes_and_the_rules()
    {
        Answer answer = await app.SendAsync(HttpMethod.Get, "nomenclature/2026-03/schema");

        Assert.Equal(200, answer.Status);
        Assert.Equal(9, answer.Body.GetProperty("fields").GetArrayLength());
        Assert.Contains(
            answer.Body.GetProperty("rules").EnumerateArray(),
            rule => rule.GetProperty("formula").GetString() == "SUI_FIN = SUI_DEB + SUI_OUV - SUI_CLO"
        );
    }

    [Theory]
    [InlineData("nomenclature/2026-03")]
    [InlineData("nomenclature/2026-03/schema")]
    public async Task Who_has_it_already_is_not_sent_it_again(string path)
    {
        using HttpResponseMessage first = await app.Client.GetAsync($"{app.Addresses.Api}/{path}");
        using HttpRequestMessage again = new(HttpMethod.Get, $"{app.Addresses.Api}/{path}");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await app.Client.SendAsync(again);

        Assert.Equal("public, max-age=3600", first.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/schema")]
    public async Task A_month_that_is_none_or_has_no_edition_is_told_so(string rest)
    {
        (await app.SendAsync(HttpMethod.Get, "nomenclature/2026-13" + rest)).IsProblem(400, "month-not-readable");
        (await app.SendAsync(HttpMethod.Get, "nomenclature/2006-12" + rest)).IsProblem(404, "no-edition");
    }
}
