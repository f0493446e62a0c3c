using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Observatoire.Disclosure;
using Observatoire.Pages.Components;
using Observatoire.Statistics.Nomenclature;

namespace Observatoire.Pages;

/// <summary>Makes every file of the public site out of protected figures. The same input gives the same bytes.</summary>
/// <param name="assets">What the dashboards build left.</param>
public sealed class SiteRenderer(SiteAssets assets)
{
    private static readonly IReadOnlyList<Departement?> Nation = [null];
    private const string HtmlType = "text/html; charset=utf-8";

    /// <summary>
    /// All the files in the order they must be uploaded: what others refer to first, <c>latest.json</c> last, so that a
    /// reader never meets an address that is not there yet.
    /// </summary>
    /// <exception cref="InvalidDataException">When there is nothing to publish, or a board shows what does not exist.</exception>
    public async Task<IReadOnlyList<PublishedFile>> RenderAsync(
        ProtectedTable table,
        EditionSeries editions,
        ReleaseStamp release,
        CancellationToken cancellationToken = default
    )
    {
        SiteFigures figures = new(table, editions);
        IReadOnlyList<IndicatorFiles> files =
        [
            .. figures.Indicators.Select(indicator => IndicatorFiles.Of(figures, indicator, release)),
        ];
        IReadOnlyList<PublishedFile> pages = await RenderPagesAsync(
            [.. Subjects(figures.Edition).Select(subject => new PageContext(subject, figures, assets, files, release))],
            cancellationToken
        );
        return
        [
            .. assets.Files,
            .. files.Select(file => file.Series),
            .. files.Select(file => file.CsvOfRelease),
            .. files.Select(file => file.Csv),
            .. pages,
            LatestJson.Write(figures, release, files, [.. pages.Select(page => page.Path)]),
        ];
    }

    /// <summary>Pages in the order of upload: those of départements before the overviews that link to them.</summary>
    private IEnumerable<PageSubject> Subjects(NomenclatureEdition edition) =>
        from board in assets.Boards.OrderByDescending(board => board.Scope)
        from language in Language.All
        from departement in board.Scope == BoardScope.Departement ? edition.Departements : Nation
        select new PageSubject(board, language, departement);

    private static async Task<IReadOnlyList<PublishedFile>> RenderPagesAsync(
        IReadOnlyList<PageContext> pages,
        CancellationToken cancellationToken
    )
    {
        PublishedFile[] rendered = new PublishedFile[pages.Count];
        await using ServiceProvider services = new ServiceCollection()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .BuildServiceProvider();
        await Parallel.ForAsync(
            0,
            pages.Count,
            cancellationToken,
            async (index, _) => rendered[index] = await RenderPageAsync(services, pages[index])
        );
        return rendered;
    }

    // The framework's encoder always escapes these three; as characters they are as safe, shorter, and can be searched for.
    private static string Plain(string html) =>
        html.Replace("&#xA0;", "\u00A0", StringComparison.Ordinal)
            .Replace("&#x202F;", "\u202F", StringComparison.Ordinal)
            .Replace("&#x2B;", "+", StringComparison.Ordinal);

    private static async Task<PublishedFile> RenderPageAsync(IServiceProvider services, PageContext page)
    {
        await using HtmlRenderer renderer = new(services, NullLoggerFactory.Instance);
        string html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            HtmlRootComponent root = await renderer.RenderComponentAsync<SitePage>(
                ParameterView.FromDictionary(
                    new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(SitePage.Page)] = page }
                )
            );
            return root.ToHtmlString();
        });
        return new PublishedFile(
            page.Subject.File,
            HtmlType,
            Encoding.UTF8.GetBytes(Plain(html)),
            ContentEncoding: null,
            Immutable: false
        );
    }
}
