using Observatoire.Disclosure.Tables;

namespace Observatoire.Disclosure.Tests;

/// <summary>Small linked tables drawn from a seed: areas in a hierarchy by groups, over two indicators and a month more.</summary>
internal static class RandomTables
{
    /// <param name="seed">The same seed gives the same tables.</param>
    public static LinkedTables Draw(int seed)
    {
        Random chance = new(seed);
        int groups = chance.Next(2, 4);
        string[] regions = [.. Enumerable.Range(0, chance.Next(1, 3)).Select(region => $"R{region}")];
        (string Region, string Departement)[] departements =
        [
            .. regions.SelectMany(region =>
                Enumerable.Range(0, chance.Next(2, 4)).Select(each => (region, $"{region}D{each}"))
            ),
        ];
        Dictionary<string, long> values = new(StringComparer.Ordinal);
        List<PublicRelation> relations = [];
        string[] columns = [.. Enumerable.Range(0, groups).Select(group => $"G{group}")];
        string[] series = [.. new[] { "open", "opened", "closed" }.Take(Math.Max(1, chance.Next(-2, 4)))];
        foreach (string indicator in series)
        {
            foreach ((_, string departement) in departements)
            {
                foreach (string column in columns)
                {
                    // A quarter are zero; most of the others are small.
                    values[$"{indicator}|{departement}|{column}"] =
                        chance.Next(4) == 0 ? 0 : (long)Math.Exp(chance.NextDouble() * 5);
                }
            }
        }

        if (series.Length == 3)
        {
            foreach ((_, string departement) in departements)
            {
                foreach (string column in columns)
                {
                    Flow(values, departement, column);
                }
            }

            series = [.. series, "end"];
        }

        foreach (string indicator in series)
        {
            AddUp(indicator, values, relations, columns, departements);
        }

        if (series.Length == 4)
        {
            relations.AddRange(
                values
                    .Keys.Where(key => key.StartsWith("end|", StringComparison.Ordinal))
                    .Select(key => key["end".Length..])
                    .Select(rest =>
                        PublicRelation.Balance(
                            new("open" + rest, 1),
                            new("opened" + rest, 1),
                            new("closed" + rest, -1),
                            new("end" + rest, -1)
                        )
                    )
            );
        }
        else if (series.Length == 2)
        {
            relations.AddRange(
                values
                    .Keys.Where(key => key.StartsWith("open|", StringComparison.Ordinal))
                    .Select(key => key["open".Length..])
                    .Where(rest => values["opened" + rest] <= values["open" + rest])
                    .Select(rest => PublicRelation.NotAbove("opened" + rest, "open" + rest))
            );
        }

        return new LinkedTables(
            values
                .OrderBy(_ => chance.Next())
                .Select(pair => new LinkedCell
                {
                    Identity = pair.Key,
                    Value = pair.Value,
                    KnownTo = departements
                        .Select(each => each.Departement)
                        .FirstOrDefault(pair.Key.Split('|')[1].Equals),
                }),
            relations.OrderBy(_ => chance.Next())
        );
    }

    private static void Flow(Dictionary<string, long> values, string departement, string column)
    {
        string rest = $"|{departement}|{column}";
        values["closed" + rest] = Math.Min(values["closed" + rest], values["open" + rest] + values["opened" + rest]);
        values["end" + rest] = values["open" + rest] + values["opened" + rest] - values["closed" + rest];
    }

    private static void AddUp(
        string indicator,
        Dictionary<string, long> values,
        List<PublicRelation> relations,
        string[] columns,
        (string Region, string Departement)[] departements
    )
    {
        foreach ((_, string departement) in departements)
        {
            Add($"{indicator}|{departement}|All", columns.Select(column => $"{indicator}|{departement}|{column}"));
        }

        foreach (string column in columns.Append("All"))
        {
            foreach (
                IGrouping<string, string> region in departements.GroupBy(each => each.Region, each => each.Departement)
            )
            {
                Add($"{indicator}|{region.Key}|{column}", region.Select(each => $"{indicator}|{each}|{column}"));
            }

            Add(
                $"{indicator}|FR|{column}",
                departements.Select(each => each.Region).Distinct().Select(each => $"{indicator}|{each}|{column}")
            );
        }

        foreach (string area in departements.Select(each => each.Region).Distinct().Append("FR"))
        {
            relations.Add(
                PublicRelation.Total(
                    $"{indicator}|{area}|All",
                    columns.Select(column => $"{indicator}|{area}|{column}")
                )
            );
        }

        void Add(string total, IEnumerable<string> parts)
        {
            string[] all = [.. parts];
            values[total] = all.Sum(part => values[part]);
            relations.Add(PublicRelation.Total(total, all));
        }
    }
}
