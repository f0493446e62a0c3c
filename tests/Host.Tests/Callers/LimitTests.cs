using System.Globalization;
using System.Text;

namespace Observatoire.Host.Tests.Callers;

[Collection(GuardedAppCollection.Name)]
public sealed class LimitTests(GuardedApp app)
{
    [Fact]
    public async Task An_address_that_asks_too_much_without_a_key_waits_and_the_others_do_not()
    {
        Uri host = await app.StartHostAsync(
            app.Identity.Issuer,
            new Dictionary<string, string> { ["OPEN_REQUESTS_PER_MINUTE"] = "3" }
        );
        for (int request = 0; request < 3; request++)
        {
            Assert.Equal(200, (await CheckAsync(host)).Status);
        }

        Answer refused = (await CheckAsync(host)).IsProblem(429, "too-many-requests");
        Assert.InRange(int.Parse(refused.Location!, CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(200, (await CheckAsync(host, from: "127.0.0.2")).Status);
        Assert.Equal(200, (await CheckAsync(host, await app.KeyAsync("01"))).Status);
    }

    [Fact]
    public async Task An_address_that_tries_keys_is_no_longer_listened_to_and_the_others_are()
    {
        Uri host = await app.StartHostAsync(
            app.Identity.Issuer,
            new Dictionary<string, string> { ["FAILED_AUTHENTICATIONS_PER_MINUTE"] = "2" }
        );
        string key = await app.KeyAsync("01");
        string wrong = key[..^1] + (key[^1] == 'A' ? 'B' : 'A');
        await GetAsync(wrong);
        (await GetAsync("not a key")).IsProblem(401, "unauthenticated");

        Answer refused = (await GetAsync(key)).IsProblem(429, "too-many-failures");
        Assert.InRange(int.Parse(refused.Location!, CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(200, (await GetAsync(key, "127.0.0.2")).Status);
        Assert.Equal(200, (await CheckAsync(host)).Status);

        Task<Answer> GetAsync(string token, string from = "127.0.0.1") =>
            app.SendAsync(HttpMethod.Get, "returns/01/2018-12", token, null, host, from);
    }

    private Task<Answer> CheckAsync(Uri host, string? token = null, string from = "127.0.0.1") =>
        app.SendAsync(
            HttpMethod.Post,
            "returns/check",
            token,
            new ByteArrayContent(Encoding.UTF8.GetBytes(RunningApp.Header)),
            host,
            from
        );
}
