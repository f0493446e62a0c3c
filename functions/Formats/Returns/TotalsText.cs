using System.Globalization;
using Observatoire.Statistics.Returns;

namespace Observatoire.Formats.Returns;

/// <summary>
/// The whole département's totals of a month as one short text, <c>INS_FOY=769000;ETP_POU=12050</c> in hundredths: what
/// the rules over several months need of an earlier return, kept beside its ledger entry.
/// </summary>
public static class TotalsText
{
    public static string Write(ActivityReturn activityReturn)
    {
        MonthCells cells = activityReturn.Cells;
        return string.Join(
            ';',
            Enumerable
                .Range(0, cells.Space.Count)
                .Where(cell => cells.Space.Names[cell].Breakdown.Length == 0 && cells.Whole.HasValue(cell))
                .Select(cell =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{cells.Space.Names[cell].Indicator.Code}={cells.Whole.Hundredths(cell)}"
                    )
                )
        );
    }

    /// <returns>Hundredths by code; empty for an empty text.</returns>
    /// <exception cref="FormatException">When the text is not what <see cref="Write"/> wrote.</exception>
    public static IReadOnlyDictionary<string, long> Read(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(
                pair => pair[0],
                pair => long.Parse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );
}
