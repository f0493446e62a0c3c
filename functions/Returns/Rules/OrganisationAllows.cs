using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>A figure is zero while the département says it is not organised to have any: no admin-desk visit without an admin desk.</summary>
internal sealed class OrganisationAllows(EditionRule rule, NomenclatureEdition edition) : IReturnRule
{
    private readonly int cell = edition.Cells.Find(rule.Indicator!);

    public void Check(RuleScope scope, FindingList findings)
    {
        if (!string.Equals(scope.Organisation?.ValueOf(rule.Axis!, scope.Month), rule.Value, StringComparison.Ordinal))
        {
            return;
        }

        foreach (TerritoryCells territory in scope.Cells.All)
        {
            if (territory.HasValue(cell) && territory.Hundredths(cell) > 0)
            {
                findings.Add(
                    new(
                        rule.Code,
                        RuleBook.SeverityOf(rule),
                        territory.LineOf(cell),
                        ReturnColumns.Value,
                        $"{rule.Indicator} = {ReturnNumber.Write(territory.Hundredths(cell))}",
                        $"{rule.Axis} = {rule.Value}"
                    )
                );
            }
        }
    }
}
