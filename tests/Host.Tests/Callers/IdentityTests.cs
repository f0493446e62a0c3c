using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Observatoire.Local;

namespace Observatoire.Host.Tests.Callers;

/// <summary>Who is the DGAS: tokens of a real OpenID Connect provider, and tokens made to look like them.</summary>
[Collection(GuardedAppCollection.Name)]
public sealed class IdentityTests(GuardedApp app)
{
    private const string Path = "keys/01";

    [Fact]
    public async Task A_token_of_the_provider_with_the_role_is_the_DGAS() =>
        Assert.Equal(200, (await app.GetAsync(Path, await app.Identity.TokenAsync(GuardedApp.Dgas))).Status);

    [Fact]
    public async Task A_token_for_another_audience_opens_nothing()
    {
        string token = await app.Identity.TokenAsync(GuardedApp.Dgas, "urn:another:api");

        (await app.GetAsync(Path, token)).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_token_of_another_issuer_opens_nothing()
    {
        await using IdentityProvider other = await GuardedApp.StartIdentityAsync();

        (await app.GetAsync(Path, await other.TokenAsync(GuardedApp.Dgas))).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_token_that_has_expired_says_so()
    {
        string token = await app.Identity.TokenAsync(GuardedApp.Brief);
        Answer answer = await app.GetAsync(Path, token);
        while (answer.Status == 200)
        {
            await Task.Delay(500);
            answer = await app.GetAsync(Path, token);
        }

        answer.IsProblem(401, "token-expired");
    }

    [Fact]
    public async Task A_token_without_the_role_is_known_and_refused()
    {
        foreach (IdentityClient client in (IdentityClient[])[GuardedApp.OtherRole, GuardedApp.NoRole])
        {
            string token = await app.Identity.TokenAsync(client);

            (await app.GetAsync(Path, token)).IsProblem(403, "role-missing");
            (await app.GetAsync("returns/01/2018-12", token)).IsProblem(403, "forbidden");
        }
    }

    [Fact]
    public async Task A_token_nobody_signed_opens_nothing()
    {
        string[] parts = (await app.Identity.TokenAsync(GuardedApp.Dgas)).Split('.');

        (await app.GetAsync(Path, $"{Encode("""{"alg":"none","typ":"at+jwt"}""")}.{parts[1]}.")).IsProblem(
            401,
            "unauthenticated"
        );
        (await app.GetAsync(Path, $"{parts[0]}.{parts[1]}.")).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_token_whose_claims_were_changed_opens_nothing()
    {
        string[] parts = (await app.Identity.TokenAsync(GuardedApp.OtherRole)).Split('.');
        JsonNode claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        claims["roles"] = new JsonArray(IdentityProvider.Role);

        (await app.GetAsync(Path, $"{parts[0]}.{Encode(claims.ToJsonString())}.{parts[2]}")).IsProblem(
            401,
            "unauthenticated"
        );
    }

    [Fact]
    public async Task A_token_signed_with_a_key_the_provider_does_not_know_opens_nothing()
    {
        string[] parts = (await app.Identity.TokenAsync(GuardedApp.Dgas)).Split('.');
        using RSA forger = RSA.Create(2048);
        string unknown = Encode("""{"alg":"RS256","typ":"at+jwt","kid":"inconnue"}""");
        foreach (string header in (string[])[parts[0], unknown])
        {
            byte[] signature = forger.SignData(
                Encoding.ASCII.GetBytes($"{header}.{parts[1]}"),
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            );

            (await app.GetAsync(Path, $"{header}.{parts[1]}.{Base64Url.EncodeToString(signature)}")).IsProblem(
                401,
                "unauthenticated"
            );
        }
    }

    [Fact]
    public async Task A_token_signed_with_what_everybody_can_read_opens_nothing()
    {
        // The public key used as a shared one: HS256 must not be a way in.
        string[] parts = (await app.Identity.TokenAsync(GuardedApp.Dgas)).Split('.');
        using HttpClient client = new();
        byte[] published = await client.GetByteArrayAsync(new Uri(app.Identity.Issuer, "/jwks"));
        string header = Encode("""{"alg":"HS256","typ":"at+jwt"}""");
        byte[] signature = HMACSHA256.HashData(published, Encoding.ASCII.GetBytes($"{header}.{parts[1]}"));

        (await app.GetAsync(Path, $"{header}.{parts[1]}.{Base64Url.EncodeToString(signature)}")).IsProblem(
            401,
            "unauthenticated"
        );
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    public async Task What_is_no_token_at_all_opens_nothing(string token) =>
        (await app.GetAsync(Path, token)).IsProblem(401, "unauthenticated");

    [Fact]
    public async Task While_the_provider_is_out_of_reach_the_DGAS_is_told_so_and_keys_go_on_opening()
    {
        string token;
        Uri gone;
        await using (IdentityProvider passing = await GuardedApp.StartIdentityAsync())
        {
            gone = passing.Issuer;
            token = await passing.TokenAsync(GuardedApp.Dgas);
        }

        Uri host = await app.StartHostAsync(gone, new Dictionary<string, string>());

        (await app.GetAsync(Path, token, host)).IsProblem(503, "identity-unavailable");
        Assert.Equal(200, (await app.GetAsync("returns/01/2018-12", await app.KeyAsync("01"), host)).Status);
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
