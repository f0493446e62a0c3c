using System.Text;
using System.Text.Json;
using Observatoire.Editions.Time;
using Observatoire.Storage;

namespace Observatoire.Host.Tests.Months;

/// <summary>The life of a month beside its returns.</summary>
[Collection(RunningAppCollection.Name)]
public sealed class MonthTests(RunningApp app)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task A_closed_month_takes_a_deposit_only_from_whom_it_is_reopened_to()
    {
        const string Month = "2018-08";
        await CloseAsync(Month);
        string[] file = [";INS_FOY;;;100;;"];
        Answer locked = await app.PutAsync("31", Month, RunningApp.Return("31", Month, file));
        locked.IsProblem(423, "month-closed");
        Assert.Contains("CloseMonth", locked.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        (await PostAsync("31", Month, "delay", $$"""{"until":"{{Day(5)}}"}""")).IsProblem(423, "month-closed");
        (await PostAsync("31", Month, "nothing", """{"reason":"noActivity"}""")).IsProblem(423, "month-closed");

        string reopening = $$"""{"reason":"Erreur de saisie signalée","until":"{{Now.AddDays(2):O}}"}""";
        Assert.Equal(201, (await ReopenAsync("31", Month, reopening)).Status);
        Assert.Equal(201, (await app.PutAsync("31", Month, RunningApp.Return("31", Month, file))).Status);
        (await app.PutAsync("32", Month, RunningApp.Return("32", Month, file))).IsProblem(423, "month-closed");
        await new MonthJournal(app.Storage).AppendAsync(
            new MonthAct("32", ReferenceMonth.Parse(Month), MonthActKind.Reopening, Now, "dgas", "motif", Now)
        );
        (await app.PutAsync("32", Month, RunningApp.Return("32", Month, file))).IsProblem(423, "month-closed-again");
    }

    [Theory]
    [InlineData("""{"reason":"court","until":"2100-01-01T00:00:00Z"}""", 400, "value-not-usable")]
    [InlineData("""{"reason":"Erreur de saisie","until":"2100-01-01T00:00:00Z"}""", 400, "value-not-usable")]
    [InlineData("""{"reason":"Erreur de saisie"}""", 400, "body-not-readable")]
    [InlineData("", 400, "body-not-readable")]
    public async Task A_reopening_has_a_reason_and_an_end(string body, int status, string code) =>
        (await ReopenAsync("31", "2018-08", body)).IsProblem(status, code);

    [Fact]
    public async Task A_month_that_was_never_closed_is_not_reopened_and_only_the_DGAS_reopens()
    {
        string body = $$"""{"reason":"Erreur de saisie","until":"{{Now.AddDays(2):O}}"}""";
        (await ReopenAsync("31", "2017-08", body)).IsProblem(409, "month-open");
        (await PostAsync("31", "2017-08", "reopen", body)).IsProblem(403, "forbidden");
    }

    [Fact]
    public async Task Nothing_to_report_is_not_the_same_as_late_nor_as_a_return()
    {
        const string Month = "2019-03";
        Assert.Equal(201, (await PostAsync("33", Month, "nothing", """{"reason":"noActivity"}""")).Status);
        Assert.Equal(
            201,
            (await PostAsync("34", Month, "nothing", """{"reason":"transferred","services":["PMI"]}""")).Status
        );
        Assert.Equal(201, (await PostAsync("35", Month, "delay", $$"""{"until":"{{Day(5)}}"}""")).Status);
        await app.PutAsync("36", Month, RunningApp.Return("36", Month, ";INS_FOY;;;100;;"));
        (await PostAsync("36", Month, "nothing", """{"reason":"noActivity"}""")).IsProblem(409, "return-present");

        Answer board = await app.SendAsync(HttpMethod.Get, $"collection/{Month}", app.Addresses.DgasToken);

        Assert.Equal("nothing", StateOf("33"));
        Assert.Equal("late", StateOf("34"));
        Assert.Equal("delayed", StateOf("35"));
        Assert.Equal("received", StateOf("36"));
        JsonElement totals = board.Body.GetProperty("totals");
        Assert.Equal(101, totals.GetProperty("departements").GetInt32());
        Assert.Equal(98, totals.GetProperty("late").GetInt32());
        Assert.Equal(0, totals.GetProperty("onTime").GetInt32());
        Assert.Equal(
            LineOf("36").GetProperty("daysAfterMonth").GetDouble(),
            totals.GetProperty("medianDays").GetDouble()
        );

        string? StateOf(string departement) => LineOf(departement).GetProperty("state").GetString();

        JsonElement LineOf(string departement) =>
            board
                .Body.GetProperty("departements")
                .EnumerateArray()
                .Single(line => line.GetProperty("departement").GetString() == departement);
    }

    [Theory]
    [InlineData("nothing", """{"reason":"holiday"}""", "body-not-readable")]
    [InlineData("nothing", """{"reason":"noActivity","services":["p m i"]}""", "value-not-usable")]
    [InlineData("delay", """{"until":"2001-01-01"}""", "value-not-usable")]
    [InlineData("delay", """{"until":"2100-01-01"}""", "value-not-usable")]
    [InlineData("delay", """{"until":"demain"}""", "body-not-readable")]
    public async Task A_declaration_that_cannot_be_kept_says_why(string act, string body, string code) =>
        (await PostAsync("37", "2017-09", act, body)).IsProblem(400, code);

    [Fact]
    public async Task A_declaration_is_that_of_the_departement_alone()
    {
        string body = """{"reason":"noActivity"}""";
        (
            await app.SendAsync(HttpMethod.Post, "returns/37/2017-09/nothing", app.Addresses.DgasToken, Bytes(body))
        ).IsProblem(403, "other-departement");
        (await app.SendAsync(HttpMethod.Get, "collection/2017-09", app.Addresses.DepartementKeys["37"])).IsProblem(
            403,
            "forbidden"
        );
        (await app.SendAsync(HttpMethod.Get, "collection/hier", app.Addresses.DgasToken)).IsProblem(
            400,
            "month-not-readable"
        );
    }

    [Fact]
    public async Task A_receipt_is_authentic_with_its_code_and_says_nothing_without()
    {
        Answer sent = await app.PutAsync("38", "2017-09", RunningApp.Return("38", "2017-09", ";INS_FOY;;;100;;"));
        string code = sent.Receipt.GetProperty("code").GetString()!;

        Answer authentic = await app.SendAsync(HttpMethod.Get, $"receipts/38/2017-09/1?code={code}");
        Assert.True(authentic.Body.GetProperty("authentic").GetBoolean());
        Assert.Equal(sent.Receipt.GetProperty("sha256").GetString(), authentic.Body.GetProperty("sha256").GetString());
        foreach (string path in (string[])["38/2017-09/1", $"38/2017-09/2?code={code}", $"38/2017-09/x?code={code}"])
        {
            Answer denied = await app.SendAsync(HttpMethod.Get, "receipts/" + path);
            Assert.False(denied.Body.GetProperty("authentic").GetBoolean());
            Assert.Equal(JsonValueKind.Null, denied.Body.GetProperty("sha256").ValueKind);
        }

        (await app.SendAsync(HttpMethod.Get, "receipts/20/2017-09/1")).IsProblem(404, "unknown-departement");
        (await app.SendAsync(HttpMethod.Get, "receipts/38/hier/1")).IsProblem(400, "month-not-readable");
    }

    [Fact]
    public async Task The_file_of_a_revision_comes_back_as_it_was_received()
    {
        string file = RunningApp.Return("39", "2017-09", ";INS_FOY;;;100;;");
        await app.PutAsync("39", "2017-09", file);
        using HttpRequestMessage request = new(
            HttpMethod.Get,
            $"{app.Addresses.Api}/returns/39/2017-09/revisions/1/file"
        );
        request.Headers.Authorization = new("Bearer", app.Addresses.DgasToken);
        using HttpResponseMessage response = await app.Client.SendAsync(request);

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(file, await response.Content.ReadAsStringAsync());
        string missing = "returns/39/2017-09/revisions/2/file";
        (await app.SendAsync(HttpMethod.Get, missing, app.Addresses.DgasToken)).IsProblem(404, "unknown-revision");
        (await app.SendAsync(HttpMethod.Get, missing, app.Addresses.DepartementKeys["38"])).IsProblem(
            403,
            "other-departement"
        );
    }

    private static string Day(int days) =>
        Now.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private Task<bool> CloseAsync(string month) =>
        new MonthJournal(app.Storage).AppendAsync(
            new MonthAct(
                MonthJournal.Everybody,
                ReferenceMonth.Parse(month),
                MonthActKind.Closing,
                Now,
                "CloseMonth",
                "time",
                null
            )
        );

    private Task<Answer> PostAsync(string departement, string month, string act, string body) =>
        app.SendAsync(
            HttpMethod.Post,
            $"returns/{departement}/{month}/{act}",
            app.Addresses.DepartementKeys[departement],
            Bytes(body)
        );

    private Task<Answer> ReopenAsync(string departement, string month, string body) =>
        app.SendAsync(HttpMethod.Post, $"returns/{departement}/{month}/reopen", app.Addresses.DgasToken, Bytes(body));
}
