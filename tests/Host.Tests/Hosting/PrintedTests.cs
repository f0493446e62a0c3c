using System.Text;

namespace Observatoire.Host.Tests.Hosting;

/// <summary>What the app prints, before anybody masks anything in it.</summary>
[Collection(GuardedAppCollection.Name)]
public sealed class PrintedTests(GuardedApp app)
{
    [Fact]
    public async Task No_key_and_no_token_is_ever_printed_whatever_is_done_with_it()
    {
        string dgas = await app.Identity.TokenAsync(GuardedApp.Dgas);
        string other = await app.Identity.TokenAsync(GuardedApp.OtherRole);
        Answer issued = await app.SendAsync(HttpMethod.Post, "keys/07", dgas);
        string key = issued.Body.GetProperty("key").GetString()!;
        string keyId = issued.Body.GetProperty("keyId").GetString()!;
        string wrong = key[..^4] + "AAAA";
        string[] tokens = [dgas, other, key, wrong, dgas[..^3] + "AAA"];
        foreach (string token in tokens)
        {
            await DepositAsync("07", token, ";INS_FOY;;;100;;");
            await DepositAsync("08", token, ";INS_FOY;;;100;;");
            await DepositAsync("07", token, ";INS_FOY;;;cent;;");
            await app.GetAsync("returns/07/2018-12", token);
            await app.GetAsync($"returns/07/{token}", token);
            await app.SendAsync(HttpMethod.Post, "jobs/RefreshIndicators", token);
        }

        await app.SendAsync(HttpMethod.Delete, $"keys/07/{keyId}", dgas);
        await DepositAsync("07", key, ";INS_FOY;;;100;;");

        Assert.Contains($"Key {keyId} issued to 07", app.Printed, StringComparison.Ordinal);
        Assert.Contains($"Key {keyId} of 07 revoked", app.Printed, StringComparison.Ordinal);
        Assert.All(
            tokens.Select(token => token.Split('.')[^1]).Append(GuardedApp.Dgas.Credential),
            part => Assert.DoesNotContain(part, app.Printed, StringComparison.Ordinal)
        );
    }

    private Task<Answer> DepositAsync(string departement, string token, string line) =>
        app.SendAsync(
            HttpMethod.Put,
            $"returns/{departement}/2018-12",
            token,
            new StringContent(RunningApp.Return(departement, "2018-12", line), Encoding.UTF8, "text/csv")
        );
}
