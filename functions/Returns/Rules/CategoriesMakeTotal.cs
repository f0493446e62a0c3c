using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>
/// R15: the categories of a breakdown that a return gives add up to the indicator's total; an indicator of its own rule
/// (R12) is found under that code. Nothing is found where a category is said to be missing, or could not be read.
/// </summary>
internal sealed class CategoriesMakeTotal : IReturnRule
{
    public const string Code = "R15";

    private readonly Breakdown[] breakdowns;

    public CategoriesMakeTotal(NomenclatureEdition edition)
    {
        Dictionary<string, string> ownCodes = edition
            .Rules.Where(rule => rule.Categories is not null)
            .ToDictionary(rule => rule.Categories!, rule => rule.Code, StringComparer.Ordinal);
        breakdowns =
        [
            .. edition.Sent.SelectMany(
                indicator => indicator.Breakdowns,
                (indicator, breakdown) =>
                    new Breakdown(
                        ownCodes.GetValueOrDefault(indicator.Code, Code),
                        indicator.Code,
                        breakdown,
                        edition.Cells.Find(indicator.Code),
                        [.. edition.Cells.CategoriesOf(indicator.Code, breakdown)]
                    )
            ),
        ];
    }

    public void Check(RuleScope scope, FindingList findings)
    {
        foreach (TerritoryCells territory in scope.Cells.All)
        {
            foreach (Breakdown breakdown in breakdowns)
            {
                if (scope.Doubts.IsEmpty || !scope.Doubts.Contains(breakdown.Indicator))
                {
                    Check(territory, breakdown, findings);
                }
            }
        }
    }

    private static void Check(TerritoryCells territory, Breakdown breakdown, FindingList findings)
    {
        if (!territory.HasValue(breakdown.Total))
        {
            return;
        }

        long sum = 0;
        int given = 0;
        foreach (int cell in breakdown.Categories)
        {
            ValueStatus status = territory.StatusOf(cell);
            if (territory.HasValue(cell))
            {
                sum += territory.Hundredths(cell);
                given++;
            }
            else if (status is not (ValueStatus.Absent or ValueStatus.NotApplicable))
            {
                return;
            }
        }

        if (given > 0 && sum != territory.Hundredths(breakdown.Total))
        {
            findings.Add(
                new(
                    breakdown.Code,
                    Severity.Error,
                    territory.LineOf(breakdown.Total),
                    ReturnColumns.Value,
                    ReturnNumber.Write(territory.Hundredths(breakdown.Total)),
                    $"{breakdown.Name} = {ReturnNumber.Write(sum)}"
                )
            );
        }
    }

    private sealed record Breakdown(string Code, string Indicator, string Name, int Total, int[] Categories);
}
