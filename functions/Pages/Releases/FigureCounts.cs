using System.Text;
using Observatoire.Editions;
using Observatoire.Pages.Files;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Releases;

/// <param name="Level">As the open files name it.</param>
/// <param name="Published">Lines with a value.</param>
/// <param name="Withheld">Lines whose value is withheld.</param>
internal sealed record LevelCount(string Level, int Published, int Withheld);

/// <summary>How many figures the open files of a release tell and withhold, counted in the files themselves.</summary>
/// <remarks>
/// A line is a figure. Numbers of départements (<c>repondants</c>, <c>attendus</c>) say how one came about and are none.
/// </remarks>
internal static class FigureCounts
{
    private static readonly string Withheld = PublishedNames.NameOf(CellState.Withheld);

    private static readonly string[] Coverage =
    [
        PublishedNames.NameOf(Measure.Reported),
        PublishedNames.NameOf(Measure.Expected),
    ];

    /// <returns>From the nation to territories, then groups; a level without figures is left out.</returns>
    public static IReadOnlyList<LevelCount> Count(IEnumerable<CsvFile> files) =>
        [
            .. files
                .AsParallel()
                .SelectMany(file => CountIn(file.Stable))
                .GroupBy(count => count.Level, StringComparer.Ordinal)
                .Select(level => new LevelCount(
                    level.Key,
                    level.Sum(count => count.Published),
                    level.Sum(count => count.Withheld)
                ))
                .Where(count => count.Published + count.Withheld > 0)
                .AsSequential()
                .OrderBy(count => RankOf(count.Level)),
        ];

    private static int RankOf(string level)
    {
        AreaLevel[] levels = Enum.GetValues<AreaLevel>();
        int rank = Array.FindIndex(levels, each => PublishedNames.NameOf(each) == level);
        return rank < 0 ? levels.Length : rank;
    }

    private static List<LevelCount> CountIn(PublishedFile csv)
    {
        string[] lines = Encoding.UTF8.GetString(csv.Content.Span).Split(CsvText.LineEnd);
        string[] columns = lines[0].Split(',');
        (int place, int what) = (Array.IndexOf(columns, "niveau"), Array.IndexOf(columns, "mesure"));
        (int value, int state) = (Array.IndexOf(columns, "valeur"), Array.IndexOf(columns, "statut"));
        return
        [
            .. lines[1..^1]
                .Select(line => line.Split(','))
                .Where(fields => what < 0 || !Coverage.Contains(fields[what]))
                .GroupBy(fields => fields[place], StringComparer.Ordinal)
                .Select(level => new LevelCount(
                    level.Key,
                    level.Count(fields => fields[value].Length > 0),
                    level.Count(fields => fields[state] == Withheld)
                )),
        ];
    }
}
