using Observatoire.Statistics.Findings;

namespace Observatoire.Statistics.Returns.Rules;

/// <summary>R36: every line is about the month of the return, written <c>2018-12</c>.</summary>
public sealed class MonthMatches : IReturnRule
{
    public const string Code = "R36";

    public void Check(IReadOnlyList<SubmittedRow> rows, CheckScope scope, FindingList findings)
    {
        string expected = scope.Month.ToString();
        foreach (SubmittedRow row in rows)
        {
            if (!string.Equals(row.Month.Trim(), expected, StringComparison.Ordinal))
            {
                findings.Add(new(Code, Severity.Error, row.Line, ReturnColumns.Month, row.Month, expected));
            }
        }
    }
}
