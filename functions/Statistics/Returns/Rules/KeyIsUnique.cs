using System.Globalization;
using Observatoire.Statistics.Findings;

namespace Observatoire.Statistics.Returns.Rules;

/// <summary>R36K: one figure is given once; the finding names the line that gave it first.</summary>
public sealed class KeyIsUnique : IReturnRule
{
    public const string Code = "R36K";

    public void Check(IReadOnlyList<SubmittedRow> rows, CheckScope scope, FindingList findings)
    {
        Dictionary<(string, string, string, string), int> lines = [];
        foreach (SubmittedRow row in rows)
        {
            var key = (row.Indicator.Trim(), row.Territory.Trim(), row.Breakdown.Trim(), row.Category.Trim());
            if (!lines.TryAdd(key, row.Line))
            {
                string first = lines[key].ToString(CultureInfo.InvariantCulture);
                findings.Add(new(Code, Severity.Error, row.Line, ReturnColumns.Indicator, row.Indicator.Trim(), first));
            }
        }
    }
}
