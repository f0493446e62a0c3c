using System.Text;

namespace Observatoire.Host.Tests.Returns;

/// <summary>Each test has a département of its own, since they share one store.</summary>
[Collection(RunningAppCollection.Name)]
public sealed class ReceiveReturnTests(RunningApp app)
{
    private const string Month = "2018-12";

    [Fact]
    public async Task A_valid_return_gives_a_receipt_and_the_same_bytes_the_same_receipt()
    {
        string file = RunningApp.Return("01", Month, ";INS_FOY;;;7690;;", ";AAH;;;;M;");
        Answer first = await app.PutAsync("01", Month, file);
        Answer again = await app.PutAsync("01", Month, file);

        Assert.Equal((201, 200), (first.Status, again.Status));
        Assert.Equal("/api/returns/01/2018-12", first.Location);
        Assert.Equal(first.Body.GetRawText(), again.Body.GetRawText());
        Assert.Equal(1, first.Receipt.GetProperty("revision").GetInt32());
        Answer ledger = await app.SendAsync(HttpMethod.Get, "returns/01/2018-12", app.Addresses.DepartementKeys["01"]);
        Assert.Equal(1, ledger.Body.GetProperty("revisions").GetArrayLength());
    }

    [Fact]
    public async Task A_correction_is_a_second_revision_and_going_back_a_third()
    {
        string[] files =
        [
            .. new[] { 10, 20, 10 }.Select(value => RunningApp.Return("02", Month, $";INS_FOY;;;{value};;")),
        ];
        List<int> revisions = [];
        foreach (string file in files)
        {
            revisions.Add((await app.PutAsync("02", Month, file)).Receipt.GetProperty("revision").GetInt32());
        }

        Assert.Equal([1, 2, 3], revisions);
    }

    [Fact]
    public async Task A_correction_says_why_and_which_figures_it_changed()
    {
        string address = "returns/13/2018-12";
        string key = app.Addresses.DepartementKeys["13"];
        await app.PutAsync("13", Month, RunningApp.Return("13", Month, ";INS_FOY;;;100;;", ";AAH;;;7;;"));
        byte[] corrected = Encoding.UTF8.GetBytes(RunningApp.Return("13", Month, ";INS_FOY;;;120;;", ";AAH;;;;M;"));
        Answer second = await app.SendAsync(HttpMethod.Put, address + "?motif=REVISION:LOGICIEL", key, corrected);

        Assert.Equal("correction", second.Receipt.GetProperty("kind").GetString());
        Assert.Equal("REVISION:LOGICIEL", second.Receipt.GetProperty("reasons").GetString());
        Assert.Equal(2, second.Receipt.GetProperty("corrections").GetProperty("changed").GetInt32());

        Answer lines = await app.SendAsync(HttpMethod.Get, address + "/revisions/2/corrections", key);
        Assert.Equal(
            [("AAH", 7d, null), ("INS_FOY", 100, 120)],
            lines
                .Body.GetProperty("lines")
                .EnumerateArray()
                .Select(line =>
                    (line.GetProperty("indicator").GetString(), Value(line, "before"), Value(line, "after"))
                )
                .Order()
        );
        Answer first = await app.SendAsync(HttpMethod.Get, address + "/revisions/1/corrections", key);
        Assert.Empty(first.Body.GetProperty("lines").EnumerateArray());
        (await app.SendAsync(HttpMethod.Get, address + "/revisions/3/corrections", key)).IsProblem(
            404,
            "unknown-revision"
        );
        string other = app.Addresses.DepartementKeys["14"];
        (await app.SendAsync(HttpMethod.Get, address + "/revisions/2/corrections", other)).IsProblem(
            403,
            "other-departement"
        );

        static double? Value(System.Text.Json.JsonElement line, string side) =>
            line.GetProperty(side).GetProperty("value") is { ValueKind: System.Text.Json.JsonValueKind.Number } value
                ? value.GetDouble()
                : null;
    }

    [Fact]
    public async Task Twenty_different_files_at_once_are_twenty_revisions_and_none_is_lost()
    {
        Answer[] answers = await Task.WhenAll(
            Enumerable
                .Range(100, 20)
                .Select(value => app.PutAsync("03", Month, RunningApp.Return("03", Month, $";INS_FOY;;;{value};;")))
        );

        Assert.All(answers, answer => Assert.Equal(201, answer.Status));
        Assert.Equal(
            Enumerable.Range(1, 20),
            answers.Select(answer => answer.Receipt.GetProperty("revision").GetInt32()).Order()
        );
    }

