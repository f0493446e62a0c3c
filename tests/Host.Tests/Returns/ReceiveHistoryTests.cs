using System.Text;
using System.Text.Json;

namespace Observatoire.Host.Tests.Returns;

/// <summary>Several months in one file.</summary>
[Collection(RunningAppCollection.Name)]
public sealed class ReceiveHistoryTests(RunningApp app)
{
    [Fact]
    public async Task Each_month_of_a_file_is_a_ledger_entry_and_the_file_is_kept_once()
    {
        string file = File("46", 24);
        Answer first = await PutAsync("46", file);
        Answer again = await PutAsync("46", file);
        string[] months = [.. Receipts(first).Select(receipt => receipt.GetProperty("month").GetString()!)];

        Assert.Equal((200, 24), (first.Status, months.Length));
        Assert.Equal(("2020-01", "2021-12"), (months[0], months[^1]));
        Assert.Equal(Receipts(first).Select(Id), Receipts(again).Select(Id));
        Assert.Single(await app.KeptAsync(), name => name.StartsWith("46/202", StringComparison.Ordinal));
        Answer kept = await app.SendAsync(HttpMethod.Get, "returns/46/2021-06", app.Addresses.DepartementKeys["46"]);
        Assert.Equal(1, kept.Body.GetProperty("revisions").GetArrayLength());
    }

    [Fact]
    public async Task A_fault_in_one_month_refuses_them_all_and_keeps_nothing()
    {
        Answer answer = await PutAsync("47", File("47", 12) + "2020-06;47;;INS_FOY;;;3;;\n");

        Assert.Equal(422, answer.Status);
        Assert.Equal([("R36K", 14, "indicateur")], answer.Findings);
        Assert.DoesNotContain(await app.KeptAsync(), name => name.StartsWith("47/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_departement_sends_its_own()
    {
        byte[] body = Encoding.UTF8.GetBytes(File("48", 2));
        string other = app.Addresses.DepartementKeys["49"];

        (await app.SendAsync(HttpMethod.Put, "returns/48", other, body)).IsProblem(403, "other-departement");
        (await app.SendAsync(HttpMethod.Put, "returns/48", null, body)).IsProblem(401, "unauthenticated");
        (await app.SendAsync(HttpMethod.Put, "returns/20", other, body)).IsProblem(404, "unknown-departement");
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("annotated", "text/csv")]
    public async Task A_verdict_is_given_as_a_file_too(string report, string type)
    {
        using HttpResponseMessage answer = await app.Client.PostAsync(
            new Uri($"{app.Addresses.Api}/returns/check?report={report}"),
            new StringContent(RunningApp.Return("48", "2018-12", ";INS_FOX;;;1;;"), Encoding.UTF8, "text/csv")
        );
        string text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("INS_FOY", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_report_and_an_unknown_reason_are_said()
    {
        byte[] body = Encoding.UTF8.GetBytes(File("48", 1));

        (await app.SendAsync(HttpMethod.Post, "returns/check?report=pdf", null, body)).IsProblem(400, "unknown-report");
        (await app.SendAsync(HttpMethod.Post, "returns/check?motif=R32:ZZZ", null, body)).IsProblem(
            400,
            "unknown-reason"
        );
    }

    private Task<Answer> PutAsync(string departement, string file) =>
        app.SendAsync(
            HttpMethod.Put,
            $"returns/{departement}",
            app.Addresses.DepartementKeys[departement],
            Encoding.UTF8.GetBytes(file)
        );

    private static string File(string departement, int months) =>
        RunningApp.Header
        + "\n"
        + string.Concat(
            Enumerable
                .Range(0, months)
                .Select(at => $"{2020 + at / 12}-{at % 12 + 1:00};{departement};;INS_FOY;;;{1000 + at};;\n")
        );

    private static JsonElement.ArrayEnumerator Receipts(Answer answer) =>
        answer.Body.GetProperty("receipts").EnumerateArray();

    private static string? Id(JsonElement receipt) => receipt.GetProperty("receiptId").GetString();
}
