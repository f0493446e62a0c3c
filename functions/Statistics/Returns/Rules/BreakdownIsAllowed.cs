using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Nomenclature;

namespace Observatoire.Statistics.Returns.Rules;

/// <summary>
/// N02: the breakdown is one the indicator has, and the category one of its categories; both empty for a total.
/// </summary>
public sealed class BreakdownIsAllowed : IReturnRule
{
    public const string Code = "N02";

    public void Check(IReadOnlyList<SubmittedRow> rows, CheckScope scope, FindingList findings)
    {
        foreach (SubmittedRow row in rows)
        {
            string breakdown = row.Breakdown.Trim();
            string category = row.Category.Trim();
            if (scope.Edition.FindIndicator(row.Indicator.Trim()) is not IndicatorDefinition indicator)
            {
                continue;
            }

            if (breakdown.Length > 0 && !indicator.Breakdowns.Contains(breakdown, StringComparer.Ordinal))
            {
                string allowed = string.Join(", ", indicator.Breakdowns.Prepend("« »"));
                findings.Add(new(Code, Severity.Error, row.Line, ReturnColumns.Breakdown, breakdown, allowed));
            }
            else if (!IsCategory(scope.Edition, breakdown, category))
            {
                string allowed =
                    breakdown.Length == 0 ? "« »" : string.Join(", ", scope.Edition.CategoriesOf(breakdown));
                findings.Add(new(Code, Severity.Error, row.Line, ReturnColumns.Category, category, allowed));
            }
        }
    }

    private static bool IsCategory(NomenclatureEdition edition, string breakdown, string category) =>
        breakdown.Length == 0 ? category.Length == 0 : edition.HasCategory(breakdown, category);
}
