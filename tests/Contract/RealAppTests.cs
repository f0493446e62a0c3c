using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Observatoire.Local;
using Observatoire.Local.FunctionsHost;
using Spectre.Console;

namespace Observatoire.Contract;

/// <summary>The app as staged, under the runner, with two months of its own demonstration.</summary>
public sealed class RealApp : IAsyncLifetime
{
    private readonly Scratch scratch = new();

    public LocalRunner Runner { get; private set; } = null!;

    public HttpClient Client { get; } = new();

    public async Task InitializeAsync()
    {
        string demonstration = new LocalRunnerOptions().Demonstration!;
        string source = File.Exists(demonstration)
            ? demonstration
            : Path.Combine(Places.RepositoryRoot, "infra", "local", "demonstration", "returns-2017-2018.csv");
        string[] lines = File.ReadAllLines(source);
        string[] kept =
        [
            lines[0],
            .. lines.Where(line =>
                line.StartsWith("2017-01;0", StringComparison.Ordinal)
                || line.StartsWith("2017-02;0", StringComparison.Ordinal)
            ),
        ];
        await File.WriteAllLinesAsync(scratch["returns.csv"], kept);
        Runner = await LocalRunner.StartAsync(
            new LocalRunnerOptions
            {
                RepositoryRoot = Places.RepositoryRoot,
                Folder = scratch["store"],
                AppFolder = Places.RealApp,
                Demonstration = scratch["returns.csv"],
                ApiPort = 0,
                SitePort = 0,
                Settings = new Dictionary<string, string> { ["ASPNETCORE_URLS"] = "http://127.0.0.1:1" },
                Terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }),
            }
        );
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Runner.DisposeAsync();
        scratch.Dispose();
    }

    public HttpRequestMessage Deposit(string departement, string month, HttpContent content)
    {
        HttpRequestMessage request = new(
            HttpMethod.Put,
            new Uri($"{Runner.Addresses.Api}/returns/{departement}/{month}")
        )
        {
            Content = content,
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            Runner.Addresses.DepartementKeys[departement]
        );
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv", "utf-8");
        return request;
    }
}

public sealed class RealAppTests(RealApp app) : IClassFixture<RealApp>
{
    private const string Header =
        "mois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire\n";

    [Fact]
    public async Task The_app_is_well_and_its_site_is_published()
    {
        using HttpResponseMessage health = await app.Client.GetAsync(new Uri(app.Runner.Addresses.Api + "/health"));
        using HttpResponseMessage site = await app.Client.GetAsync(new Uri(app.Runner.Addresses.Site));

        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal(HttpStatusCode.OK, site.StatusCode);
        Assert.Equal(101, app.Runner.Addresses.DepartementKeys.Count);
    }

    [Fact]
    public void Each_route_leads_to_its_own_function_in_the_order_of_names()
    {
        Dictionary<string, string> settings = new()
        {
            ["REFRESH_INDICATORS_CRON"] = "0 0 * * * *",
            ["PREPARE_RELEASES_CRON"] = "0 0 * * * *",
            ["PUBLISH_APPROVED_RELEASES_CRON"] = "0 0 * * * *",
            ["CLOSE_MONTH_CRON"] = "0 0 * * * *",
        };
        FunctionCatalog catalog = FunctionCatalog.Read(Places.RealApp, settings);
        RouteTable routes = new(catalog.Http, "api");

        foreach (HttpFunction function in catalog.Http)
        {
            string path =
                "/api/"
                + function
                    .Route.Replace("{departement}", "01")
                    .Replace("{month}", "2018-12")
                    .Replace("{timer}", "RefreshIndicators")
                    .Replace("{id}", "0123456789ab")
                    .Replace("{format}", "csv")
                    .Replace("{revision}", "1")
                    .Replace("{code}", "INS_FOY");
            Assert.DoesNotContain("{", path);
            Assert.NotEmpty(function.Methods);
            Assert.Equal(AuthorizationLevel.Anonymous, function.Level);
            Assert.All(function.Methods, method => Assert.Equal(function.Name, routes.Match(method, path)!.Name));
        }
    }

