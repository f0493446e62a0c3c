using Microsoft.Playwright;
using Observatoire.Local;

namespace Observatoire.Browser;

/// <summary>The whole service with its demonstration, and a browser, once for all the tests.</summary>
public class SiteFixture : IAsyncLifetime
{
    private readonly string folder;
    private LocalRunner? runner;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public SiteFixture() =>
        folder = Path.Combine(Path.GetTempPath(), $"observatoire-browser-{GetType().Name}-{Environment.ProcessId}");

    public Uri Site { get; private set; } = null!;

    /// <summary>A key of each département.</summary>
    public IReadOnlyDictionary<string, string> Keys => runner!.Addresses.DepartementKeys;

    public async Task InitializeAsync()
    {
        string executable = await Chromium.EnsureAsync();
        runner = await LocalRunner.StartAsync(
            new LocalRunnerOptions
            {
                RepositoryRoot = Repository.Root,
                Folder = folder,
                Demonstration = await LoadedAsync(Directory.CreateDirectory(folder).FullName),
                ApiPort = 0,
                SitePort = 0,
            }
        );
        await PreparedAsync(runner.Addresses);
        Site = new Uri(runner.Addresses.Site);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = Chromium.Arguments }
        );
    }

    /// <summary>A page of the site in a context of its own, with what the browser did on the way.</summary>
    public async Task<Visit> VisitAsync(string path, VisitOptions? options = null)
    {
        VisitOptions wanted = options ?? new VisitOptions();
        IBrowserContext context = await browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = Site.AbsoluteUri,
                ColorScheme = wanted.Dark ? ColorScheme.Dark : ColorScheme.Light,
                ViewportSize = new ViewportSize { Width = wanted.Width, Height = 900 },
                JavaScriptEnabled = wanted.Script,
                Locale = "fr-FR",
            }
        );
        context.SetDefaultTimeout(30_000);
        if (wanted.Refused is string refused)
        {
            await context.RouteAsync(refused, route => route.AbortAsync());
        }

        return await Visit.OpenAsync(context, Site, path, wanted is { Script: true, Refused: null });
    }

    /// <summary>What is done once the service runs, before anyone visits it.</summary>
    protected virtual Task PreparedAsync(LocalAddresses addresses) => Task.CompletedTask;

    /// <summary>The returns the store begins with; null for none.</summary>
    protected virtual async Task<string?> LoadedAsync(string into) => await Demonstration.WriteAsync(into);

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
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
    protected override Task<string?> LoadedAsync(string into) => Task.FromResult<string?>(null);

    /// <summary>The tick of the timer that publishes, which comes sooner or later.</summary>
    protected override async Task PreparedAsync(LocalAddresses addresses)
    {
        using HttpClient client = new();
        client.DefaultRequestHeaders.Authorization = new("Bearer", addresses.DgasToken);
        using HttpResponseMessage answer = await client.PostAsync(
            new Uri($"{addresses.Api}/jobs/PublishRelease"),
            null
        );
        answer.EnsureSuccessStatusCode();
    }
}

/// <summary>How a reader comes.</summary>
public sealed record VisitOptions
{
    public bool Dark { get; init; }

    public int Width { get; init; } = 1280;

    public bool Script { get; init; } = true;

    /// <summary>Pattern of addresses that never answer.</summary>
    public string? Refused { get; init; }
}

[CollectionDefinition(Name)]
public sealed class SiteTests : ICollectionFixture<SiteFixture>
{
    public const string Name = "site";
}
