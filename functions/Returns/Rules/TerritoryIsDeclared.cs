using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>
/// N04: a line about a part of the département names a territory it has declared for that month. Where what it declared is
/// not known, nothing is said.
/// </summary>
internal sealed class TerritoryIsDeclared : IReturnRule
{
    public const string Code = "N04";

    public void Check(RuleScope scope, FindingList findings)
    {
        if (scope.Organisation is null || scope.Cells.Territories.IsEmpty)
        {
            return;
        }

        string[] declared = Declared(scope);
        string expected = string.Join(", ", declared.DefaultIfEmpty("« »"));
        foreach (TerritoryCells territory in scope.Cells.Territories)
        {
            if (!declared.Contains(territory.Code, StringComparer.Ordinal))
            {
                Report(territory, expected, findings);
            }
        }
    }

    internal static string[] Declared(RuleScope scope) =>
        [.. scope.Organisation?.TerritoriesIn(scope.Month).Select(each => each.Code) ?? []];

    private static void Report(TerritoryCells territory, string expected, FindingList findings)
    {
        for (int cell = 0; cell < territory.Count; cell++)
        {
            if (territory.StatusOf(cell) != ValueStatus.Absent)
            {
                findings.Add(
                    new(Code, Severity.Error, territory.LineOf(cell), ReturnColumns.Territory, territory.Code, expected)
                );
            }
        }
    }
}
