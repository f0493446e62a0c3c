using System.Text.Json;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Time;

namespace Observatoire.Formats.Returns;

/// <summary>
/// An accepted return as JSON, typed and compact: what the indicators are computed from. It can be rebuilt from the raw
/// file.
/// </summary>
/// <remarks>
/// A cell is a position in <c>cells</c>, the names of the edition's cells when it was written.
/// </remarks>
public static class FactFile
{
    public static byte[] Write(ActivityReturn activityReturn) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new FactJson(
                activityReturn.Departement,
                activityReturn.Month.ToString(),
                activityReturn.Edition,
                [
                    .. activityReturn.Cells.Space.Names.Select(name =>
                        $"{name.Indicator.Code}/{name.Breakdown}/{name.Category}"
                    ),
                ],
                activityReturn
                    .Cells.All.ToArray()
                    .ToDictionary(territory => territory.Code, FiguresOf, StringComparer.Ordinal)
            ),
            JsonSerializerOptions.Web
        );

    /// <param name="utf8">What <see cref="Write"/> wrote.</param>
    /// <param name="editions">The nomenclature.</param>
    /// <exception cref="InvalidDataException">When the bytes are not what <see cref="Write"/> wrote, or name what no edition has.</exception>
    public static ActivityReturn Read(ReadOnlySpan<byte> utf8, EditionSeries editions)
    {
        try
        {
            FactJson facts =
                JsonSerializer.Deserialize<FactJson>(utf8, JsonSerializerOptions.Web)
                ?? throw new InvalidDataException("The fact file is empty.");
            NomenclatureEdition edition =
                editions.Editions.FirstOrDefault(each =>
                    string.Equals(each.Period.Id, facts.Edition, StringComparison.Ordinal)
                ) ?? throw new InvalidDataException($"There is no edition « {facts.Edition} ».");
            MonthCells cells = new(edition.Cells);
            int[] positions = [.. facts.Cells.Select(name => CellOf(edition, name))];
            foreach ((string code, FactTerritory figures) in facts.Territories)
            {
                Fill(cells.Open(code), figures, positions);
            }

            return new ActivityReturn(facts.Departement, ReferenceMonth.Parse(facts.Month), facts.Edition, cells);
        }
        catch (Exception error)
            when (error is JsonException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("The fact file cannot be read.", error);
        }
    }

    private static FactTerritory FiguresOf(TerritoryCells territory)
    {
        List<long> figures = [];
        Dictionary<int, string> comments = [];
        for (int cell = 0; cell < territory.Count; cell++)
        {
            if (territory.StatusOf(cell) == ValueStatus.Absent)
            {
                continue;
            }

            figures.AddRange([cell, (long)territory.StatusOf(cell), territory.Hundredths(cell)]);
            if (territory.CommentOf(cell) is { Length: > 0 } comment)
            {
                comments.Add(cell, comment);
            }
        }

        return new FactTerritory([.. figures], comments.Count > 0 ? comments : null);
    }

    private static void Fill(TerritoryCells territory, FactTerritory facts, int[] positions)
    {
        for (int at = 0; at + 2 < facts.Figures.Length; at += 3)
        {
            int cell = positions[facts.Figures[at]];
            territory.Set(cell, (ValueStatus)facts.Figures[at + 1], facts.Figures[at + 2], line: 0);
        }

        foreach ((int cell, string comment) in facts.Comments ?? [])
        {
            territory.SetComment(positions[cell], comment);
        }
    }

    private static int CellOf(NomenclatureEdition edition, string name)
    {
        string[] parts = name.Split('/');
        int cell = parts.Length == 3 ? edition.Cells.Find(parts[0], parts[1], parts[2]) : -1;
        return cell >= 0
            ? cell
            : throw new InvalidDataException($"Edition {edition.Period.Id} has no figure « {name} ».");
    }
}

internal sealed record FactJson(
    string Departement,
    string Month,
    string Edition,
    string[] Cells,
    Dictionary<string, FactTerritory> Territories
);

/// <param name="Figures">Three numbers a figure: cell, status, hundredths.</param>
/// <param name="Comments">By cell.</param>
internal sealed record FactTerritory(long[] Figures, Dictionary<int, string>? Comments);
