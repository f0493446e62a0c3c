using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Nomenclature;

namespace Observatoire.Statistics.Returns.Rules;

/// <summary>N03: each compulsory indicator has its total line, with a value or with the reason it has none.</summary>
public sealed class CompulsoryIsPresent : IReturnRule
{
    public const string Code = "N03";

    public void Check(IReadOnlyList<SubmittedRow> rows, CheckScope scope, FindingList findings)
    {
        HashSet<string> totals = new(
            rows.Where(row => string.IsNullOrWhiteSpace(row.Territory + row.Breakdown))
                .Select(row => row.Indicator.Trim()),
            StringComparer.Ordinal
        );
        foreach (IndicatorDefinition indicator in scope.Edition.Indicators.Where(indicator => indicator.Compulsory))
        {
            if (!totals.Contains(indicator.Code))
            {
                findings.Add(new(Code, Severity.Error, null, ReturnColumns.Indicator, null, indicator.Code));
            }
        }
    }
}
