using System.Text.Json;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns;

namespace Observatoire.Formats.Returns;

/// <summary>
/// An accepted return as JSON, typed and compact: what the indicators are computed from. It can be rebuilt from the raw
/// file.
/// </summary>
/// <remarks>
/// A cell is a position in <c>cells</c>, the names of the cells that the return gives.
/// </remarks>
public static class FactFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static byte[] Write(ActivityReturn activityReturn)
    {
        CellSpace space = activityReturn.Cells.Space;
        TerritoryCells[] territories = activityReturn.Cells.All.ToArray();
        int[] given = [.. Enumerable.Range(0, space.Count).Where(cell => territories.Any(each => IsGiven(each, cell)))];
        return JsonSerializer.SerializeToUtf8Bytes(
            new FactJson(
                activityReturn.Departement,
                activityReturn.Month.ToString(),
                activityReturn.Edition,
                [
                    .. given
                        .Select(cell => space.Names[cell])
                        .Select(name => $"{name.Indicator.Code}/{name.Breakdown}/{name.Category}"),
                ],
                territories.ToDictionary(
                    territory => territory.Code,
                    territory => FiguresOf(territory, given),
                    StringComparer.Ordinal
                )
            ),
            Json
        );
    }

    /// <param name="utf8">What <see cref="Write"/> wrote.</param>
    /// <param name="editions">The nomenclature.</param>
    /// <returns>The return; null when these are not the bytes this version writes: the raw file is then to be read again.</returns>
    public static ActivityReturn? Read(ReadOnlySpan<byte> utf8, EditionSeries editions)
    {
        try
        {
            return
                JsonSerializer.Deserialize<FactJson>(utf8, Json) is FactJson facts
                && editions.Find(facts.Edition) is NomenclatureEdition edition
                ? Typed(facts, edition)
                : null;
        }
        catch (Exception error)
            when (error is JsonException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static ActivityReturn? Typed(FactJson facts, NomenclatureEdition edition)
    {
        MonthCells cells = new(edition.Cells);
        int[] positions = [.. facts.Cells.Select(name => CellOf(edition, name))];
        if (positions.Contains(-1))
        {
            return null;
        }

        foreach ((string code, FactTerritory figures) in facts.Territories)
        {
            Fill(cells.Open(code), figures, positions);
        }

        return new ActivityReturn(facts.Departement, ReferenceMonth.Parse(facts.Month), facts.Edition, cells);
    }

    private static bool IsGiven(TerritoryCells territory, int cell) =>
        territory.StatusOf(cell) != ValueStatus.Absent || territory.CommentOf(cell) is { Length: > 0 };

    private static FactTerritory FiguresOf(TerritoryCells territory, int[] given)
    {
        long?[] values = new long?[given.Length];
        Dictionary<int, ValueStatus> statuses = [];
        Dictionary<int, string> comments = [];
        for (int at = 0; at < given.Length; at++)
        {
            int cell = given[at];
            ValueStatus status = territory.StatusOf(cell);
            values[at] = territory.HasValue(cell) ? territory.Hundredths(cell) : null;
            if (status is not (ValueStatus.Absent or ValueStatus.Reported))
            {
                statuses.Add(at, status);
            }

            if (territory.CommentOf(cell) is { Length: > 0 } comment)
            {
                comments.Add(at, comment);
            }
        }

        return new FactTerritory(values, statuses.Count > 0 ? statuses : null, comments.Count > 0 ? comments : null);
    }

    private static void Fill(TerritoryCells territory, FactTerritory facts, int[] positions)
    {
        for (int at = 0; at < facts.Values.Length; at++)
        {
            if (facts.Values[at] is long value)
            {
                territory.Set(positions[at], ValueStatus.Reported, value, line: 0);
            }
        }

        foreach ((int at, ValueStatus status) in facts.Statuses ?? [])
        {
            territory.Set(positions[at], status, facts.Values[at] ?? 0, line: 0);
        }

        foreach ((int at, string comment) in facts.Comments ?? [])
        {
            territory.SetComment(positions[at], comment);
        }
    }

    private static int CellOf(NomenclatureEdition edition, string name) =>
        name.Split('/') is [string indicator, string breakdown, string category]
            ? edition.Cells.Find(indicator, breakdown, category)
            : -1;
}

internal sealed record FactJson(
    string Departement,
    string Month,
    string Edition,
    string[] Cells,
    Dictionary<string, FactTerritory> Territories
);

/// <param name="Values">One a cell, in hundredths; null where there is none.</param>
/// <param name="Statuses">By cell: why it has no value, or that it is estimated. A value without status is counted; nothing at all is absent.</param>
/// <param name="Comments">By cell.</param>
internal sealed record FactTerritory(
    long?[] Values,
    Dictionary<int, ValueStatus>? Statuses = null,
    Dictionary<int, string>? Comments = null
);
