using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>
/// R30: a count moved, over the same month of the year before, by more than chance would move it:
/// |x - y| &gt; factor × √(x + y + 1). The same month, so that a season is not a fault. See docs/methods/outliers.md.
/// </summary>
internal sealed class SeasonalChange(EditionRule rule, NomenclatureEdition edition) : IReturnRule
{
    public const string Code = "R30";

    private readonly double factor = RuleBook.Bound(rule, "factor");
    private readonly int months = (int)RuleBook.Bound(rule, "months");
    private readonly int[] counts = CountsOf(edition);

    public void Check(RuleScope scope, FindingList findings)
    {
        TerritoryCells whole = scope.Cells.Whole;
        foreach (int cell in counts)
        {
            string indicator = scope.Cells.Space.Names[cell].Indicator.Code;
            if (
                !whole.HasValue(cell)
                || scope.History.TotalOf(indicator, scope.Month.PlusMonths(-months)) is not long before
            )
            {
                continue;
            }

            double now = whole.Hundredths(cell) / 100d;
            double then = before / 100d;
            if (Math.Abs(now - then) > factor * Math.Sqrt(now + then + 1))
            {
                findings.Add(
                    new(
                        Code,
                        RuleBook.SeverityOf(rule),
                        whole.LineOf(cell),
                        ReturnColumns.Value,
                        ReturnNumber.Write(whole.Hundredths(cell)),
                        ReturnNumber.Write(before)
                    )
                );
            }
        }
    }

    /// <summary>
    /// The totals that count people or their requests: an amount, a full-time equivalent or a sum of waiting days does not
    /// vary as a count does.
    /// </summary>
    internal static int[] CountsOf(NomenclatureEdition edition) =>
        [
            .. edition
                .Sent.Where(indicator => indicator is { Decimals: 0, CountsPeople: true })
                .Select(indicator => edition.Cells.Find(indicator.Code)),
        ];
}
