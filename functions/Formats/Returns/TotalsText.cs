using System.Globalization;
using Observatoire.Editions;
using Observatoire.Returns;

namespace Observatoire.Formats.Returns;

/// <summary>
/// The whole département's totals of a month as one short text, <c>INS_FOY=769000;ETP_POU[PRO=ASS]=12050</c> in
/// hundredths: what the rules over several months need of an earlier return, kept beside its ledger entry. Of the
/// categories, only those that derived indicators are computed from are kept.
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
                .Where(cell => cells.Whole.HasValue(cell))
                .Select(cell => (Key: KeyOf(cells.Space, cell), Hundredths: cells.Whole.Hundredths(cell)))
                .Where(total => total.Key is not null)
                .Select(total => string.Create(CultureInfo.InvariantCulture, $"{total.Key}={total.Hundredths}"))
        );
    }

    private static string? KeyOf(CellSpace space, int cell) =>
        space.Names[cell].Breakdown.Length == 0
            ? space.Names[cell].Indicator.Code
            : space.InFormulas.GetValueOrDefault(cell);

    /// <returns>Hundredths by code, or by code and category as <see cref="LinearTerm.Key"/>; empty for an empty text.</returns>
    /// <exception cref="FormatException">When the text is not what <see cref="Write"/> wrote.</exception>
    public static IReadOnlyDictionary<string, long> Read(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => (Text: pair, Equal: pair.LastIndexOf('=')))
            .ToDictionary(
                pair =>
                    pair.Equal > 0
                        ? pair.Text[..pair.Equal]
                        : throw new FormatException($"« {pair.Text} » has no code."),
                pair => long.Parse(pair.Text.AsSpan(pair.Equal + 1), NumberStyles.None, CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );
}
