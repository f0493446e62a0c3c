using System.IO.Compression;
using System.Net;
using System.Text;
using Observatoire.Local;
using Observatoire.Simulation;

namespace Observatoire.Host.Tests.Nomenclature;

[Collection(RunningAppCollection.Name)]
public sealed class TemplateTests(RunningApp app)
{
    [Fact]
    public async Task A_template_is_given_to_anyone_and_holds_no_figure()
    {
        using HttpResponseMessage answer = await GetAsync("templates/07/2026-03.csv", null);
        string text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("retour-07-2026-03.csv", answer.Content.Headers.ContentDisposition!.FileName);
        string[] lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith(RunningApp.Header, lines[0], StringComparison.Ordinal);
        Assert.Contains("2026-03;07;;SUI_DEB;;;;;", lines);
        Assert.All(lines.Skip(1), line => Assert.EndsWith(";;;", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_template_is_given_as_a_workbook()
    {
        using HttpResponseMessage answer = await GetAsync("templates/2A/2026-03.xlsx", null);
        using ZipArchive workbook = new(await answer.Content.ReadAsStreamAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(workbook.GetEntry("xl/worksheets/sheet1.xml"));
    }

    [Fact]
    public async Task An_empty_template_sent_as_it_is_is_told_which_values_are_missing()
    {
        using HttpResponseMessage template = await GetAsync("templates/07/2026-03.csv", null);
        byte[] bytes = await template.Content.ReadAsByteArrayAsync();

        Answer verdict = await app.SendAsync(HttpMethod.Post, "returns/check", null, bytes);

        Assert.Equal(["R34"], verdict.Findings.Select(finding => finding.Code).Distinct());
    }

    [Fact]
    public async Task The_departement_s_own_template_opens_the_month_as_the_last_one_closed()
    {
        SimulatedNation nation = new(
            SimulatedNomenclature.Read(Path.Combine(new LocalRunnerOptions().AppFolder, "nomenclature")),
            new SimulationRequest(
                SimulationRequest.DefaultSeed,
                SimulatedMonth.Parse("2026-01"),
                SimulatedMonth.Parse("2026-02"),
                0
            )
        );
        SimulatedDepartement ardennes = nation.Departements.Single(each => each.Code == "08");
        string january = WholeOnly(nation.Make(ardennes, nation.Months[0]));
        string closing = FieldOf(january, ";SUI_FIN;;;");
        Assert.Equal(201, (await app.PutAsync("08", "2026-01", january)).Status);

        using HttpResponseMessage own = await GetAsync("templates/08/2026-02.csv", app.Addresses.DepartementKeys["08"]);
        string text = await own.Content.ReadAsStringAsync();

        Assert.Equal(closing, FieldOf(text, ";SUI_DEB;;;"));
        Assert.True(own.Headers.CacheControl!.NoStore);
        using HttpResponseMessage open = await GetAsync("templates/08/2026-02.csv", null);
        Assert.Equal("", FieldOf(await open.Content.ReadAsStringAsync(), ";SUI_DEB;;;"));
    }

    [Fact]
    public async Task Another_departement_or_a_token_that_opens_nothing_is_told_so()
    {
        string path = "templates/07/2026-03.csv";

        (await app.SendAsync(HttpMethod.Get, path, app.Addresses.DepartementKeys["08"])).IsProblem(
            403,
            "other-departement"
        );
        (await app.SendAsync(HttpMethod.Get, path, "nothing")).IsProblem(401, "unauthenticated");
    }

    [Theory]
    [InlineData("templates/99/2026-03.csv", 404, "unknown-departement")]
    [InlineData("templates/07/2026-03.ods", 404, "not-a-template-format")]
    [InlineData("templates/07/2026-13.csv", 400, "month-not-readable")]
    [InlineData("templates/07/2006-03.csv", 404, "no-edition")]
    public async Task What_does_not_exist_is_told_so(string path, int status, string problem) =>
        (await app.SendAsync(HttpMethod.Get, path)).IsProblem(status, problem);

    /// <summary>The lines of the whole département.</summary>
    private static string WholeOnly(SimulatedFile file) =>
        string.Join(
            '\n',
            Encoding
                .UTF8.GetString(file.Content)
                .Split('\n')
                .Where(line => line.Split(';') is [_, _, "" or "territoire", ..])
        );

    private static string FieldOf(string text, string key) =>
        text.Split('\n').Single(line => line.Contains(key, StringComparison.Ordinal)).Split(';')[6];

    private Task<HttpResponseMessage> GetAsync(string path, string? key)
    {
        HttpRequestMessage request = new(HttpMethod.Get, $"{app.Addresses.Api}/{path}");
        request.Headers.Authorization = key is null ? null : new("Bearer", key);
        return app.Client.SendAsync(request);
    }
}
