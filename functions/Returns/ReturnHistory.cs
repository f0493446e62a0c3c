using Observatoire.Editions.Time;

namespace Observatoire.Returns;

/// <summary>What a département sent before: what the rules over several months compare a return with. Immutable.</summary>
/// <param name="totals">
/// For each earlier month, the whole département's total of each indicator that had a value, in hundredths.
/// </param>
/// <param name="cells">The figures of the months they are known for: at least, where sent, the month before.</param>
public sealed class ReturnHistory(
    IReadOnlyDictionary<ReferenceMonth, IReadOnlyDictionary<string, long>> totals,
    IReadOnlyDictionary<ReferenceMonth, MonthCells> cells
)
{
    /// <summary>Nothing is known: the rules over several months find nothing.</summary>
    public static ReturnHistory None { get; } =
        new(
            new Dictionary<ReferenceMonth, IReadOnlyDictionary<string, long>>(),
            new Dictionary<ReferenceMonth, MonthCells>()
        );

    /// <summary>Number of earlier months the rules may ask for.</summary>
    public const int MonthsNeeded = 36;

    /// <summary>All the figures of a month, or null when they are not known.</summary>
    public MonthCells? CellsOf(ReferenceMonth month) => cells.GetValueOrDefault(month);

    /// <summary>The whole département's total in a month, in hundredths, or null when it gave none.</summary>
    public long? TotalOf(string indicator, ReferenceMonth month) => TotalsOf(month).Of(indicator);

    /// <summary>The whole département's totals of a month; of none when it was not sent.</summary>
    public EarlierTotals TotalsOf(ReferenceMonth month) =>
        new(totals.GetValueOrDefault(month), cells.GetValueOrDefault(month));

    /// <summary>This history with the months of a file over it: a file of several months is its own history.</summary>
    internal ReturnHistory With(IReadOnlyDictionary<ReferenceMonth, MonthCells> months)
    {
        Dictionary<ReferenceMonth, MonthCells> all = new(cells);
        foreach ((ReferenceMonth month, MonthCells ofMonth) in months)
        {
            all[month] = ofMonth;
        }

        return new ReturnHistory(totals, all);
    }
}

/// <summary>The totals of an earlier month: from all its figures where they are known, else from the ledger.</summary>
public readonly struct EarlierTotals(IReadOnlyDictionary<string, long>? totals, MonthCells? cells)
{
    /// <summary>True when nothing is known of the month.</summary>
    public bool IsEmpty => totals is null && cells is null;

    /// <summary>The total of an indicator, in hundredths, or null when the month gave none.</summary>
    public long? Of(string indicator)
    {
        if (cells is not null)
        {
            int cell = cells.Space.Find(indicator);
            return cell >= 0 && cells.Whole.HasValue(cell) ? cells.Whole.Hundredths(cell) : null;
        }

        return totals is not null && totals.TryGetValue(indicator, out long total) ? total : null;
    }
}
