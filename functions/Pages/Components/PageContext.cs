using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Pages.Assets;
using Observatoire.Pages.Files;
using Observatoire.Pages.Outcomes;
using Observatoire.Pages.Words;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Components;

/// <summary>All that one page is made from. Everything the components show comes through here.</summary>
public sealed class PageContext
{
    internal PageContext(
        PageSubject subject,
        SiteFigures figures,
        SiteAssets assets,
        SiteFiles files,
        ReleaseStamp release,
        Comparisons comparisons
    )
    {
        Comparisons = comparisons;
        Files = files;
        Release = release;
        Subject = subject;
        Figures = figures;
        Assets = assets;
        Text = subject.Board.Texts[subject.Language.Code];
        Words = new FigureWords(Text);
        Month = figures.LatestMonth(subject.Board.DefaultIndicator);
    }

    internal PageSubject Subject { get; }

    internal SiteFigures Figures { get; }

    internal Comparisons Comparisons { get; }

    internal SiteAssets Assets { get; }

    internal SiteFiles Files { get; }

    internal ReleaseStamp Release { get; }

    internal SiteText Text { get; }

    internal FigureWords Words { get; }

    /// <summary>The month of the page: the last one the board's indicator has a national figure for.</summary>
    internal ReferenceMonth Month { get; }

    internal Language Language => Subject.Language;

    internal Departement? Departement => Subject.Departement;

    /// <summary>Its département beside the others; null when it has none, or nothing compares départements.</summary>
    internal DepartementStanding? Standing =>
        Departement is null ? null : Comparisons.Standings.GetValueOrDefault(Departement.Code);

    internal Area Area => Departement is null ? Area.France : Area.Departement(Departement.Code);

    internal Region? Region => Departement is null ? null : Figures.Edition.FindRegion(Departement.RegionCode);

    internal string AreaName => Departement?.Name ?? Text["area.nation"];

    internal string Asset(string name) => Assets.Addresses[name];

    /// <summary>Root-absolute address of a page of this language: empty path for the overview.</summary>
    internal string Address(string path) => $"/{Language.Root}{path}";

    internal string AddressOf(Departement departement) => Address($"departements/{departement.Code}/");

    internal string CertificateAddress => CertificateIn(Language);

    internal static string CertificateIn(Language language) => $"/{language.Root}certificat/";

    internal string StandingAddressOf(string departement) => Address($"departements/{departement}/comparaison/");

    /// <summary>Name of a département with its code: « Ain (01) ».</summary>
    internal string NameOf(string departement) =>
        Text.Format(
            "departement.named",
            ("name", Figures.Edition.FindDepartement(departement)?.Name ?? departement),
            ("code", departement)
        );

    internal IndicatorDefinition IndicatorOf(BoardVisual visual) =>
        Figures.Definition(visual.Indicator ?? Subject.Board.DefaultIndicator);

    internal static Measure MeasureOf(BoardVisual visual) =>
        PublishedNames.MeasureOf(visual.Measure ?? PublishedNames.NameOf(Measure.Sum));

    /// <summary>What a figure is called: the indicator, per 1,000 inhabitants when it is a rate.</summary>
    internal string TitleOf(IndicatorDefinition indicator, Measure measure) =>
        Text.Format($"runtime.title.{PublishedNames.NameOf(measure)}", ("indicator", Text.Of(indicator.Label)));

    /// <summary>A text of the page's own heading, with the names of its subject.</summary>
    internal string Heading(string key) =>
        Text.Format(
            key,
            ("departement", Departement?.Name ?? string.Empty),
            ("code", Departement?.Code ?? string.Empty),
            ("region", Region?.Name ?? string.Empty)
        );
}

/// <summary>Which page: a board, a language, perhaps a département, perhaps one item of the board (an axis, an event).</summary>
internal sealed record PageSubject(Board Board, Language Language, Departement? Departement, string? Item = null)
{
    /// <summary>Address below the site's root, ending in a slash or empty.</summary>
    public string Path => Language.Root + Board.PathOf(Departement?.Code) + (Item is null ? string.Empty : Item + "/");

    public string File => Path + "index.html";
}
