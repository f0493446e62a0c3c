using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Observatoire.Disclosure;
using Observatoire.Disclosure.Releases;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Pages.Assets;
using Observatoire.Pages.Files;
using Observatoire.Pages.Outcomes;
using Observatoire.Pages.Releases;
using Observatoire.Pages.Rendering;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Organisations;
using Observatoire.Statistics.Indicators;
using Observatoire.Support;
using Observatoire.Support.Pages;

namespace Observatoire.Pages.Tests;

/// <summary>
/// A small country: two régions, four départements, thirteen months, the real boards. Ain has not reported March 2018,
/// Paris has 2.96 FTE, which is withheld.
/// </summary>
public sealed class SiteFixture : IDisposable
{
    public const double WithheldStaff = 2.96;
    public static readonly ReferenceMonth First = new(2017, 12);
    public static readonly ReferenceMonth Last = new(2018, 12);
    public static readonly ReferenceMonth Gap = new(2018, 3);
    private static readonly string[] AssetNames =
    [
        "runtime.js",
        "plain.js",
        "plotly.js",
        "site.css",
        "favicon.svg",
        "depot/depot.css",
        "depot/depot.js",
        "depot/worker.js",
        "depot/nomenclature.json",
        "check/dotnet.js",
    ];
    private static readonly string[] Codes = ["01", "2A", "75", "974"];

    // Boards name them; no figure of them is ever sent here.
    private static readonly string[] NamedByBoards = ["DEM_NEW", "SUI_FIN"];
    private readonly string folder = Directory.CreateTempSubdirectory("observatoire-site-").FullName;

    public SiteFixture()
    {
        WriteDashboards();
        Assets = SiteAssets.Load(folder);
        Edition = MakeEdition("2017-01", null, "INS_FOY", "AAH", "ETP_POU");
        Figures = MakeFigures();
        Table = Protection.Protect(Figures, new EditionSeries([Edition]));
        Files = Render().GetAwaiter().GetResult();
    }

    public static IReadOnlyList<AttackKind> Untried { get; } =
    [AttackKind.SeveralDepartements, AttackKind.OutsideKnowledge];

    public string Folder => folder;

    public SiteAssets Assets { get; }

    public NomenclatureEdition Edition { get; }

    public IReadOnlyDictionary<CellKey, IndicatorCell> Figures { get; }

    public ProtectedTable Table { get; }

    /// <summary>What an attack on a country of four départements might have found.</summary>
    public static DisclosureCertificate Certificate =>
        new(
            NomenclatureFolder.ReadDisclosureRules(Repository.Nomenclature),
            [.. Enum.GetValues<AttackKind>().Except(Untried)],
            [new AttackerCount(AttackerKind.Reader, 1), new AttackerCount(AttackerKind.Departement, 4)],
            AttackedFigures: 1184,
            NarrowestWidth: 12.5,
            Faults: 0
        );

    public static ReleaseStamp Stamp { get; } =
        new("2018-12-r1", new DateTimeOffset(2019, 2, 5, 8, 0, 0, TimeSpan.Zero), Certificate: Certificate);

    public IReadOnlyList<PublishedFile> Files { get; }

    /// <summary>What the site is given beside the files of its releases.</summary>
    public IReadOnlyList<PublishedFile> Feeds =>
        new SiteRenderer(Assets, Deposit).RenderFeeds(
            [new FeedEntry(Stamp.Id, Stamp.PublishedAt, Note: null, WithdrawnAt: null, Reason: null)],
            site: null
        );

    public async Task<IReadOnlyList<PublishedFile>> Render() =>
        await new SiteRenderer(Assets, Deposit).RenderAsync(Table, new EditionSeries([Edition]), Nobody, Stamp);

    /// <summary>No département has declared its organisation.</summary>
    public static DeclaredOrganisations Nobody { get; } =
        new(NomenclatureFolder.ReadTypology(Repository.Nomenclature), new Dictionary<string, Organisation>());

    public static DepositSite Deposit { get; } =
        new("/api", [new Reason("VERIF", new BilingualText("Chiffres vérifiés", "Figures checked"))]);

    public string Text(string path) => TextOf(Files.Single(file => file.Path == path));

