using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>
/// R15: the categories of a breakdown that a return gives add up to the indicator's total; an indicator may have a rule of
/// its own (R12). Nothing is found where a category is said to be missing, or could not be read.
/// </summary>
public sealed record CategoriesMakeTotal : RuleForm
{
    /// <summary>Code of the rule of the indicators that have none of their own.</summary>
    public const string UsualCode = "R15";

    /// <summary>The one code the rule is about; null: those that have no rule of their own.</summary>
    public string? Categories { get; init; }

    public override string Describe() =>
        Categories is null ? "" : $"sum of the categories of {Categories} = {Categories}";

    public override void Prove(NomenclatureEdition edition)
    {
        if (Categories is not null)
        {
            Require(
                ProveSent(edition, Categories).All(indicator => indicator.Breakdowns.Count > 0),
                $"adds up the categories of {Categories}, which has none."
            );
        }
    }

    public override IReturnRule Bind(NomenclatureEdition edition) => new Bound(this, edition);

    /// <summary>The indicator itself when it has a rule of its own.</summary>
    private static string? OwnRuleOf(string indicator, NomenclatureEdition edition)
    {
        IEnumerable<CategoriesMakeTotal> rules = edition.Rules.OfType<CategoriesMakeTotal>();
        return rules.Any(rule => string.Equals(rule.Categories, indicator, StringComparison.Ordinal))
            ? indicator
            : null;
    }

    private sealed class Bound(CategoriesMakeTotal rule, NomenclatureEdition edition) : IReturnRule
    {
        private readonly Breakdown[] breakdowns =
        [
            .. edition
                .Sent.Where(indicator =>
                    string.Equals(OwnRuleOf(indicator.Code, edition), rule.Categories, StringComparison.Ordinal)
                )
                .SelectMany(
                    indicator => indicator.Breakdowns,
                    (indicator, breakdown) =>
                        new Breakdown(
                            indicator.Code,
                            breakdown,
                            edition.Cells.Find(indicator.Code),
                            [.. edition.Cells.CategoriesOf(indicator.Code, breakdown)]
                        )
                ),
        ];

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

        private void Check(TerritoryCells territory, Breakdown breakdown, FindingList findings)
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
                    rule.Found(
                        territory.LineOf(breakdown.Total),
                        ReturnNumber.Write(territory.Hundredths(breakdown.Total)),
                        $"{breakdown.Name} = {ReturnNumber.Write(sum)}"
                    )
                );
            }
        }

        private sealed record Breakdown(string Indicator, string Name, int Total, int[] Categories);
    }
}
