using Observatoire.Editions;

namespace Observatoire.Formats.Nomenclature;

/// <summary>
/// The breakdowns as <c>breakdowns.csv</c> writes them: a line that names the breakdown (no category), then a line a
/// category.
/// </summary>
internal static class BreakdownFile
{
    /// <param name="rows">Breakdown, category, label in French, label in English.</param>
    /// <exception cref="InvalidDataException">When a breakdown is not named once, or a label is missing.</exception>
    public static IReadOnlyList<Breakdown> Read(IReadOnlyList<string[]> rows)
    {
        foreach (string[] row in rows.Where(row => row[2].Length == 0 || row[3].Length == 0))
        {
            throw new InvalidDataException($"breakdowns.csv: « {row[0]} {row[1]} » has no label.");
        }

        return [.. rows.GroupBy(row => row[0], StringComparer.Ordinal).Select(Read)];
    }

    private static Breakdown Read(IGrouping<string, string[]> rows) =>
        rows.Where(row => row[1].Length == 0).ToArray() is [string[] name]
            ? new Breakdown(
                rows.Key,
                LabelOf(name),
                [.. rows.Where(row => row[1].Length > 0).Select(row => new Category(row[1], LabelOf(row)))]
            )
            : throw new InvalidDataException($"breakdowns.csv: « {rows.Key} » is not named on one line.");

    private static BilingualText LabelOf(string[] row) => new(row[2], row[3]);
}
