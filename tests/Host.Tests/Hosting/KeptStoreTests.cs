using System.IO.Compression;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Observatoire.Host.Callers;
using Observatoire.Host.Tests.Releases;
using Observatoire.Local;
using Observatoire.Local.FunctionsHost;
using Observatoire.Local.FunctionsHost.Timers;
using Observatoire.Storage;

namespace Observatoire.Host.Tests.Hosting;

/// <summary>A store that an earlier landing has written is taken over as it is: stores/README.md says how it was kept.</summary>
public sealed class KeptStoreTests : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("observatoire-kept-");
    private readonly HttpClient client = new();
    private Azurite store = null!;
    private IdentityProvider identity = null!;
    private LocalFunctionsHost host = null!;

    public async Task InitializeAsync()
    {
        await ZipFile.ExtractToDirectoryAsync(
            Path.Combine(AppContext.BaseDirectory, "stores", "2026-11-30.zip"),
            folder.FullName
        );
        LocalRunnerOptions options = new();
        store = await Azurite.StartAsync(options.RepositoryRoot, folder.FullName);
        identity = await IdentityProvider.StartAsync(options.RepositoryRoot, [GuardedApp.Dgas]);
        host = await LocalFunctionsHost.StartAsync(
            new FunctionsHostOptions(
                options.AppFolder,
                new Dictionary<string, string>(GuardedApp.Schedules)
                {
                    ["AzureWebJobsStorage"] = store.ConnectionString,
                    ["ObservatoireStorage"] = store.ConnectionString,
                    ["OIDC_AUTHORITY"] = identity.Issuer.OriginalString,
                    ["OIDC_AUDIENCE"] = IdentityProvider.Audience,
                    ["OIDC_ROLE"] = IdentityProvider.Role,
                    // As on that day; the others never come.
                    ["CLOSE_MONTH_CRON"] = "0 30 3 * * *",
                }
            )
            {
                Clock = new SetClock { Now = new DateTimeOffset(2026, 12, 2, 0, 0, 0, TimeSpan.Zero) },
                Launch = launch => EmbeddedWorker.Start(launch, _ => { }),
            },
            NullLoggerFactory.Instance
        );
        Assert.NotNull(await host.Worker.ReadyAsync(CancellationToken.None));
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await identity.DisposeAsync();
        await store.DisposeAsync();
        folder.Delete(recursive: true);
    }

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Returns_acts_organisations_and_releases_are_read_and_go_on()
    {
        StorageAccount account = StorageAccount.Connect(store.ConnectionString);
        string dgas = await identity.TokenAsync(GuardedApp.Dgas);

        JsonElement corrected = await GetAsync("returns/2A/2017-03", dgas);
        Assert.Equal(2, corrected.GetProperty("revisions").GetArrayLength());
        JsonElement corrections = await GetAsync("returns/2A/2017-03/revisions/2/corrections", dgas);
        Assert.NotEqual(0, corrections.GetProperty("lines").GetArrayLength());
        Assert.Equal(1, (await GetAsync("organisations/01", dgas)).GetProperty("version").GetInt32());
        JsonElement board = await GetAsync("collection/2018-05", dgas);
        Assert.Equal(1, board.GetProperty("totals").GetProperty("nothing").GetInt32());
        JsonElement release = Assert.Single(
            (await GetAsync("releases", dgas)).GetProperty("releases").EnumerateArray()
        );
        Assert.Equal("published", release.GetProperty("state").GetString());
        JsonElement others = (await GetAsync("returns/2A/2017-03/restitution", dgas)).GetProperty("others");
        Assert.Equal(release.GetProperty("id").GetString(), others.GetProperty("release").GetString());
        Assert.Equal("2017-03", others.GetProperty("month").GetString());

        // The site itself was not kept: it is published again from what the release keeps.
        JsonElement published = await RunAsync("PublishApprovedReleases", dgas);
        Assert.Equal("completed", published.GetProperty("outcome").GetString());
        Assert.Equal(release.GetProperty("id").GetString(), await new SiteStore(account).CurrentAsync());
        Assert.Equal(3, (await RunAsync("RefreshIndicators", dgas)).GetProperty("months").GetInt32());
    }

    [Fact]
    public async Task The_state_of_the_timers_is_found_under_their_names_and_what_was_missed_is_made_up_for_once()
    {
        for (int waited = 0; host.Timers.LastRun("CloseMonth") is null; waited++)
        {
            Assert.True(waited < 600, "The timer has not run.");
            await Task.Delay(100);
        }

        LastRun run = host.Timers.LastRun("CloseMonth")!;
        Assert.True(run.WasPastDue);
        Assert.Null(run.Error);
    }

    private Task<JsonElement> GetAsync(string path, string token) => SendAsync(HttpMethod.Get, path, token);

    private async Task<JsonElement> RunAsync(string job, string token) =>
        (await SendAsync(HttpMethod.Post, "jobs/" + job, token)).GetProperty("summary");

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string token)
    {
        using HttpRequestMessage request = new(method, new Uri(host.Address, "/api/" + path));
        request.Headers.Authorization = new(BearerToken.Scheme, token);
        using HttpResponseMessage response = await client.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return Answer.BodyOf(response, text);
    }
}
