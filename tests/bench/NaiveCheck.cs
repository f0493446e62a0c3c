using System.Globalization;
using CsvHelper;
using Observatoire.Returns.Privacy;

namespace Observatoire.Bench;

/// <summary>
/// The same rules as one would first write them: each cell a string from CsvHelper, each figure a decimal in a dictionary
/// by its names.
/// </summary>
internal sealed class NaiveCheck(RuleTables tables)
{
    private readonly Dictionary<(string, string, string), CellRow> cells = tables.Cells.ToDictionary(each =>
        (each.Indicator, each.Breakdown, each.Category)
    );
    private readonly ILookup<int, TermRow> relations = tables.Terms.ToLookup(each => each.Relation);
    private readonly ILookup<int, PartRow> breakdowns = tables.Parts.ToLookup(each => each.Breakdown);

    /// <summary>How many findings of each code.</summary>
    public void Check(DepartementReturn sent, string month, Dictionary<string, int> found)
    {
        Dictionary<(string Territory, int Cell), decimal> values = [];
        HashSet<(string Territory, int Cell)> given = [];
        HashSet<string> territories = [.. sent.Organisation.Territories.Select(each => each.Code)];
        using CsvReader reader = CsvReader.Create(sent.File, new CsvReaderOptions { Separator = ';' });
        while (reader.Read())
        {
            string territory = reader.GetString("territoire");
            if (!string.Equals(reader.GetString("mois"), month, StringComparison.Ordinal))
            {
                Add(found, "R36");
            }

            if (!string.Equals(reader.GetString("departement"), sent.Departement, StringComparison.Ordinal))
            {
                Add(found, "R37");
            }

            if (territory.Length > 0 && !territories.Contains(territory))
            {
                Add(found, "N04");
            }

            (string, string, string) key = (
                reader.GetString("indicateur"),
                reader.GetString("ventilation"),
                reader.GetString("modalite")
            );
            if (!cells.TryGetValue(key, out CellRow? cell))
            {
                Add(found, "N01");
                continue;
            }

            if (!given.Add((territory, cell.Id)))
            {
                Add(found, "R36K");
                continue;
            }

            string written = reader.GetString("valeur").Replace(',', '.');
            if (!decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value))
            {
                Add(found, "R38");
            }
            else if (value < 0)
            {
                Add(found, "R22");
            }
            else if (decimal.Round(value, cell.Decimals) != value)
            {
                Add(found, "R38D");
            }
            else if (reader.GetString("statut") is not ("" or "E"))
            {
                Add(found, "R34S");
            }
            else
            {
                values[(territory, cell.Id)] = value;
            }
        }

        CheckFigures(values, given, territories, found);
    }

    private void CheckFigures(
        Dictionary<(string Territory, int Cell), decimal> values,
        HashSet<(string Territory, int Cell)> given,
        HashSet<string> territories,
        Dictionary<string, int> found
    )
    {
        foreach (string territory in territories.Prepend(""))
        {
            foreach (IGrouping<int, TermRow> relation in relations)
            {
                if (relation.All(term => values.ContainsKey((territory, term.Cell))))
                {
                    decimal difference = relation.Sum(term => term.Factor * values[(territory, term.Cell)]);
                    TermRow first = relation.First();
                    if (first.IsEquality ? difference != 0 : difference > 0)
                    {
                        Add(found, first.Code);
                    }
                }
            }

            foreach (IGrouping<int, PartRow> breakdown in breakdowns)
            {
                PartRow first = breakdown.First();
                if (
                    values.TryGetValue((territory, first.Total), out decimal total)
                    && breakdown.All(part => values.ContainsKey((territory, part.Part)))
                    && breakdown.Sum(part => values[(territory, part.Part)]) != total
                )
                {
                    Add(found, first.Code);
                }
            }
        }

        CheckPairs(values, territories, found);
        CheckCounts(values, found);
        foreach (CellRow cell in tables.Cells)
        {
            if (cell.Compulsory && !given.Contains(("", cell.Id)))
            {
                Add(found, "N03");
            }

            if (
                values.TryGetValue(("", cell.Id), out decimal whole)
                && territories.All(territory => values.ContainsKey((territory, cell.Id)))
                && !Fits(cell, whole, [.. territories.Select(territory => values[(territory, cell.Id)])])
            )
            {
                Add(found, "R14");
            }
        }
    }

    private void CheckPairs(
        Dictionary<(string Territory, int Cell), decimal> values,
        HashSet<string> territories,
        Dictionary<string, int> found
    )
    {
        foreach (string territory in territories.Prepend(""))
        {
            foreach (PairRow pair in tables.Pairs)
            {
                if (
                    values.TryGetValue((territory, pair.First), out decimal first)
                    && values.TryGetValue((territory, pair.Second), out decimal second)
                    && (first == 0) != (second == 0)
                )
                {
                    Add(found, pair.Code);
                }
            }
        }
    }

    private void CheckCounts(Dictionary<(string Territory, int Cell), decimal> values, Dictionary<string, int> found)
    {
        decimal[] counts =
        [
            .. values
                .Where(pair => tables.Cells[pair.Key.Cell].Decimals == 0)
                .Select(pair => pair.Value)
                .Where(value => value >= (decimal)tables.Rounded.From),
        ];
        int rounded = counts.Count(value => value % 5 == 0);
        if (counts.Length >= tables.Rounded.Least && rounded > tables.Rounded.Share * counts.Length)
        {
            Add(found, "R33");
        }

        decimal[] crossed =
        [
            .. values
                .Where(pair =>
                    pair.Key.Territory.Length > 0
                    && tables.Cells[pair.Key.Cell] is { CountsPeople: true, Breakdown.Length: > 0 }
                )
                .Select(pair => pair.Value),
        ];
        if (
            crossed.Length >= FineCrossingCount.FewestCells
            && crossed.Count(value => value == 1) > FineCrossingCount.LargestShareOfOnes * crossed.Length
        )
        {
            Add(found, "R39X");
        }
    }

    private static bool Fits(CellRow cell, decimal whole, decimal[] parts) =>
        cell.Distinct ? parts.Max() <= whole && whole <= parts.Sum() : parts.Sum() == whole;

    private static void Add(Dictionary<string, int> found, string code) =>
        found[code] = found.GetValueOrDefault(code) + 1;
}