    [Theory]
    [InlineData("RefreshIndicators")]
    [InlineData("PrepareReleases")]
    [InlineData("PublishApprovedReleases")]
    public async Task A_timer_run_through_the_envelope_succeeds(string timer)
    {
        using HttpResponseMessage accepted = await app.Client.PostAsync(
            new Uri($"{app.Runner.Addresses.Admin}/functions/{timer}"),
            new StringContent("""{"input":""}""")
        );

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        await Eventually.HoldsAsync(() => app.Runner.Host.Timers.LastRun(timer) is not null);
        Assert.Null(app.Runner.Host.Timers.LastRun(timer)!.Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deposit_delivered_twice_is_one_receipt(bool chunked)
    {
        string month = chunked ? "2018-03" : "2018-04";
        string[] answers = new string[2];
        HttpStatusCode[] statuses = new HttpStatusCode[2];
        for (int delivery = 0; delivery < 2; delivery++)
        {
            using HttpRequestMessage request = app.Deposit(
                "01",
                month,
                new StringContent($"{Header}{month};01;;INS_FOY;;;7690;;\n")
            );
            request.Headers.TransferEncodingChunked = chunked;
            using HttpResponseMessage response = await app.Client.SendAsync(request);
            statuses[delivery] = response.StatusCode;
            answers[delivery] = await response.Content.ReadAsStringAsync();
        }

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.OK], statuses);
        Assert.Equal(
            JsonNode.Parse(answers[0])!["receipt"]!["receiptId"]!.ToString(),
            JsonNode.Parse(answers[1])!["receipt"]!["receiptId"]!.ToString()
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deposit_of_200_MB_is_refused_with_413(bool chunked)
    {
        using HttpRequestMessage request = app.Deposit("01", "2018-05", new ByteArrayContent(new byte[200_000_000]));
        request.Headers.TransferEncodingChunked = chunked;

        using HttpResponseMessage response = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task No_key_is_in_the_log()
    {
        string log = await File.ReadAllTextAsync(app.Runner.LogPath);

        Assert.DoesNotContain(app.Runner.Addresses.DgasToken, log);
        Assert.All(app.Runner.Addresses.DepartementKeys.Values, key => Assert.DoesNotContain(key, log));
        Assert.DoesNotContain("Bearer obs", log);
    }

    [Fact]
    public async Task The_app_becomes_ready_while_the_store_is_down_and_says_so_in_its_health()
    {
        Dictionary<string, string> settings = new()
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
            ["HOME"] = Environment.GetEnvironmentVariable("HOME") ?? "/",
            ["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "",
            ["REFRESH_INDICATORS_CRON"] = "0 0 3 1 1 *",
            ["PREPARE_RELEASES_CRON"] = "0 0 3 1 1 *",
            ["PUBLISH_APPROVED_RELEASES_CRON"] = "0 0 3 1 1 *",
            ["CLOSE_MONTH_CRON"] = "0 0 3 1 1 *",
        };
        settings["AzureWebJobsStorage"] = string.Join(
            ';',
            app.Runner.StorageConnection.Split(';')
                .Select(part =>
                    part.Contains("Endpoint=http")
                        ? part[..part.IndexOf("//", StringComparison.Ordinal)] + "//127.0.0.1:1/devstoreaccount1"
                        : part
                )
        );
        await using LocalFunctionsHost cut = await LocalFunctionsHost.StartAsync(
            new FunctionsHostOptions(Places.RealApp, settings),
            NullLoggerFactory.Instance
        );

        Uri? ready = await cut.Handler.ReadyAsync(default);
        using HttpResponseMessage root = await app.Client.GetAsync(ready);
        using HttpResponseMessage health = await app.Client.GetAsync(new Uri(cut.Address, "/api/health"));

        using HttpRequestMessage deposit = app.Deposit("01", "2018-06", new StringContent(Header));
        deposit.RequestUri = new Uri(cut.Address, "/api/returns/01/2018-06");
        using HttpResponseMessage refused = await app.Client.SendAsync(deposit);

        Assert.NotNull(ready);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Contains("rien n'a été enregistré", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_package_for_Azure_keeps_the_execute_bit_of_the_handler_and_holds_host_json_at_its_root()
    {
        using Scratch scratch = new();
        ProcessStartInfo start = new(
            "dotnet",
            [
                "msbuild",
                Path.Combine(Places.RepositoryRoot, "functions", "Host", "Host.csproj"),
                "-t:ZipApp",
                "-p:AppZip=" + scratch["app.zip"],
                "-nologo",
                "-v:q",
            ]
        );
        using Process zip = Process.Start(start)!;
        await zip.WaitForExitAsync();
        Assert.Equal(0, zip.ExitCode);

        using ZipArchive package = await ZipFile.OpenReadAsync(scratch["app.zip"]);
        ZipArchiveEntry handler = package.GetEntry("Observatoire.Host")!;
        int mode = handler.ExternalAttributes >> 16;

        Assert.NotEqual(0, mode & 0b001_001_001);
        Assert.NotNull(package.GetEntry("host.json"));
        Assert.NotNull(package.GetEntry("Health/function.json"));
        Assert.Null(package.GetEntry("local.settings.json"));
    }
}
