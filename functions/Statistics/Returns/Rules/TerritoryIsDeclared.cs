using Observatoire.Statistics.Findings;

namespace Observatoire.Statistics.Returns.Rules;

/// <summary>
/// N04: a line about a part of the département names a declared territory. No territory can be declared yet, so only
/// whole-département lines (an empty territory) pass.
/// </summary>
public sealed class TerritoryIsDeclared : IReturnRule
{
    public const string Code = "N04";

    public void Check(IReadOnlyList<SubmittedRow> rows, CheckScope scope, FindingList findings)
    {
        foreach (SubmittedRow row in rows)
        {
            if (!string.IsNullOrWhiteSpace(row.Territory))
            {
                findings.Add(new(Code, Severity.Error, row.Line, ReturnColumns.Territory, row.Territory.Trim(), "« »"));
            }
        }
    }
}
