using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>
/// R14: what the territories give adds up to the département's line; where some people are counted in several territories
/// (a distinct count) the département has at least the largest of them and at most their sum.
/// </summary>
public sealed record TerritoriesMakeTotal : RuleForm
{
    public override IReturnRule Bind(NomenclatureEdition edition) => new Bound(this, edition);

    private sealed class Bound(TerritoriesMakeTotal rule, NomenclatureEdition edition) : IReturnRule
    {
        private readonly bool[] distinct =
        [
            .. edition.Cells.Names.Select(name => name.Indicator.Counting == IndicatorCounting.Distinct),
        ];

        public void Check(RuleScope scope, FindingList findings)
        {
            if (scope.Cells.Territories.IsEmpty)
            {
                return;
            }

            TerritoryCells whole = scope.Cells.Whole;
            Sum[] sums = new Sum[whole.Count];
            foreach (TerritoryCells territory in scope.Cells.Territories)
            {
                Add(territory, sums);
            }

            for (int cell = 0; cell < whole.Count; cell++)
            {
                if (
                    whole.HasValue(cell)
                    && sums[cell] is { Given: > 0, Unknown: false } sum
                    && !Holds(whole.Hundredths(cell), sum, distinct[cell])
                    && !scope.Doubts.Contains(scope.Cells.Space.Names[cell].Indicator.Code)
                )
                {
                    Report(whole, cell, sum, findings);
                }
            }
        }

        private static void Add(TerritoryCells territory, Sum[] sums)
        {
            ReadOnlySpan<long> values = territory.All;
            for (int cell = 0; cell < sums.Length; cell++)
            {
                ref Sum sum = ref sums[cell];
                if (territory.HasValue(cell))
                {
                    long value = values[cell];
                    sum.Total += value;
                    sum.Largest = Math.Max(sum.Largest, value);
                    sum.Given++;
                }
                else
                {
                    sum.Unknown |= territory.StatusOf(cell) is not (ValueStatus.Absent or ValueStatus.NotApplicable);
                }
            }
        }

        private static bool Holds(long total, in Sum sum, bool isDistinct) =>
            isDistinct ? sum.Largest <= total && total <= sum.Total : total == sum.Total;

        private void Report(TerritoryCells whole, int cell, in Sum sum, FindingList findings)
        {
            string expected = distinct[cell]
                ? $"{ReturnNumber.Write(sum.Largest)} … {ReturnNumber.Write(sum.Total)}"
                : ReturnNumber.Write(sum.Total);
            findings.Add(rule.Found(whole.LineOf(cell), ReturnNumber.Write(whole.Hundredths(cell)), expected));
        }

        /// <summary>What the territories give for one cell, in hundredths.</summary>
        private struct Sum
        {
            public long Total;
            public long Largest;
            public int Given;

            /// <summary>True when a territory's figure is missing or could not be read.</summary>
            public bool Unknown;
        }
    }
}
