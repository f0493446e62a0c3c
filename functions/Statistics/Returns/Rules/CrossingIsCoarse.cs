using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Returns.Privacy;

namespace Observatoire.Statistics.Returns.Rules;

/// <summary>
/// R39X: the figures crossed by territory and breakdown are not mostly ones, which would be people one by one. See
/// docs/methods/privacy-guard.md.
/// </summary>
internal sealed class CrossingIsCoarse(NomenclatureEdition edition) : IReturnRule
{
    private readonly bool[] isCrossed =
    [
        .. edition.Cells.Names.Select(name => name.Breakdown.Length > 0 && name.Indicator.CountsPeople),
    ];

    public void Check(RuleScope scope, FindingList findings)
    {
        FineCrossingCount count = new();
        foreach (TerritoryCells territory in scope.Cells.Territories)
        {
            for (int cell = 0; cell < territory.Count; cell++)
            {
                if (isCrossed[cell] && territory.HasValue(cell))
                {
                    count.Add(isCrossed: true, territory.Hundredths(cell) / 100d);
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