    [Fact]
    public async Task The_same_file_ten_times_at_once_is_one_revision()
    {
        string file = RunningApp.Return("04", Month, ";INS_FOY;;;100;;");
        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.PutAsync("04", Month, file)));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Single(answers.Select(answer => answer.Receipt.GetRawText()).Distinct());
    }

    [Fact]
    public async Task If_none_match_keeps_what_is_there_and_stores_nothing()
    {
        await app.PutAsync("05", Month, RunningApp.Return("05", Month, ";INS_FOY;;;100;;"));
        string[] kept = await app.KeptAsync();
        byte[] other = Encoding.UTF8.GetBytes(RunningApp.Return("05", Month, ";INS_FOY;;;200;;"));

        (await app.PutAsync("05", Month, other, onlyIfNone: true)).IsProblem(412, "already-received");
        Assert.Equal(kept.Where(Of05), (await app.KeptAsync()).Where(Of05));

        static bool Of05(string name) => name.Contains("05", StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string, int> FaultyFiles()
    {
        static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
        return new TheoryData<string, byte[], string, int>
        {
            { "empty", [], "F01", 1 },
            { "not JSON", Bytes("[{\"mois\": \"2018-12\",\n oops"), "F10", 2 },
            {
                "missing column",
                Bytes("mois;departement;territoire;indicateur;ventilation;modalite;statut;commentaire\n"),
                "F04",
                1
            },
            { "wrong code", Bytes(RunningApp.Return("06", Month, ";INS_FOY;;;1;;", ";XXX;;;2;;")), "N01", 3 },
            { "ambiguous", Bytes(RunningApp.Return("06", Month, ";INS_FOY;;;1.234;;")), "R38A", 2 },
            { "other month", Bytes(RunningApp.Return("06", "2018-11", ";INS_FOY;;;1;;")), "R36", 2 },
            { "other departement", Bytes(RunningApp.Return("07", Month, ";INS_FOY;;;1;;")), "R37", 2 },
            { "blank", Bytes(RunningApp.Return("06", Month, ";INS_FOY;;;;;")), "R34", 2 },
            { "workbook", "PK\u0003\u0004"u8.ToArray(), "F17", 1 },
        };
    }

    [Theory]
    [MemberData(nameof(FaultyFiles))]
    public async Task A_faulty_file_is_answered_with_its_faults_and_nothing_is_stored(
        string name,
        byte[] file,
        string code,
        int line
    )
    {
        Answer answer = await app.PutAsync("06", Month, file);

        Assert.True(answer.Status == 422, $"{name}: {answer.Status}");
        Assert.False(answer.Body.GetProperty("accepted").GetBoolean());
        Assert.Equal((code, line), (answer.Findings[0].Code, answer.Findings[0].Line));
        Assert.NotEmpty(answer.Body.GetProperty("findings")[0].GetProperty("message").GetString()!);
        Assert.DoesNotContain(
            await app.KeptAsync(),
            kept => kept.StartsWith("06", StringComparison.Ordinal) || kept.Contains("/06/", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_Windows_1252_file_with_decimal_commas_is_accepted()
    {
        byte[] file = Encoding.Latin1.GetBytes(
            RunningApp
                .Return("08", Month, ";INS_FOY;;;7\u00A0690;;relevé", ";ETP_POU;;;1\u00A0234,5;;")
                .Replace("modalite", "modalité", StringComparison.Ordinal)
        );

        Assert.Equal(201, (await app.PutAsync("08", Month, file)).Status);
    }

    [Fact]
    public async Task A_json_return_is_accepted()
    {
        byte[] file =
            """[{"mois": "2018-12", "departement": "09", "indicateur": "INS_FOY", "valeur": 7690}]"""u8.ToArray();

        Assert.Equal(201, (await app.PutAsync("09", Month, file, contentType: "application/json")).Status);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused() =>
        (await app.PutAsync("10", Month, new byte[2 * 1024 * 1024])).IsProblem(413, "too-large");

    [Fact]
    public async Task A_format_that_is_not_received_is_refused() =>
        (await app.PutAsync("10", Month, [1], contentType: "application/pdf")).IsProblem(415, "not-a-return-format");

    [Fact]
    public async Task Who_may_deposit_is_checked_before_anything_is_read()
    {
        string key = app.Addresses.DepartementKeys["11"];
        byte[] file = Encoding.UTF8.GetBytes(RunningApp.Return("12", Month, ";INS_FOY;;;1;;"));

        (await app.SendAsync(HttpMethod.Put, "returns/12/2018-12", null, file)).IsProblem(401, "unauthenticated");
        (await app.PutAsync("12", Month, file, key + "x")).IsProblem(401, "unauthenticated");
        (await app.PutAsync("12", Month, file, key.Replace(".11.", ".12.", StringComparison.Ordinal))).IsProblem(
            401,
            "unauthenticated"
        );
        (await app.PutAsync("12", Month, file, key)).IsProblem(403, "other-departement");
        (await app.PutAsync("12", Month, file, app.Addresses.DgasToken)).IsProblem(403, "other-departement");
        (await app.PutAsync("20", Month, file, key)).IsProblem(404, "unknown-departement");
        (await app.PutAsync("11", "2018-13", file, key)).IsProblem(400, "month-not-readable");
    }

    [Fact]
    public async Task A_check_gives_the_same_verdict_and_stores_nothing()
    {
        string[] kept = await app.KeptAsync();
        Answer good = await app.CheckAsync(RunningApp.Return("13", Month, ";INS_FOY;;;1;;"));
        Answer bad = await app.CheckAsync(RunningApp.Return("13", Month, ";XXX;;;1;;"));

        Assert.Equal((200, 200), (good.Status, bad.Status));
        Assert.True(good.Body.GetProperty("accepted").GetBoolean());
        Assert.Equal(["N01"], bad.Findings.Select(finding => finding.Code));
        Assert.Equal(1, bad.Body.GetProperty("counts").GetProperty("errors").GetInt32());
        Assert.DoesNotContain(
            (await app.KeptAsync()).Except(kept),
            name => name.Contains("13/", StringComparison.Ordinal)
        );
    }
}
