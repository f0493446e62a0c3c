using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Observatoire.Local;
using Observatoire.Local.Demonstration;
using Observatoire.Local.FunctionsHost;
using Observatoire.Local.FunctionsHost.Http;
using Spectre.Console;

namespace Observatoire.Contract;

/// <summary>The app as built, under the runner, with two months of its own demonstration.</summary>
public sealed class RealApp : IAsyncLifetime
{
    private readonly Scratch scratch = new();

    public LocalRunner Runner { get; private set; } = null!;

    public HttpClient Client { get; } = new();

    public async Task InitializeAsync()
    {
        string demonstration = DemonstrationSource.Real.File!;
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
                Demonstration = DemonstrationSource.From(scratch["returns.csv"]),
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
    public async Task Each_route_leads_to_its_own_function_in_the_order_of_names()
    {
        await app.Runner.Host.Worker.ReadyAsync(default);
        JsonNode status = JsonNode.Parse(
            await app.Client.GetStringAsync(new Uri(app.Runner.Addresses.Admin + "/host/status"))
        )!;
        HttpFunction[] functions =
        [
            .. status["functions"]!
                .AsArray()
                .Select(each => new HttpFunction(
                    "",
                    each!["name"]!.ToString(),
                    false,
                    "",
                    each["route"]!.ToString(),
                    [.. each["methods"]!.AsArray().Select(method => method!.ToString())],
                    AuthorizationLevel.Anonymous
                )),
        ];
        RouteTable routes = new(functions, "api");

        Assert.NotEmpty(functions);
        foreach (HttpFunction function in functions.Where(function => !function.Methods.Contains("OPTIONS")))
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
            Assert.All(
                function.Methods,
                method => Assert.Equal(function.Name, routes.Match(method, path)!.Function.Name)
            );
        }
    }

    [Theory]
    [InlineData("RefreshIndicators")]
    [InlineData("PrepareReleases")]
    [InlineData("PublishApprovedReleases")]
    public async Task A_timer_run_on_demand_succeeds(string timer)
    {
        using HttpResponseMessage accepted = await app.Client.PostAsync(
            new Uri($"{app.Runner.Addresses.Admin}/functions/{timer}"),
            JsonContent.Create(new { input = "" })
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
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
            ["HOME"] = Environment.GetEnvironmentVariable("HOME") ?? "/",
            ["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "",
        };
        foreach (
            string schedule in AppSettings
                .OfFolder(Places.RealApp)
                .Keys.Where(name => name.EndsWith("_CRON", StringComparison.Ordinal))
        )
        {
            settings[schedule] = "0 0 3 1 1 *";
        }

        settings["ObservatoireStorage"] = string.Join(
            ';',
            app.Runner.StorageConnection.Split(';')
                .Select(part =>
                    part.Contains("Endpoint=http")
                        ? part[..part.IndexOf("//", StringComparison.Ordinal)] + "//127.0.0.1:1/devstoreaccount1"
                        : part
                )
        );
        settings["AzureWebJobsStorage"] = app.Runner.StorageConnection;
        await using LocalFunctionsHost cut = await LocalFunctionsHost.StartAsync(
            new FunctionsHostOptions(Places.RealApp, settings) { HostId = "cut" },
            NullLoggerFactory.Instance
        );

        Uri? ready = await cut.Worker.ReadyAsync(default);
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
}
