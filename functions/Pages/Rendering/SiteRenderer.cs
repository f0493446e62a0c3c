using Observatoire.Disclosure;
using Observatoire.Disclosure.Releases;
using Observatoire.Editions;
using Observatoire.Pages.Assets;
using Observatoire.Pages.Components;
using Observatoire.Pages.Files;
using Observatoire.Pages.Outcomes;
using Observatoire.Pages.Releases;
using Observatoire.Pages.Words;

namespace Observatoire.Pages.Rendering;

/// <summary>Makes every file of the public site out of protected figures. The same input gives the same bytes.</summary>
/// <param name="assets">What the dashboards build left.</param>
/// <param name="deposit">What the deposit page is told of the service.</param>
public sealed class SiteRenderer(SiteAssets assets, DepositSite deposit)
{
    /// <summary>Codes of the indicators that pages tell for territories, in order.</summary>
    public IReadOnlyList<string> Territorial =>
        [
            .. new[]
            {
                assets.Comparisons.Load.Indicator,
                assets.Comparisons.Load.Complex,
                assets.Comparisons.Cost.FollowedAtEnd,
            }
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

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
        foreach (Board board in assets.Boards)
        {
            BoardProof.Prove(board, figures, editions);
        }

        Comparisons comparisons = new(figures, organisations, assets.Comparisons);
        SiteFiles files = SiteFiles.Write(
            figures,
            [IndicatorCsv.WriteTerritories(figures), StandingCsv.Write(comparisons), AxisCsv.Write(comparisons)]
        );
        await using PageWriter writer = new();
        PageContext[] contexts =
        [
            .. Subjects(figures.Edition, comparisons, release)
                .Select(subject => new PageContext(subject, figures, assets, files, release, comparisons)),
        ];
        PublishedFile latest = LatestJson.Write(
            figures,
            release,
            files,
            LabelOf,
            [.. contexts.Select(page => "/" + page.Subject.Path)]
        );
        IReadOnlyList<PublishedFile> others =
        [
            .. assets.Files,
            .. files.All,
            .. await RenderDepositAsync(writer, editions.Latest, isAlone: false, release.Certificate is not null),
            .. await RenderPagesAsync(
                writer,
                [.. contexts.Where(page => page.Subject.Board.Scope != BoardScope.Certificate)],
                cancellationToken
            ),
        ];
        return
        [
            .. others,
            .. await RenderCertificateAsync(
                writer,
                [.. contexts.Where(page => page.Subject.Board.Scope == BoardScope.Certificate)],
                release,
                files,
                [.. others, latest]
            ),
            latest,
        ];
    }

    /// <summary>The deposit page alone, with what it needs: it must be there before the first figure is.</summary>
    public async Task<IReadOnlyList<PublishedFile>> RenderDepositAsync(NomenclatureEdition edition)
    {
        await using PageWriter writer = new();
        return [.. assets.Files, .. await RenderDepositAsync(writer, edition, isAlone: true, isCertified: false)];
    }

    /// <summary>The feeds of releases, one a language: made when a release is published, for they tell of all of them.</summary>
    /// <param name="entries">Every release that was ever published; at least one.</param>
    /// <param name="site">Origin of the site; null where only its pages know it.</param>
    public IReadOnlyList<PublishedFile> RenderFeeds(IReadOnlyList<FeedEntry> entries, Uri? site) =>
        [.. Language.All.Select(language => ReleaseFeed.Write(assets.Texts[language.Code], entries, site))];

    private BilingualText LabelOf(string table)
    {
        string key = $"data.{table}";
        return new BilingualText(assets.Texts[Language.French.Code][key], assets.Texts[Language.English.Code][key]);
    }

    private async Task<IReadOnlyList<PublishedFile>> RenderDepositAsync(
        PageWriter writer,
        NomenclatureEdition edition,
        bool isAlone,
        bool isCertified
    )
    {
        List<PublishedFile> pages = [];
        foreach (Language language in Language.All)
        {
            DepositContext page = new(language, assets, edition, deposit, isAlone)
            {
                Certificate = isCertified ? PageContext.CertificateIn(language) : null,
            };
            pages.Add(await writer.WriteAsync<DepositPage>(page.File, page));
        }

        return pages;
    }

    /// <summary>What carries the hash of the release, and so is made when all the rest is; nothing where nothing was attacked.</summary>
    private static async Task<IReadOnlyList<PublishedFile>> RenderCertificateAsync(
        PageWriter writer,
        IReadOnlyList<PageContext> pages,
        ReleaseStamp release,
        SiteFiles open,
        IReadOnlyList<PublishedFile> others
    )
    {
        if (release.Certificate is not DisclosureCertificate certificate)
        {
            return [];
        }

        CertificateFiles files = CertificateFiles.Write(certificate, release, open.Open, others);
        List<PublishedFile> made = [files.List, files.CertificateOfRelease, files.Certificate];
        foreach (PageContext page in pages)
        {
            CertificateContext context = new(page, certificate, files);
            made.Add(await writer.WriteAsync<CertificatePage>(page.Subject.File, context));
        }

        return made;
    }

    /// <summary>Pages: those others link to before them, the overviews last.</summary>
    private IEnumerable<PageSubject> Subjects(
        NomenclatureEdition edition,
        Comparisons comparisons,
        ReleaseStamp release
    ) =>
        from board in assets.Boards.OrderByDescending(board => board.Scope)
        from language in Language.All
        where board.Scope != BoardScope.Certificate || release.Certificate is not null
        from item in ItemsOf(board.Scope, edition, comparisons)
        select new PageSubject(board, language, item.Departement, item.Item);

    private static IEnumerable<(Departement? Departement, string? Item)> ItemsOf(
        BoardScope scope,
        NomenclatureEdition edition,
        Comparisons comparisons
    ) =>
        scope switch
        {
            BoardScope.Nation or BoardScope.Certificate => [(null, null)],
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

    private static Task<PublishedFile> WriteAsync(PageWriter writer, PageContext page) =>
        page.Subject.Board.Scope switch
        {
            BoardScope.Nation or BoardScope.Departement => writer.WriteAsync<SitePage>(page.Subject.File, page),
            BoardScope.Typology => writer.WriteAsync<OrganisationsPage>(page.Subject.File, page),
            BoardScope.Reorganisations => writer.WriteAsync<ReorganisationsPage>(page.Subject.File, page),
            BoardScope.Load => writer.WriteAsync<LoadPage>(page.Subject.File, page),
            BoardScope.Standing => writer.WriteAsync<StandingPage>(page.Subject.File, page),
            BoardScope.Certificate => throw new ArgumentException("The certificate is made last.", nameof(page)),
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
