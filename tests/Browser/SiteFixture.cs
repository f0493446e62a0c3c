using Observatoire.Local;
using Observatoire.Local.Demonstration;
using Observatoire.Support;
using Spectre.Console;

namespace Observatoire.Browser;

/// <summary>The whole service with its demonstration, and a browser, once for all the tests.</summary>
public class SiteFixture : IAsyncLifetime
{
    private readonly string folder;
    private LocalRunner? runner;
    private Browsing? browsing;

    public SiteFixture() =>
        folder = Path.Combine(Path.GetTempPath(), $"observatoire-browser-{GetType().Name}-{Environment.ProcessId}");

    public Uri Site { get; private set; } = null!;

    /// <summary>A key of each département.</summary>
    public IReadOnlyDictionary<string, string> Keys => runner!.Addresses.DepartementKeys;

    public async Task InitializeAsync()
    {
        string executable = await Chromium.EnsureAsync();
        LocalRunnerOptions common = new()
        {
            RepositoryRoot = Repository.Root,
            Folder = Directory.CreateDirectory(folder).FullName,
            ApiPort = 0,
            SitePort = 0,
        };
        runner = await LocalRunner.StartAsync(await LoadingAsync(common));
        await PreparedAsync(runner.Addresses);
        Site = new Uri(runner.Addresses.Site);
        browsing = await Browsing.StartAsync(Site, executable);
    }

    /// <summary>A page of the site in a context of its own, with what the browser did on the way.</summary>
    public Task<Visit> VisitAsync(string path, VisitOptions? options = null) => browsing!.VisitAsync(path, options);

    /// <summary>What is done once the service runs, before anyone visits it.</summary>
    protected virtual Task PreparedAsync(LocalAddresses addresses) => Task.CompletedTask;

    /// <summary>What the store begins with: some of the real months.</summary>
    protected virtual async Task<LocalRunnerOptions> LoadingAsync(LocalRunnerOptions common) =>
        common with
        {
            Demonstration = DemonstrationSource.From(await RealMonths.WriteAsync(common.Folder)),
        };

    public async Task DisposeAsync()
    {
        if (browsing is not null)
        {
            await browsing.DisposeAsync();
        }

        if (runner is not null)
        {
            await runner.DisposeAsync();
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>The service on its first day: nothing received, nothing published.</summary>
public sealed class FreshSiteFixture : SiteFixture
{
    protected override Task<LocalRunnerOptions> LoadingAsync(LocalRunnerOptions common) =>
        Task.FromResult(common with { Demonstration = DemonstrationSource.None });

    /// <summary>The tick of the timer that publishes, which comes sooner or later.</summary>
    protected override async Task PreparedAsync(LocalAddresses addresses)
    {
        using HttpClient client = new();
        client.DefaultRequestHeaders.Authorization = new("Bearer", addresses.DgasToken);
        using HttpResponseMessage answer = await client.PostAsync(
            new Uri($"{addresses.Api}/jobs/PublishApprovedReleases"),
            null
        );
        answer.EnsureSuccessStatusCode();
    }
}

/// <summary>The service with the simulated nation: another edition, other indicators, declared organisations.</summary>
public sealed class SimulatedSiteFixture : SiteFixture
{
    private readonly StringWriter said = new();

    /// <summary>What the runner said.</summary>
    public string Said => said.ToString();

    protected override Task<LocalRunnerOptions> LoadingAsync(LocalRunnerOptions common)
    {
        IAnsiConsole terminal = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(said),
            }
        );
        terminal.Profile.Width = int.MaxValue / 2;
        return Task.FromResult(common with { Demonstration = DemonstrationSource.Simulated, Terminal = terminal });
    }
}

[CollectionDefinition(Name)]
public sealed class SiteTests : ICollectionFixture<SiteFixture>
{
    public const string Name = "site";
}

[CollectionDefinition(Name)]
public sealed class SimulatedSiteTests : ICollectionFixture<SimulatedSiteFixture>
{
    public const string Name = "simulated site";
}
