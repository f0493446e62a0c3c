using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Tests;

[Collection(RunningAppCollection.Name)]
public sealed class KeyTests(RunningApp app)
{
    [Fact]
    public async Task The_DGAS_issues_a_key_that_opens_its_departement_until_it_is_revoked()
    {
        Answer issued = await app.SendAsync(HttpMethod.Post, "keys/18", app.Addresses.DgasToken);
        string key = issued.Body.GetProperty("key").GetString()!;
        string keyId = issued.Body.GetProperty("keyId").GetString()!;

        Assert.Equal(201, issued.Status);
        Assert.Equal(200, (await app.SendAsync(HttpMethod.Get, "returns/18/2018-12", key)).Status);
        await new KeyRing(app.Storage).RevokeAsync("18", keyId, DateTimeOffset.UnixEpoch);
        (await app.SendAsync(HttpMethod.Get, "returns/18/2018-12", key)).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task An_expired_key_opens_nothing()
    {
        (string keyId, string token) = KeyToken.Create("18");
        DateTimeOffset past = DateTimeOffset.UnixEpoch;
        await new KeyRing(app.Storage).IssueAsync(
            new DepositKey("18", keyId, DepositKey.HashOf(token), past, past.AddDays(1), null)
        );

        (await app.SendAsync(HttpMethod.Get, "returns/18/2018-12", token)).IsProblem(401, "unauthenticated");
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
}
