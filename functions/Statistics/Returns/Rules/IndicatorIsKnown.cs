using Observatoire.Statistics.Findings;

namespace Observatoire.Statistics.Returns.Rules;

/// <summary>N01: the indicator is a code of the edition in force.</summary>
public sealed class IndicatorIsKnown : IReturnRule
{
    public const string Code = "N01";

    public void Check(IReadOnlyList<SubmittedRow> rows, CheckScope scope, FindingList findings)
    {
        string expected = string.Join(", ", scope.Edition.Indicators.Select(indicator => indicator.Code));
        foreach (SubmittedRow row in rows)
        {
            if (scope.Edition.FindIndicator(row.Indicator.Trim()) is null)
            {
                findings.Add(
                    new(Code, Severity.Error, row.Line, ReturnColumns.Indicator, row.Indicator.Trim(), expected)
                );
            }
        }
    }
}
