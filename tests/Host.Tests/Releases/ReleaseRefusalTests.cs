using System.Globalization;
using System.Text.Json;
using Observatoire.Storage;

namespace Observatoire.Host.Tests.Releases;

/// <summary>What may not be asked of a release, and the answer.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class ReleaseRefusalTests(DgasPeople people) : IAsyncLifetime
{
    private const string Known = "2026-01-05-0123abcd";

    private ReleaseDesk desk = null!;

    public async Task InitializeAsync()
    {
        desk = await ReleaseDesk.OpenAsync(people);
        await desk.Storage.EnsureCreatedAsync();
        await desk.Releases.TryCreateAsync(
            new Release
            {
                Id = Known,
                Fingerprint = "figures",
                State = ReleaseState.Checked,
                MadeBy = "somebody",
                MadeAt = desk.Clock.Now,
            }
        );
        await desk.Releases.SaveDocumentAsync(
            Known,
            "months.json",
            BinaryData.FromString("""{"judgedWith":[],"months":{}}""")
        );
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task Releases_are_for_the_DGAS()
    {
        string[] paths = ["releases", $"releases/{Known}/approve", $"releases/{Known}/withdraw"];
        foreach (string path in paths)
        {
            (await desk.PostAsync(path, null, null)).IsProblem(401, "unauthenticated");
        }

        (await desk.SendAsync(HttpMethod.Get, "releases", null)).IsProblem(401, "unauthenticated");
        string key = await desk.KeyAsync("01");
        (await desk.SendAsync(HttpMethod.Get, $"releases/{Known}", key)).IsProblem(403, "forbidden");
        (await desk.PostAsync($"releases/{Known}/approve", key, null)).IsProblem(403, "forbidden");
    }

    [Fact]
    public async Task Who_has_no_name_makes_approves_and_withdraws_nothing()
    {
        string token = people.WithoutSubject;

        (await desk.PostAsync("releases", token, null)).IsProblem(403, "subject-missing");
        (await desk.PostAsync($"releases/{Known}/approve", token, null)).IsProblem(403, "subject-missing");
        (await desk.PostAsync($"releases/{Known}/withdraw", token, """{"reason":"Un chiffre est faux."}""")).IsProblem(
            403,
            "subject-missing"
        );
    }

    [Theory]
    [InlineData("2026-01-05-ffffffff")]
    [InlineData("..")]
    [InlineData("a%23b")]
    [InlineData("a%0Ab")]
    public async Task A_release_that_is_not_there_is_not_found(string id)
    {
        string path = "releases/" + id.Replace("..", "%2E%2E", StringComparison.Ordinal);

        (await desk.SendAsync(HttpMethod.Get, path + "x", people.Maker)).IsProblem(404, "unknown-release");
        (await desk.PostAsync(path + "x/approve", people.Approver, null)).IsProblem(404, "unknown-release");
        (await desk.PostAsync(path + "x/withdraw", people.Maker, """{"reason":"Un chiffre est faux."}""")).IsProblem(
            404,
            "unknown-release"
        );
    }

    [Theory]
    [InlineData("""{"note":{"fr":"Une note"}}""", "body-not-readable")]
    [InlineData("""{"note":{"fr":" ","en":"A note"}}""", "value-not-usable")]
    [InlineData("""{"remark":"Une note"}""", "body-not-readable")]
    public async Task A_note_is_in_both_languages_or_there_is_none(string body, string code) =>
        (await desk.PostAsync("releases", people.Maker, body)).IsProblem(400, code);

    [Theory]
    [InlineData("""{"publishAt":"2026-03-01T06:00"}""", "instant-without-offset")]
    [InlineData("""{"publishAt":"2026-03-01"}""", "instant-without-offset")]
    [InlineData("""{"publishAt":"demain"}""", "instant-without-offset")]
    [InlineData("""{"publishAt":"2026-02-30T06:00Z"}""", "instant-without-offset")]
    [InlineData("""{"publishAt":"2020-03-01T06:00+01:00"}""", "value-not-usable")]
    [InlineData("""{"publishAt":"2100-03-01T06:00+01:00"}""", "value-not-usable")]
    [InlineData("""{"when":"2026-03-01T06:00Z"}""", "body-not-readable")]
    public async Task An_embargo_is_an_instant_of_the_year_to_come(string body, string code) =>
        (await desk.PostAsync($"releases/{Known}/approve", people.Approver, body)).IsProblem(400, code);

    [Fact]
    public async Task An_embargo_may_be_past_by_the_minute_a_request_takes()
    {
        string text = desk.Clock.Now.AddSeconds(-50).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

        Answer approved = await desk.PostAsync(
            $"releases/{Known}/approve",
            people.Approver,
            $$"""{"publishAt":"{{text}}"}"""
        );

        Assert.Equal(200, approved.Status);
    }

    [Theory]
    [InlineData("""{}""", "body-not-readable")]
    [InlineData("""{"reason":"faux"}""", "value-not-usable")]
    public async Task A_withdrawal_has_a_reason(string body, string code) =>
        (await desk.PostAsync($"releases/{Known}/withdraw", people.Maker, body)).IsProblem(400, code);

    [Fact]
    public async Task Nothing_is_withdrawn_while_somebody_publishes()
    {
        await using ReleaseLock? held = await desk.Releases.TryLockAsync();
        Assert.NotNull(held);

        Task<Answer> withdrawal = desk.WithdrawAsync(Known);
        JsonElement publication = await desk.RunAsync("PublishApprovedReleases");

        (await withdrawal).IsProblem(409, "publication-under-way");
        Assert.Equal("busy", publication.GetProperty("outcome").GetString());
        Assert.Equal("checked", await desk.StateAsync(Known));
    }
}
