using System.Text.Json;

namespace Observatoire.Simulation;

/// <summary>What the generator reads of the newest edition of a nomenclature.</summary>
/// <param name="Cells">The lines of a return for one territory: code, breakdown, category, in the order of the edition.</param>
/// <param name="Decimals">Decimals of each code.</param>
/// <param name="WholeOnly">The codes that are given for the whole département only.</param>
/// <param name="Categories">Categories of each breakdown.</param>
/// <param name="Departements">Code and inhabitants of each département, in the order of the codes.</param>
/// <param name="Communes">Codes of all communes, in order.</param>
public sealed record SimulatedNomenclature(
    IReadOnlyList<SimulatedCell> Cells,
    IReadOnlyDictionary<string, int> Decimals,
    IReadOnlySet<string> WholeOnly,
    IReadOnlyDictionary<string, string[]> Categories,
    IReadOnlyList<(string Code, long Inhabitants)> Departements,
    IReadOnlyList<string> Communes
)
{
    /// <param name="nomenclature">The folder of the nomenclature, with a folder an edition.</param>
    /// <exception cref="DirectoryNotFoundException">When there is no such folder.</exception>
    public static SimulatedNomenclature Read(string nomenclature)
    {
        string folder = Directory.GetDirectories(nomenclature).Max(StringComparer.Ordinal)!;
        Dictionary<string, string[]> categories = Rows(folder, "breakdowns.csv")
            .Where(row => row[1].Length > 0)
            .GroupBy(row => row[0], row => row[1], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        using JsonDocument indicators = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "indicators.json")));
        JsonElement[] sent =
        [
            .. indicators
                .RootElement.EnumerateArray()
                .Where(each => each.GetProperty("formula").ValueKind == JsonValueKind.Null),
        ];
        return new SimulatedNomenclature(
            [.. sent.SelectMany(indicator => CellsOf(indicator, categories))],
            sent.ToDictionary(CodeOf, each => each.GetProperty("decimals").GetInt32(), StringComparer.Ordinal),
            sent.Where(each => !each.GetProperty("territorial").GetBoolean()).Select(CodeOf).ToHashSet(),
            categories,
            [
                .. Rows(folder, "population.csv")
                    .GroupBy(row => row[0], StringComparer.Ordinal)
                    .Select(group => group.MaxBy(row => row[1], StringComparer.Ordinal)!)
                    .Select(row => (row[0], long.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture)))
                    .OrderBy(departement => departement.Item1, StringComparer.Ordinal),
            ],
            [.. Rows(nomenclature, "communes.csv").Select(row => row[0])]
        );
    }

    private static IEnumerable<SimulatedCell> CellsOf(JsonElement indicator, Dictionary<string, string[]> categories) =>
        indicator
            .GetProperty("breakdowns")
            .EnumerateArray()
            .Select(breakdown => breakdown.GetString()!)
            .SelectMany(breakdown =>
                categories[breakdown].Select(each => new SimulatedCell(CodeOf(indicator), breakdown, each))
            )
            .Prepend(new SimulatedCell(CodeOf(indicator), "", ""));

    private static string CodeOf(JsonElement indicator) => indicator.GetProperty("code").GetString()!;

    private static IEnumerable<string[]> Rows(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file))
            .Skip(1)
            .Where(line => line.Length > 0)
            .Select(line => line.Split(';'));
}

/// <summary>A figure a return gives: an indicator, in all (both empty) or for one category.</summary>
public readonly record struct SimulatedCell(string Code, string Breakdown, string Category);
