using Microsoft.Playwright;

namespace Observatoire.Browser;

/// <summary>A browser that visits one site, each visit in a context of its own.</summary>
public sealed class Browsing : IAsyncDisposable
{
    private readonly Uri site;
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browsing(Uri site, IPlaywright playwright, IBrowser browser)
    {
        this.site = site;
        this.playwright = playwright;
        this.browser = browser;
    }

    /// <param name="site">Its root.</param>
    /// <param name="executable">Where the browser is.</param>
    public static async Task<Browsing> StartAsync(Uri site, string executable)
    {
        IPlaywright driver = await Playwright.CreateAsync();
        IBrowser launched = await driver.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = Chromium.Arguments }
        );
        return new Browsing(site, driver, launched);
    }

    /// <summary>A page of the site, with what the browser did on the way.</summary>
    public async Task<Visit> VisitAsync(string path, VisitOptions? options = null)
    {
        VisitOptions wanted = options ?? new VisitOptions();
        IBrowserContext context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = site.AbsoluteUri,
                ColorScheme = wanted.Dark ? ColorScheme.Dark : ColorScheme.Light,
                ViewportSize = new ViewportSize { Width = wanted.Width, Height = 900 },
                JavaScriptEnabled = wanted.Script,
                Locale = "fr-FR",
            }
        );
        context.SetDefaultTimeout(30_000);
        if (wanted.Refused is string refused)
        {
            await context.RouteAsync(
                refused,
                route =>
                    wanted.RefusedWith is int status
                        ? route.FulfillAsync(new RouteFulfillOptions { Status = status })
                        : route.AbortAsync()
            );
        }

        return await Visit.OpenAsync(context, site, path, wanted is { Script: true, Refused: null });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}

/// <summary>How a reader comes.</summary>
public sealed record VisitOptions
{
    public bool Dark { get; init; }

    public int Width { get; init; } = 1280;

    public bool Script { get; init; } = true;

    /// <summary>Pattern of addresses that are refused.</summary>
    public string? Refused { get; init; }

    /// <summary>The status they are refused with; null where they never answer.</summary>
    public int? RefusedWith { get; init; }
}
