using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Observatoire.Simulation;

/// <summary>A figure a return gives: an indicator, in all (both empty) or for one category.</summary>
public readonly record struct SimulatedCell(string Code, string Breakdown, string Category);

/// <summary>What the generator reads of the newest edition of a nomenclature, and the real figures it draws around.</summary>
public sealed partial class SimulatedNomenclature
{
    private readonly Dictionary<(string Code, string Breakdown), int> places = [];
    private readonly Dictionary<string, string[]> breakdowns = new(StringComparer.Ordinal);

    private SimulatedNomenclature(string nomenclature)
    {
        string folder = Directory.GetDirectories(nomenclature).Max(StringComparer.Ordinal)!;
        Categories = Rows(folder, "breakdowns.csv")
            .Where(row => row[1].Length > 0)
            .GroupBy(row => row[0], row => row[1], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        using JsonDocument indicators = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "indicators.json")));
        ILookup<bool, JsonElement> isSent = indicators
            .RootElement.EnumerateArray()
            .ToLookup(each => each.GetProperty("formula").ValueKind == JsonValueKind.Null);
        JsonElement[] sent = [.. isSent[true]];
        Codes = [.. sent.Select(CodeOf)];
        Cells = [.. sent.SelectMany(CellsOf)];
        for (int at = 0; at < Cells.Count; at++)
        {
            places.TryAdd((Cells[at].Code, Cells[at].Breakdown), at);
        }

        Decimals = sent.ToDictionary(CodeOf, each => each.GetProperty("decimals").GetInt32(), StringComparer.Ordinal);
        WholeOnly = sent.Where(each => !each.GetProperty("territorial").GetBoolean()).Select(CodeOf).ToHashSet();
        ComputedFrom = isSent[false]
            .SelectMany(each => CategoryInFormula().Matches(each.GetProperty("formula").GetString()!))
            .Select(found => (found.Groups["code"].Value, found.Groups["breakdown"].Value))
            .ToHashSet();
        Rules = ReadRules(folder);
        Departements =
        [
            .. Rows(folder, "population.csv")
                .GroupBy(row => row[0], StringComparer.Ordinal)
                .Select(group => group.MaxBy(row => row[1], StringComparer.Ordinal)!)
                .Select(row => (row[0], long.Parse(row[2], CultureInfo.InvariantCulture)))
                .OrderBy(departement => departement.Item1, StringComparer.Ordinal),
        ];
        Territories = new SimulatedTerritories(
            Rows(nomenclature, "communes.csv").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal)
        );
        Levels = RealLevels.Read();
        Contexts = SimulatedContext.Read(
            Rows(folder, "context.csv"),
            Departements.ToDictionary(
                each => each.Code,
                each => (double)Levels[each.Code].MinimumIncome / each.Inhabitants,
                StringComparer.Ordinal
            )
        );
    }

    /// <summary>The indicators that are sent, in the order of the edition.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>The lines of a return for one territory, in the order of the edition.</summary>
    public IReadOnlyList<SimulatedCell> Cells { get; }

    /// <summary>Decimals of each code.</summary>
    public IReadOnlyDictionary<string, int> Decimals { get; }

    /// <summary>The codes that are given for the whole département only.</summary>
    public IReadOnlySet<string> WholeOnly { get; }

    /// <summary>Categories of each breakdown.</summary>
    public IReadOnlyDictionary<string, string[]> Categories { get; }

    /// <summary>The breakdowns of codes that a computed indicator names: a return without them has no such indicator.</summary>
    public IReadOnlySet<(string Code, string Breakdown)> ComputedFrom { get; }

    /// <summary>Code of each rule that names indicators, and the text that names them.</summary>
    public IReadOnlyList<(string Rule, string Text)> Rules { get; }

    /// <summary>Code and inhabitants of each département, in the order of the codes.</summary>
    public IReadOnlyList<(string Code, long Inhabitants)> Departements { get; }

    /// <summary>Circumstances of each département.</summary>
    public IReadOnlyDictionary<string, SimulatedContext> Contexts { get; }

    /// <summary>The real figures of each département.</summary>
    public IReadOnlyDictionary<string, RealLevels> Levels { get; }

    public SimulatedTerritories Territories { get; }

    /// <param name="nomenclature">The folder of the nomenclature, with a folder an edition.</param>
    /// <exception cref="DirectoryNotFoundException">When there is no such folder.</exception>
    public static SimulatedNomenclature Read(string nomenclature) => new(nomenclature);

    /// <summary>Place of the total of a code among the cells, or of the first category of a breakdown of it.</summary>
    public int PlaceOf(string code, string breakdown = "") => places[(code, breakdown)];

    public bool Has(string code, string breakdown) => places.ContainsKey((code, breakdown));

    public IReadOnlyList<string> BreakdownsOf(string code) => breakdowns[code];

    private IEnumerable<SimulatedCell> CellsOf(JsonElement indicator)
    {
        string code = CodeOf(indicator);
        breakdowns[code] = [.. indicator.GetProperty("breakdowns").EnumerateArray().Select(each => each.GetString()!)];
        return breakdowns[code]
            .SelectMany(breakdown => Categories[breakdown].Select(each => new SimulatedCell(code, breakdown, each)))
            .Prepend(new SimulatedCell(code, "", ""));
    }

    /// <summary>Every text of a rule but where it comes from.</summary>
    private static IReadOnlyList<(string Rule, string Text)> ReadRules(string folder)
    {
        using JsonDocument rules = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "rules.json")));
        return
        [
            .. from rule in rules.RootElement.EnumerateArray()
            from property in rule.EnumerateObject()
            where property.Name is not ("code" or "severity" or "source" or "by" or "axis" or "value")
            let texts = property.Value.ValueKind switch
            {
                JsonValueKind.String => [property.Value.GetString()!],
                JsonValueKind.Array => [.. property.Value.EnumerateArray().Select(each => each.ToString())],
                _ => Array.Empty<string>(),
            }
            from text in texts
            select (rule.GetProperty("code").GetString()!, text),
        ];
    }

    private static string CodeOf(JsonElement indicator) => indicator.GetProperty("code").GetString()!;

    private static IEnumerable<string[]> Rows(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file))
            .Skip(1)
            .Where(line => line.Length > 0)
            .Select(line => line.Split(';'));

    [GeneratedRegex(@"(?<code>[A-Z0-9_]+)\[(?<breakdown>[A-Z]+)=", RegexOptions.None, 1000)]
    private static partial Regex CategoryInFormula();
}
