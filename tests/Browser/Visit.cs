using Microsoft.Playwright;

namespace Observatoire.Browser;

/// <summary>One page open in the browser, with its requests and what its console complained of.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private Visit(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Requests.Add(new Uri(request.Url));
    }

    public IPage Page { get; }

    public ICollection<Uri> Requests { get; } = [];

    public ICollection<string> Complaints { get; } = [];

    public ILocator Carte => Page.Locator("#carte");

    public ILocator Tendance => Page.Locator("#tendance");

    public ILocator Tableau => Page.Locator("#tableau");

    public ILocator Cartes => Page.Locator("#cartes");

    public ILocator Plot => Page.Locator(".plotly-target .main-svg").First;

    public static async Task<Visit> OpenAsync(IBrowserContext context, Uri site, string path, bool script)
    {
        Visit visit = new(context, await context.NewPageAsync());
        await visit.Page.GotoAsync(new Uri(site, path).AbsoluteUri);
        if (script)
        {
            await visit.Page.WaitForSelectorAsync("html[data-ready]");
        }

        return visit;
    }

    /// <summary>The contour of a département on the map of France, not its enlarged copy.</summary>
    public ILocator Area(string departement) => Carte.Locator($".areas [data-departement='{departement}']");

    public async Task WaitForPlotAsync()
    {
        await Tendance.ScrollIntoViewIfNeededAsync();
        await Plot.WaitForAsync();
    }

    /// <summary>Presses a key until an expression is true of the page, as someone who has only the keyboard.</summary>
    public async Task TabToAsync(string reached, string key = "Tab")
    {
        for (int presses = 0; presses < 60; presses++)
        {
            if (await Page.EvaluateAsync<bool>(reached))
            {
                return;
            }

            await Page.Keyboard.PressAsync(key);
        }

        Assert.Fail($"{key} never reached where {reached}.");
    }

    /// <summary>Text without the kinds of spaces typographers tell apart.</summary>
    public static async Task<string> TextAsync(ILocator locator) =>
        string.Join(
            ' ',
            (await locator.InnerTextAsync()).Split(
                [' ', '\n', '\t', '\u00A0', '\u202F'],
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
