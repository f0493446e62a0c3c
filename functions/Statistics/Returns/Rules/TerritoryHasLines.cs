using Observatoire.Statistics.Findings;

namespace Observatoire.Statistics.Returns.Rules;

/// <summary>
/// R35: in a return by territory, a declared territory without activity says so, by zeros or a status; leaving it out
/// says nothing.
/// </summary>
internal sealed class TerritoryHasLines : IReturnRule
{
    public const string Code = "R35";

    public void Check(RuleScope scope, FindingList findings)
    {
        if (scope.Cells.Territories.IsEmpty)
        {
            return;
        }

        foreach (string declared in TerritoryIsDeclared.Declared(scope).Where(code => scope.Cells.Find(code) is null))
        {
            findings.Add(new(Code, Severity.Error, null, ReturnColumns.Territory, null, declared));
        }
    }
}
