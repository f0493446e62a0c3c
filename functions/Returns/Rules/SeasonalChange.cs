using System.Globalization;
using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>
/// R30: a count moved, over the same month of the year before, by more than chance would move it:
/// |x - y| &gt; factor × √(x + y + 1). The same month, so that a season is not a fault. See docs/methods/outliers.md.
/// </summary>
public sealed record SeasonalChange : RuleForm
{
    public required Limits Bounds { get; init; }

    public override string Describe() =>
        string.Create(CultureInfo.InvariantCulture, $"factor {Bounds.Factor}; months {Bounds.Months}");

    public override void Prove(NomenclatureEdition edition) => ProveBounds(Bounds.Factor, Bounds.Months);

    public override IReturnRule Bind(NomenclatureEdition edition) => new Bound(this, edition);

    /// <param name="Factor">How many times its standard error a change is let be.</param>
    /// <param name="Months">Months to the one it is compared with.</param>
    public sealed record Limits(double Factor, int Months);

    private sealed class Bound(SeasonalChange rule, NomenclatureEdition edition) : IReturnRule
    {
        private readonly int[] counts = CountsOf(edition);

        public void Check(RuleScope scope, FindingList findings)
        {
            TerritoryCells whole = scope.Cells.Whole;
            foreach (int cell in counts)
            {
                string indicator = scope.Cells.Space.Names[cell].Indicator.Code;
                if (
                    !whole.HasValue(cell)
                    || scope.History.TotalOf(indicator, scope.Month.PlusMonths(-rule.Bounds.Months)) is not long before
                )
                {
                    continue;
                }

                double now = whole.Hundredths(cell) / 100d;
                double then = before / 100d;
                if (Math.Abs(now - then) > rule.Bounds.Factor * Math.Sqrt(now + then + 1))
                {
                    findings.Add(
                        rule.Found(
                            whole.LineOf(cell),
                            ReturnNumber.Write(whole.Hundredths(cell)),
                            ReturnNumber.Write(before)
                        )
                    );
                }
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