    /// <summary>The pages among files: files without any would show nothing, and fail.</summary>
    public static IReadOnlyList<PublishedFile> PagesOf(IEnumerable<PublishedFile> files)
    {
        PublishedFile[] pages = [.. files.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal))];
        Assert.NotEmpty(pages);
        return pages;
    }

    public static string TextOf(PublishedFile file)
    {
        if (file.ContentEncoding is null)
        {
            return Encoding.UTF8.GetString(file.Content.Span);
        }

        using BrotliStream stream = new(new MemoryStream(file.Content.ToArray()), CompressionMode.Decompress);
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void WriteDashboards()
    {
        Directory.CreateDirectory(Path.Combine(folder, "assets"));
        Dictionary<string, object> assets = [];
        foreach (string name in AssetNames)
        {
            string path = $"assets/{name.Replace(".", ".0a1b.", StringComparison.Ordinal)}";
            assets[name] = new { path, contentType = "text/plain; charset=utf-8" };
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            using BrotliStream stream = new(File.Create(Path.Combine(folder, path + ".br")), CompressionLevel.Fastest);
            stream.Write(Encoding.UTF8.GetBytes(name));
        }

        WriteJson("assets.json", assets);
        WriteJson(
            "contours.json",
            new
            {
                viewBox = new[] { 0, 0, 100, 100 },
                departements = NomenclatureFolder
                    .Read(Repository.Nomenclature)
                    .Latest.Departements.ToDictionary(each => each.Code, each => $"M{each.Code.Length} 1h9v9z"),
                boxes = Codes.ToDictionary(code => code, _ => new[] { 1, 1, 9, 9 }),
                frames = new Dictionary<string, int[]> { ["974"] = [0, 0, 12, 12] },
                insets = new[]
                {
                    new
                    {
                        id = "idf",
                        title = "Paris",
                        codes = new[] { "75" },
                        transform = "translate(1 2) scale(3)",
                        frame = new[] { 0, 0, 9, 9 },
                    },
                },
            }
        );
        CopyTexts("boards");
        CopyTexts("depot");
    }

    private void CopyTexts(string name)
    {
        string source = Path.Combine(Repository.Root, "dashboards", name);
        foreach (string file in Directory.EnumerateFiles(source, "*.json", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, name, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private void WriteJson(string name, object content) =>
        File.WriteAllText(Path.Combine(folder, name), JsonSerializer.Serialize(content));

    public static NomenclatureEdition MakeEdition(string first, string? last, params string[] codes) =>
        new(
            new EditionPeriod(first, ReferenceMonth.Parse(first), last is null ? null : ReferenceMonth.Parse(last)),
            [new Region("11", "Île-de-France"), new Region("84", "Auvergne-Rhône-Alpes")],
            [
                new Departement("01", "Ain", "84"),
                new Departement("2A", "Corse-du-Sud", "84"),
                new Departement("75", "Paris", "11"),
                new Departement("974", "La Réunion", "11"),
            ],
            codes.Union(NamedByBoards).Select(code => Define(code, code == "ETP_POU" ? 2 : 0)),
            new Dictionary<string, IReadOnlyList<string>>(),
            new Dictionary<(string, int), long>(),
            []
        );

    private static IndicatorDefinition Define(string code, int decimals) =>
        new()
        {
            Code = code,
            Label = new BilingualText($"Libellé « {code} » & suite", $"Label of {code}"),
            Definition = new BilingualText("Définition", "Definition"),
            Unit = new BilingualText("foyers", "households"),
            Kind = IndicatorKind.Stock,
            Counting = IndicatorCounting.Additive,
            Territorial = false,
            Decimals = decimals,
            Compulsory = false,
            CountsPeople = true,
            Breakdowns = [],
            Source = "Source",
        };

    private Dictionary<CellKey, IndicatorCell> MakeFigures()
    {
        Dictionary<CellKey, IndicatorCell> cells = [];
        for (ReferenceMonth month = First; month <= Last; month = month.PlusMonths(1))
        {
            foreach (string code in new[] { "INS_FOY", "AAH" })
            {
                int step = ReferenceMonth.MonthsBetween(First, month);
                AddAll(
                    cells,
                    code,
                    month,
                    (rank, name) => name == "01" && month == Gap ? null : 4000 + rank * 500 + step * 10
                );
            }
        }

        AddAll(cells, "ETP_POU", First, (rank, name) => name == "75" ? WithheldStaff : 250.25 + rank);
        return cells;
    }

    private void AddAll(
        Dictionary<CellKey, IndicatorCell> cells,
        string indicator,
        ReferenceMonth month,
        Func<int, string, double?> valueOf
    )
    {
        Dictionary<string, double?> values = Codes
            .Select((code, rank) => (code, rank))
            .ToDictionary(each => each.code, each => valueOf(each.rank, each.code));
        Add(cells, indicator, month, Area.France, [.. values.Values]);
        foreach (Region region in Edition.Regions)
        {
            Add(
                cells,
                indicator,
                month,
                Area.Region(region.Code),
                [
                    .. Edition
                        .Departements.Where(each => each.RegionCode == region.Code)
                        .Select(each => values[each.Code]),
                ]
            );
        }

        foreach ((string code, double? value) in values)
        {
            Add(cells, indicator, month, Area.Departement(code), [value]);
        }
    }

    private static void Add(
        Dictionary<CellKey, IndicatorCell> cells,
        string indicator,
        ReferenceMonth month,
        Area area,
        double?[] values
    )
    {
        double[] known = [.. values.OfType<double>()];
        CellState state =
            known.Length == 0 ? CellState.Missing
            : known.Length == values.Length ? CellState.Complete
            : CellState.Partial;
        void Put(Measure measure, double value) =>
            cells[new CellKey(indicator, month, area, measure)] = new IndicatorCell(
                state == CellState.Missing ? null : value,
                state
            );
        Put(Measure.Sum, known.Sum());
        Put(Measure.Rate, known.Sum() / 1000);
        if (area.Level != AreaLevel.Departement)
        {
            Put(Measure.Mean, known.DefaultIfEmpty().Average());
            Put(Measure.Median, known.DefaultIfEmpty().Average());
        }

        cells[new CellKey(indicator, month, area, Measure.Reported)] = new IndicatorCell(
            known.Length,
            CellState.Complete
        );
        cells[new CellKey(indicator, month, area, Measure.Expected)] = new IndicatorCell(
            values.Length,
            CellState.Complete
        );
    }
}
