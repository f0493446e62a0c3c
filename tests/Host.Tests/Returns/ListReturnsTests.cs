using System.Text.Json;

namespace Observatoire.Host.Tests.Returns;

/// <summary>The months of a département.</summary>
[Collection(RunningAppCollection.Name)]
public sealed class ListReturnsTests(RunningApp app)
{
    [Fact]
    public async Task A_departement_finds_its_months_oldest_first_each_with_its_latest_receipt()
    {
        string before = app.Addresses.DepartementKeys["87"];
        Answer none = await AskAsync("87", before);
        await PutAsync("87", "2019-02", 3000);
        await PutAsync("87", "2019-01", 3100);
        Answer second = await PutAsync("87", "2019-01", 3200);
        JsonElement[] receipts = [.. (await AskAsync("87", before)).Body.GetProperty("receipts").EnumerateArray()];

        Assert.Equal((200, 0), (none.Status, none.Body.GetProperty("receipts").GetArrayLength()));
        Assert.Equal(["2019-01", "2019-02"], receipts.Select(receipt => receipt.GetProperty("month").GetString()));
        Assert.Equal(2, receipts[0].GetProperty("revision").GetInt32());
        Assert.Equal(
            second.Receipt.GetProperty("receiptId").GetString(),
            receipts[0].GetProperty("receiptId").GetString()
        );
    }

    [Fact]
    public async Task They_are_for_the_departement_and_the_DGAS_only()
    {
        Assert.Equal(200, (await AskAsync("88", app.Addresses.DgasToken)).Status);
        (await AskAsync("88", app.Addresses.DepartementKeys["89"])).IsProblem(403, "other-departement");
        (await AskAsync("88", null)).IsProblem(401, "unauthenticated");
        (await AskAsync("20", app.Addresses.DgasToken)).IsProblem(404, "unknown-departement");
    }

    private async Task<Answer> PutAsync(string departement, string month, int value)
    {
        Answer answer = await app.PutAsync(
            departement,
            month,
            RunningApp.Return(departement, month, $";INS_FOY;;;{value};;")
        );
        Assert.Equal(201, answer.Status);
        return answer;
    }

    private Task<Answer> AskAsync(string departement, string? token) =>
        app.SendAsync(HttpMethod.Get, $"returns/{departement}", token);
}
