using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Returns.Privacy;

namespace Observatoire.Statistics.Returns.Rules;

/// <summary>
/// R39X: the figures crossed by territory and breakdown are not mostly ones, which would be people one by one. See
/// docs/methods/privacy-guard.md.
/// </summary>
internal sealed class CrossingIsCoarse : IReturnRule
{
    public const string Rule = "R39";

    public void Check(RuleScope scope, FindingList findings)
    {
        FineCrossingCount count = new();
        foreach (TerritoryCells territory in scope.Cells.Territories)
        {
            for (int cell = 0; cell < territory.Count; cell++)
            {
                if (territory.HasValue(cell) && scope.Cells.Space.Names[cell].Indicator.CountsPeople)
                {
                    bool crossed = scope.Cells.Space.Names[cell].Breakdown.Length > 0;
                    count.Add(crossed, territory.Hundredths(cell) / 100d);
                }
            }
        }

        if (count.IsTooFine)
        {
            findings.Add(
                new(PersonalMarkCodes.FineCrossing, Severity.Error, scope.Cells.FirstLine, ReturnColumns.Value)
            );
        }
    }
}
