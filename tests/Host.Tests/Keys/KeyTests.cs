using System.Text;
using System.Text.Json;
using Observatoire.Host.Callers;
using Observatoire.Storage;

namespace Observatoire.Host.Tests.Keys;

[Collection(RunningAppCollection.Name)]
public sealed class KeyTests(RunningApp app)
{
    [Fact]
    public async Task The_DGAS_issues_a_key_that_opens_its_departement_until_it_is_revoked()
    {
        Answer issued = await IssueAsync("18");
        string key = issued.Body.GetProperty("key").GetString()!;
        string address = $"keys/18/{issued.Body.GetProperty("keyId").GetString()}";

        Assert.Equal(201, issued.Status);
        Assert.Equal(200, (await app.SendAsync(HttpMethod.Get, "returns/18/2018-12", key)).Status);
        Answer first = await app.SendAsync(HttpMethod.Delete, address, app.Addresses.DgasToken);
        Answer again = await app.SendAsync(HttpMethod.Delete, address, app.Addresses.DgasToken);
        Assert.Equal((200, 200), (first.Status, again.Status));
        Assert.Equal(first.Body.GetProperty("revokedAt").GetString(), again.Body.GetProperty("revokedAt").GetString());
        (await app.SendAsync(HttpMethod.Get, "returns/18/2018-12", key)).IsProblem(401, "key-revoked");
        (await app.SendAsync(HttpMethod.Get, "returns/18/2018-12", key[..^1] + "-")).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task An_expired_key_opens_nothing_and_says_so_to_its_holder_only()
    {
        (string keyId, string token) = KeyToken.Create("18");
        DateTimeOffset past = DateTimeOffset.UnixEpoch;
        await new KeyRing(app.Storage).IssueAsync(
            new DepositKey("18", keyId, DepositKey.HashOf(token), past, past.AddDays(1), null)
        );

        (await app.SendAsync(HttpMethod.Get, "returns/18/2018-12", token)).IsProblem(401, "key-expired");
        (await app.SendAsync(HttpMethod.Get, "returns/18/2018-12", token[..^1] + "-")).IsProblem(
            401,
            "unauthenticated"
        );
    }

    [Fact]
    public async Task A_key_is_listed_with_all_but_what_opens_and_with_its_last_use()
    {
        Answer issued = await IssueAsync("21", """{"label":"SI social","scope":"read","days":30,"simulated":true}""");
        string keyId = issued.Body.GetProperty("keyId").GetString()!;
        Assert.Equal(JsonValueKind.Null, (await FindAsync()).GetProperty("lastUsedAt").ValueKind);
        string key = issued.Body.GetProperty("key").GetString()!;
        await app.SendAsync(HttpMethod.Get, "returns/21/2018-12", key);
        JsonElement listed = await FindAsync();
        while (listed.GetProperty("lastUsedAt").ValueKind == JsonValueKind.Null)
        {
            await Task.Delay(50);
            listed = await FindAsync();
        }

        Assert.Equal("SI social", listed.GetProperty("label").GetString());
        Assert.Equal("read", listed.GetProperty("scope").GetString());
        Assert.True(listed.GetProperty("simulated").GetBoolean());
        Assert.Equal(
            TimeSpan.FromDays(30),
            listed.GetProperty("expiresAt").GetDateTimeOffset() - listed.GetProperty("issuedAt").GetDateTimeOffset()
        );
        Assert.DoesNotContain(key.Split('.')[^1], listed.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(DepositKey.HashOf(key), listed.GetRawText(), StringComparison.Ordinal);

        async Task<JsonElement> FindAsync() =>
            (await app.SendAsync(HttpMethod.Get, "keys/21", app.Addresses.DgasToken))
                .Body.GetProperty("keys")
                .EnumerateArray()
                .Single(found => found.GetProperty("keyId").GetString() == keyId);
    }

    [Fact]
    public async Task A_key_that_only_reads_does_not_deposit()
    {
        string key = (await IssueAsync("21", """{"scope":"read"}""")).Body.GetProperty("key").GetString()!;

        Assert.Equal(200, (await app.SendAsync(HttpMethod.Get, "returns/21/2018-12", key)).Status);
        (await app.PutAsync("21", "2018-12", RunningApp.Return("21", "2018-12", ";INS_FOY;;;100;;"), key)).IsProblem(
            403,
            "key-reads-only"
        );
        (await app.SendAsync(HttpMethod.Get, "keys/21", key)).IsProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_replaced_key_goes_on_opening_for_the_overlap_only()
    {
        Answer old = await IssueAsync("22");
        string oldId = old.Body.GetProperty("keyId").GetString()!;
        Answer overlapping = await IssueAsync("22", $$"""{"replaces":"{{oldId}}","overlapDays":3}""");
        string oldKey = old.Body.GetProperty("key").GetString()!;
        Assert.Equal(200, (await app.SendAsync(HttpMethod.Get, "returns/22/2018-12", oldKey)).Status);
        Assert.Equal(
            TimeSpan.FromDays(3),
            overlapping.Body.GetProperty("replaced").GetProperty("expiresAt").GetDateTimeOffset()
                - overlapping.Body.GetProperty("description").GetProperty("issuedAt").GetDateTimeOffset()
        );

        Answer last = await IssueAsync("22", $$"""{"replaces":"{{oldId}}","overlapDays":0}""");
        (await app.SendAsync(HttpMethod.Get, "returns/22/2018-12", oldKey)).IsProblem(401, "key-expired");
        string lastKey = last.Body.GetProperty("key").GetString()!;
        Assert.Equal(200, (await app.SendAsync(HttpMethod.Get, "returns/22/2018-12", lastKey)).Status);
    }

    [Theory]
    [InlineData("""{"scope":"all"}""", "body-not-readable")]
    [InlineData("""{"scoop":"read"}""", "body-not-readable")]
    [InlineData("{", "body-not-readable")]
    [InlineData("null", "body-not-readable")]
    [InlineData("""{"label":null}""", "body-not-readable")]
    [InlineData("""{"days":0}""", "value-not-usable")]
    [InlineData("""{"days":731}""", "value-not-usable")]
    [InlineData("""{"days":7,"expiresAt":"2030-01-01T00:00:00Z"}""", "value-not-usable")]
    [InlineData("""{"expiresAt":"2001-01-01T00:00:00Z"}""", "value-not-usable")]
    [InlineData("""{"expiresAt":"2990-01-01T00:00:00Z"}""", "value-not-usable")]
    [InlineData("""{"overlapDays":61}""", "value-not-usable")]
    [InlineData(
        """{"label":"une étiquette bien trop longue pour être lue dans la liste des clés"}""",
        "value-not-usable"
    )]
    public async Task A_request_for_a_key_that_cannot_be_met_is_refused_and_says_why(string body, string code) =>
        (await IssueAsync("23", body)).IsProblem(400, code);

    [Fact]
    public async Task A_key_that_is_not_there_is_neither_revoked_nor_replaced()
    {
        (await IssueAsync("23", """{"replaces":"000000000000"}""")).IsProblem(404, "unknown-key");
        foreach (string id in (string[])["000000000000", "x"])
        {
            (await app.SendAsync(HttpMethod.Delete, $"keys/23/{id}", app.Addresses.DgasToken)).IsProblem(
                404,
                "unknown-key"
            );
        }

        (await app.SendAsync(HttpMethod.Get, "keys/20", app.Addresses.DgasToken)).IsProblem(404, "unknown-departement");
        (await IssueAsync("23", new string(' ', 300 * 1024))).IsProblem(413, "body-too-large");
    }

    [Fact]
    public async Task Only_the_DGAS_issues_keys_and_only_to_departements()
    {
        (await app.SendAsync(HttpMethod.Post, "keys/18", app.Addresses.DepartementKeys["18"])).IsProblem(
            403,
            "forbidden"
        );
        (await app.SendAsync(HttpMethod.Post, "keys/20", app.Addresses.DgasToken)).IsProblem(
            404,
            "unknown-departement"
        );
    }

    [Fact]
    public async Task The_ledger_is_shown_to_its_departement_and_to_the_DGAS_only()
    {
        Assert.Equal(200, (await app.SendAsync(HttpMethod.Get, "returns/19/2018-12", app.Addresses.DgasToken)).Status);
        (await app.SendAsync(HttpMethod.Get, "returns/19/2018-12", app.Addresses.DepartementKeys["18"])).IsProblem(
            403,
            "other-departement"
        );
        (await app.SendAsync(HttpMethod.Get, "returns/19/decembre", app.Addresses.DgasToken)).IsProblem(
            400,
            "month-not-readable"
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("obs.01")]
    [InlineData("obs.01.000000000000.short")]
    [InlineData("xxx.01.000000000000.0123456789012345678901234567890123456789012")]
    [InlineData("obs.'1.000000000000.0123456789012345678901234567890123456789012")]
    [InlineData("obs.01.00000000000G.0123456789012345678901234567890123456789012")]
    public void A_token_of_another_shape_is_no_token(string token) =>
        Assert.False(KeyToken.TryParse(token, out _, out _));

    private Task<Answer> IssueAsync(string departement, string body = "") =>
        app.SendAsync(HttpMethod.Post, "keys/" + departement, app.Addresses.DgasToken, Encoding.UTF8.GetBytes(body));
}
