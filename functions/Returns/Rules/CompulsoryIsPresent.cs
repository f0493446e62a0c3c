using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>N03: each compulsory indicator has its total line, with a value or with the reason it has none.</summary>
internal sealed class CompulsoryIsPresent : IReturnRule
{
    public const string Code = "N03";

    public void Check(RuleScope scope, FindingList findings)
    {
        IndicatorDefinition[] absent =
        [
            .. scope.Edition.Sent.Where(indicator =>
                indicator.Compulsory
                && !scope.Doubts.Contains(indicator.Code)
                && scope.Cells.Whole.StatusOf(scope.Edition.Cells.Find(indicator.Code)) == ValueStatus.Absent
            ),
        ];
        if (absent.Length <= scope.Doubts.Unplaced)
        {
            return;
        }

        foreach (IndicatorDefinition indicator in absent)
        {
            findings.Add(new(Code, Severity.Error, null, ReturnColumns.Indicator, null, indicator.Code));
        }
    }
}
