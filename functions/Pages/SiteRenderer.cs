using Observatoire.Disclosure;
using Observatoire.Pages.Components;
using Observatoire.Pages.Outcomes;
using Observatoire.Pages.Releases;
using Observatoire.Statistics.Nomenclature;

namespace Observatoire.Pages;

/// <summary>Makes every file of the public site out of protected figures. The same input gives the same bytes.</summary>
/// <param name="assets">What the dashboards build left.</param>
/// <param name="deposit">What the deposit page is told of the service.</param>
public sealed class SiteRenderer(SiteAssets assets, DepositSite deposit)
{
    /// <summary>
    /// All the files: what others refer to first, <c>latest.json</c> last.
    /// </summary>
    /// <exception cref="InvalidDataException">When there is nothing to publish, or a board shows what does not exist.</exception>
    public async Task<IReadOnlyList<PublishedFile>> RenderAsync(
        ProtectedTable table,
        EditionSeries editions,
        DeclaredOrganisations organisations,
        ReleaseStamp release,
        CancellationToken cancellationToken = default
    )
    {
        SiteFigures figures = new(table, editions);
        IReadOnlyList<IndicatorFiles> files =
        [
            .. figures.Indicators.Select(indicator => IndicatorFiles.Of(figures, indicator, release)),
        ];
        Comparisons comparisons = new(figures, organisations, assets.Comparisons);
        await using PageWriter writer = new();
        IReadOnlyList<PublishedFile> pages = await RenderPagesAsync(
            writer,
            [
                .. Subjects(figures.Edition, comparisons)
                    .Select(subject => new PageContext(subject, figures, assets, files, release, comparisons)),
            ],
            cancellationToken
        );
        return
        [
            .. assets.Files,
            .. files.Select(file => file.Series),
            .. files.Select(file => file.CsvOfRelease),
            .. files.Select(file => file.Csv),
            .. await RenderDepositAsync(writer, editions.Latest, isAlone: false),
            .. pages,
            LatestJson.Write(figures, release, files, [.. pages.Select(page => AddressOf(page.Path))]),
        ];
    }

    /// <summary>The deposit page alone, with what it needs: it must be there before the first figure is.</summary>
    public async Task<IReadOnlyList<PublishedFile>> RenderDepositAsync(NomenclatureEdition edition)
    {
        await using PageWriter writer = new();
        return [.. assets.Files, .. await RenderDepositAsync(writer, edition, isAlone: true)];
    }

    /// <summary>The feeds of releases, one a language: made when a release is published, for they tell of all of them.</summary>
    /// <param name="entries">Every release that was ever published; at least one.</param>
    /// <param name="site">Origin of the site; null where only its pages know it.</param>
    public IReadOnlyList<PublishedFile> RenderFeeds(IReadOnlyList<FeedEntry> entries, Uri? site) =>
        [.. Language.All.Select(language => ReleaseFeed.Write(assets.Texts[language.Code], entries, site))];

    private async Task<IReadOnlyList<PublishedFile>> RenderDepositAsync(
        PageWriter writer,
        NomenclatureEdition edition,
        bool isAlone
    )
    {
        List<PublishedFile> pages = [];
        foreach (Language language in Language.All)
        {
            DepositContext page = new(language, assets, edition, deposit, isAlone);
            pages.Add(await writer.WriteAsync<DepositPage>(page.File, page));
        }

        return pages;
    }

    /// <summary>Pages: those others link to before them, the overviews last.</summary>
    private IEnumerable<PageSubject> Subjects(NomenclatureEdition edition, Comparisons comparisons) =>
        from board in assets.Boards.OrderByDescending(board => board.Scope)
        from language in Language.All
        from item in ItemsOf(board.Scope, edition, comparisons)
        select new PageSubject(board, language, item.Departement, item.Item);

    private static IEnumerable<(Departement? Departement, string? Item)> ItemsOf(
        BoardScope scope,
        NomenclatureEdition edition,
        Comparisons comparisons
    ) =>
        scope switch
        {
            BoardScope.Nation => [(null, null)],
            BoardScope.Departement => edition.Departements.Select(each => ((Departement?)each, (string?)null)),
            BoardScope.Typology =>
            [
                .. comparisons.Axes.Keys.Select(axis => ((Departement?)null, (string?)axis)),
                (null, null),
            ],
            BoardScope.Reorganisations =>
            [
                .. comparisons.Reorganisations.Select(study => ((Departement?)null, (string?)study.Key)),
                (null, null),
            ],
            BoardScope.Load => edition
                .Departements.Where(each => comparisons.Loads.ContainsKey(each.Code))
                .Select(each => ((Departement?)each, (string?)null)),
            BoardScope.Standing => edition
                .Departements.Where(each => comparisons.Standings.ContainsKey(each.Code))
                .Select(each => ((Departement?)each, (string?)null)),
        };

    // A page is shown at its folder; the file that shows it there is the site's affair.
    private static string AddressOf(string path) => "/" + path[..(path.LastIndexOf('/') + 1)];

    private static Task<PublishedFile> WriteAsync(PageWriter writer, PageContext page) =>
        page.Subject.Board.Scope switch
        {
            BoardScope.Nation or BoardScope.Departement => writer.WriteAsync<SitePage>(page.Subject.File, page),
            BoardScope.Typology => writer.WriteAsync<OrganisationsPage>(page.Subject.File, page),
            BoardScope.Reorganisations => writer.WriteAsync<ReorganisationsPage>(page.Subject.File, page),
            BoardScope.Load => writer.WriteAsync<LoadPage>(page.Subject.File, page),
            BoardScope.Standing => writer.WriteAsync<StandingPage>(page.Subject.File, page),
        };

    private static async Task<IReadOnlyList<PublishedFile>> RenderPagesAsync(
        PageWriter writer,
        IReadOnlyList<PageContext> pages,
        CancellationToken cancellationToken
    )
    {
        PublishedFile[] rendered = new PublishedFile[pages.Count];
        await Parallel.ForAsync(
            0,
            pages.Count,
            cancellationToken,
            async (index, _) => rendered[index] = await WriteAsync(writer, pages[index])
        );
        return rendered;
    }
}
