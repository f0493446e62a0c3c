using System.Text.Json.Serialization;
using Observatoire.Pages.Files;
using Observatoire.Pages.Words;

namespace Observatoire.Pages.Assets;

/// <summary>
/// What a board's pages are about: one page for the nation, one a département, the axes of the typology, the
/// reorganisations, the territories of a département, a département beside the others, or the certificate of the release.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<BoardScope>))]
internal enum BoardScope
{
    Nation,
    Departement,
    Typology,
    Reorganisations,
    Load,
    Standing,
    Certificate,
}

/// <summary>The kinds of visual a board may list.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VisualKind>))]
public enum VisualKind
{
    Cards,
    Map,
    Trend,
    Table,
    Organisation,
    Standing,
    Downloads,
}

/// <summary>One board: a page of visuals described as figures to show, without code.</summary>
/// <param name="Id">Name of its folder.</param>
/// <param name="Path">Address below a language's root, ending in a slash or empty; may hold <c>{departement}</c>.</param>
/// <param name="Scope">What a page of it is about.</param>
/// <param name="DefaultIndicator">The indicator shown where a visual names none.</param>
/// <param name="Filters">Names of the filters it offers, in order.</param>
/// <param name="Visuals">What it shows, in reading order.</param>
internal sealed record Board(
    string Id,
    string Path,
    BoardScope Scope,
    string DefaultIndicator,
    IReadOnlyList<string> Filters,
    IReadOnlyList<BoardVisual> Visuals
)
{
    [JsonIgnore]
    public IReadOnlyDictionary<string, SiteText> Texts { get; private init; } =
        new Dictionary<string, SiteText>(StringComparer.Ordinal);

    public string PathOf(string? departement) =>
        Path.Replace("{departement}", departement ?? string.Empty, StringComparison.Ordinal);

    /// <summary>Every board of the folder in the order of their names, with the texts they share.</summary>
    public static IReadOnlyList<Board> LoadAll(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidDataException($"{folder} does not exist: the dashboards have not been built.");
        }

        return
        [
            .. Directory
                .EnumerateDirectories(folder)
                .Order(StringComparer.Ordinal)
                .Select(boardFolder => Load(folder, boardFolder)),
        ];
    }

    private static Board Load(string folder, string boardFolder)
    {
        Board board = JsonFile.Read<Board>(System.IO.Path.Combine(boardFolder, "board.json"));
        return board with
        {
            Texts = Language.All.ToDictionary(
                language => language.Code,
                language => SiteText.Load(language, folder, boardFolder),
                StringComparer.Ordinal
            ),
        };
    }
}

/// <summary>One visual of a board.</summary>
/// <param name="Id">Identifier of its section in the page.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Place"><c>main</c>, <c>side</c> or <c>wide</c>: the part of the layout that holds it.</param>
/// <param name="Indicator">The indicator shown; the board's default when null.</param>
/// <param name="Measure">Published name of the measure shown.</param>
/// <param name="Cards">For cards: the figures, in order; a release shows those it has.</param>
public sealed record BoardVisual(
    string Id,
    VisualKind Kind,
    string Place,
    string? Indicator,
    string? Measure,
    IReadOnlyList<BoardCard>? Cards
);

/// <summary>One figure shown large.</summary>
/// <param name="Indicator">Its indicator.</param>
/// <param name="Measure">Published name of its measure.</param>
/// <param name="Compare">True to show the rates of the area, its région and France beneath.</param>
public sealed record BoardCard(string Indicator, string Measure, bool Compare);
