using Observatoire.Editions;
using Observatoire.Pages.Files;
using Observatoire.Pages.Outcomes;
using Observatoire.Pages.Words;

namespace Observatoire.Pages.Assets;

/// <summary>What the dashboards build left for publishing: hashed assets, contours, boards and their texts.</summary>
public sealed class SiteAssets
{
    private static readonly string[] Required =
    [
        "site.css",
        "favicon.svg",
        "runtime.js",
        "plain.js",
        "plotly.js",
        "depot/depot.css",
        "depot/depot.js",
        "depot/worker.js",
        "depot/nomenclature.json",
        "check/dotnet.js",
    ];

    private SiteAssets(
        IReadOnlyDictionary<string, string> addresses,
        IReadOnlyList<PublishedFile> files,
        Contours contours,
        IReadOnlyList<Board> boards,
        ComparisonPlan comparisons,
        IReadOnlyDictionary<string, SiteText> depositTexts
    )
    {
        Addresses = addresses;
        Files = files;
        Contours = contours;
        Boards = boards;
        Comparisons = comparisons;
        DepositTexts = depositTexts;
    }

    /// <summary>Root-absolute address of each asset by its logical name: <c>site.css</c>.</summary>
    internal IReadOnlyDictionary<string, string> Addresses { get; }

    /// <summary>The assets, compressed, in the order of their paths.</summary>
    internal IReadOnlyList<PublishedFile> Files { get; }

    internal Contours Contours { get; }

    internal IReadOnlyList<Board> Boards { get; }

    /// <summary>What is compared, and by which figures.</summary>
    internal ComparisonPlan Comparisons { get; }

    /// <summary>The texts all pages share, by language code.</summary>
    internal IReadOnlyDictionary<string, SiteText> Texts =>
        Boards.First(board => board.Scope == BoardScope.Nation).Texts;

    /// <summary>The texts of the deposit page by language code, over those all pages share.</summary>
    internal IReadOnlyDictionary<string, SiteText> DepositTexts { get; }

    /// <param name="dashboardsFolder">The staged <c>dashboards</c> folder.</param>
    /// <exception cref="InvalidDataException">When a file the site needs is missing or malformed; the message names it.</exception>
    public static SiteAssets Load(string dashboardsFolder)
    {
        Dictionary<string, AssetEntry> entries = JsonFile.Read<Dictionary<string, AssetEntry>>(
            Path.Combine(dashboardsFolder, "assets.json")
        );
        foreach (string name in Required.Where(name => !entries.ContainsKey(name)))
        {
            throw new InvalidDataException($"assets.json lists no « {name} »: the dashboards have not been built.");
        }

        return new SiteAssets(
            entries.ToDictionary(entry => entry.Key, entry => "/" + entry.Value.Path, StringComparer.Ordinal),
            [
                .. entries
                    .Values.OrderBy(entry => entry.Path, StringComparer.Ordinal)
                    .Select(entry => ReadAsset(dashboardsFolder, entry)),
            ],
            JsonFile.Read<Contours>(Path.Combine(dashboardsFolder, "contours.json")),
            Board.LoadAll(Path.Combine(dashboardsFolder, "boards")),
            JsonFile.Read<ComparisonPlan>(Path.Combine(dashboardsFolder, "boards", "comparisons.json")),
            Language.All.ToDictionary(
                language => language.Code,
                language =>
                    SiteText.Load(
                        language,
                        Path.Combine(dashboardsFolder, "boards"),
                        Path.Combine(dashboardsFolder, "depot")
                    ),
                StringComparer.Ordinal
            )
        );
    }

    private static PublishedFile ReadAsset(string folder, AssetEntry entry)
    {
        string path = Path.Combine(folder, entry.Path + ".br");
        return File.Exists(path)
            ? new PublishedFile(entry.Path, entry.ContentType, File.ReadAllBytes(path), "br", Immutable: true)
            : throw new InvalidDataException($"assets.json lists « {entry.Path} », but {path} does not exist.");
    }

    private sealed record AssetEntry(string Path, string ContentType);
}
