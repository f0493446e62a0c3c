using System.Globalization;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>
/// R32: nearly all the figures are those of an earlier month: its file, perhaps. All of them are compared with the month
/// before, and the totals with those before it. Zeros are not counted.
/// </summary>
public sealed record CopyOfEarlierMonth : RuleForm
{
    public required Limits Bounds { get; init; }

    public override string Describe() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"least {Bounds.Least}; months {Bounds.Months}; share {Bounds.Share}"
        );

    public override void Prove(NomenclatureEdition edition) => ProveBounds(Bounds.Share, Bounds.Least, Bounds.Months);

    public override IReturnRule Bind(NomenclatureEdition edition) => Compile(edition);

    /// <summary>What finds the month that was copied.</summary>
    internal Bound Compile(NomenclatureEdition edition) => new(this, edition);

    /// <param name="Share">Share of the figures compared that are the same, from which they are a copy.</param>
    /// <param name="Least">Figures there must be to compare.</param>
    /// <param name="Months">Months before that are compared.</param>
    public sealed record Limits(double Share, int Least, int Months);

    /// <summary>The month that was copied, and how many figures are its own, of those compared.</summary>
    internal readonly record struct Copy(ReferenceMonth Month, int Same, int Compared);

    internal sealed class Bound(CopyOfEarlierMonth rule, NomenclatureEdition edition) : IReturnRule
    {
        private readonly (string Code, int Cell)[] totals =
        [
            .. edition.Sent.Select(indicator => (indicator.Code, edition.Cells.Find(indicator.Code))),
        ];

        public void Check(RuleScope scope, FindingList findings)
        {
            if (Find(scope) is Copy copy)
            {
                string found = (100d * copy.Same / copy.Compared).ToString("0", CultureInfo.InvariantCulture) + " %";
                findings.Add(
                    rule.Found(scope.Cells.FirstLine, found, copy.Month.ToString()) with
                    {
                        Surprise = (double)copy.Same / Math.Max(1, rule.Bounds.Least),
                    }
                );
            }
        }

        /// <summary>Null when no month was copied; of several, the one that has most of the figures, and the latest of these.</summary>
        public Copy? Find(RuleScope scope)
        {
            Copy? best = null;
            for (int back = 1; back <= rule.Bounds.Months; back++)
            {
                ReferenceMonth month = scope.Month.PlusMonths(-back);
                Copy copy =
                    back == 1 && scope.History.CellsOf(month) is MonthCells before && before.Space == scope.Cells.Space
                        ? CompareCells(scope, month, before)
                        : CompareTotals(scope, month);
                if (
                    copy.Compared >= rule.Bounds.Least
                    && copy.Same >= rule.Bounds.Share * copy.Compared
                    && (
                        best is not Copy other
                        || (double)copy.Same / copy.Compared > (double)other.Same / other.Compared
                    )
                )
                {
                    best = copy;
                }
            }

            return best;
        }

        private static Copy CompareCells(RuleScope scope, ReferenceMonth month, MonthCells before)
        {
            int compared = 0;
            int same = 0;
            foreach (TerritoryCells now in scope.Cells.All)
            {
                if (before.Find(now.Code) is not TerritoryCells then)
                {
                    continue;
                }

                for (int cell = 0; cell < now.Count; cell++)
                {
                    if (now.HasValue(cell) && then.HasValue(cell) && now.Hundredths(cell) + then.Hundredths(cell) > 0)
                    {
                        compared++;
                        same += now.Hundredths(cell) == then.Hundredths(cell) ? 1 : 0;
                    }
                }
            }

            return new Copy(month, same, compared);
        }

        private Copy CompareTotals(RuleScope scope, ReferenceMonth month)
        {
            EarlierTotals before = scope.History.TotalsOf(month);
            int compared = 0;
            int same = 0;
            // Once more of them differ than a copy may, the rest cannot make it one.
            int mostOther = (int)((1 - rule.Bounds.Share) * totals.Length) + 1;
            for (int at = 0; at < totals.Length && !before.IsEmpty && compared - same <= mostOther; at++)
            {
                (string code, int cell) = totals[at];
                if (
                    scope.Cells.Whole.HasValue(cell)
                    && before.Of(code) is long then
                    && scope.Cells.Whole.Hundredths(cell) + then > 0
                )
                {
                    compared++;
                    same += scope.Cells.Whole.Hundredths(cell) == then ? 1 : 0;
                }
            }

            return new Copy(month, same, compared);
        }
    }
}
