using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

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

        string[] declared = TerritoryIsDeclared.Declared(scope);
        string[] silent = [.. declared.Where(code => scope.Cells.Find(code) is null)];

        // A territory under a wrong code (N04) may be the one that seems absent.
        int misnamed = scope.Cells.Territories.Length - (declared.Length - silent.Length);
        if (silent.Length == declared.Length || silent.Length <= misnamed)
        {
            return;
        }

        foreach (string territory in silent)
        {
            findings.Add(new(Code, Severity.Error, null, ReturnColumns.Territory, null, territory));
        }
    }
}
