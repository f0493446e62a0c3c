using System.Globalization;
using Observatoire.Disclosure.Tables;

namespace Observatoire.Support;

/// <summary>The tables on which ways to choose secondary cells are compared; they come with optimal answers.</summary>
/// <remarks>
/// Rows are départements in régions, columns are groups of people, each with its total; a région of one département is
/// that département.
/// </remarks>
public static class SuppressionTables
{
    private const string Nation = "FR";
    private const string All = "Total";

    /// <summary>101 départements in 18 régions by 12 groups: 1,495 different cells.</summary>
    public static string National => "national";

    /// <summary>Three tables of 10 départements by 6 groups, without régions.</summary>
    public static IReadOnlyList<string> Small { get; } = ["small1", "small2", "small3"];

    /// <param name="name">Of the table.</param>
    /// <param name="lower">The least a reader knows a withheld count to be.</param>
    public static LinkedTables Read(string name, long lower)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "disclosure", $"{name}.csv");
        (string Region, string Departement, string Group, long Count)[] lines =
        [
            .. File.ReadLines(file)
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(words => (words[0], words[1], words[2], long.Parse(words[3], CultureInfo.InvariantCulture))),
        ];
        ILookup<string, string> departements = lines
            .Select(line => (line.Region, line.Departement))
            .Distinct()
            .ToLookup(pair => pair.Region, pair => pair.Departement, StringComparer.Ordinal);
        string[] groups = [.. lines.Select(line => line.Group).Distinct()];
        Dictionary<string, long> values = new(StringComparer.Ordinal);
        List<PublicRelation> relations = [];
        foreach ((_, string departement, string group, long count) in lines)
        {
            values[Name(departement, group)] = count;
        }

        List<string> areas = [];
        foreach (string departement in departements.SelectMany(region => region))
        {
            Sum(values, Name(departement, All), [.. groups.Select(group => Name(departement, group))], relations);
        }

        foreach (string group in groups.Append(All))
        {
            foreach (IGrouping<string, string> region in departements.Where(region => region.Count() > 1))
            {
                Sum(values, Name(region.Key, group), [.. region.Select(each => Name(each, group))], relations);
                areas.Add(region.Key);
            }

            IEnumerable<string> regions = departements.Select(region => Area(region));
            Sum(values, Name(Nation, group), [.. regions.Select(each => Name(each, group))], relations);
        }

        relations.AddRange(
            areas
                .Distinct()
                .Append(Nation)
                .Select(area => PublicRelation.Total(Name(area, All), groups.Select(group => Name(area, group))))
        );
        HashSet<string> senders = [.. lines.Select(line => line.Departement)];
        return new LinkedTables(
            values.Select(pair => new LinkedCell
            {
                Identity = pair.Key,
                Value = pair.Value,
                Lower = lower,
                KnownTo = senders.Contains(pair.Key.Split('|')[0]) ? pair.Key.Split('|')[0] : null,
            }),
            relations
        );
    }

    private static void Sum(
        Dictionary<string, long> values,
        string total,
        IReadOnlyList<string> parts,
        List<PublicRelation> relations
    )
    {
        values[total] = parts.Sum(part => values[part]);
        relations.Add(PublicRelation.Total(total, parts));
    }

    private static string Area(IGrouping<string, string> region) => region.Count() == 1 ? region.First() : region.Key;

    private static string Name(string area, string group) => $"{area}|{group}";
}
