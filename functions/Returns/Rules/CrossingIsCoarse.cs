using Observatoire.Editions;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Privacy;

namespace Observatoire.Returns.Rules;

/// <summary>
/// R39X: the figures crossed by territory and breakdown are not mostly ones, which would be people one by one. See
/// docs/methods/privacy-guard.md.
/// </summary>
public sealed record CrossingIsCoarse : RuleForm
{
    public override IReturnRule Bind(NomenclatureEdition edition) => new Bound(this, edition);

    private sealed class Bound(CrossingIsCoarse rule, NomenclatureEdition edition) : IReturnRule
    {
        private readonly int[] crossed =
        [
            .. Enumerable
                .Range(0, edition.Cells.Count)
                .Where(cell => edition.Cells.Names[cell] is { Breakdown.Length: > 0, Indicator.CountsPeople: true }),
        ];

        public void Check(RuleScope scope, FindingList findings)
        {
            FineCrossingCount count = new();
            foreach (TerritoryCells territory in scope.Cells.Territories)
            {
                ReadOnlySpan<long> values = territory.All;
                foreach (int cell in crossed)
                {
                    if (territory.HasValue(cell))
                    {
                        count.Add(values[cell]);
                    }
                }
            }

            if (count.IsTooFine)
            {
                findings.Add(new(rule.Code, rule.Severity, scope.Cells.FirstLine, ReturnColumns.Value));
            }
        }
    }
}
