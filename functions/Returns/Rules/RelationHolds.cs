using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>
/// A relation between sums of indicators holds: in the whole département, in each territory, and in each category of the
/// breakdowns the rule names. Over several months it is checked for the whole département, on the sums of the months.
/// </summary>
internal sealed class RelationHolds : ITotalRule
{
    // Factors and values are both in hundredths.
    private const long Unit = 100;

    private readonly EditionRule rule;
    private readonly LinearRelation relation;
    private readonly CompiledRelation[] compiled;
    private readonly IReadOnlyList<ITotalRule> graver;

    /// <param name="rule">The relation.</param>
    /// <param name="edition">What its codes are.</param>
    /// <param name="graver">Errors that say more: where one is found in the totals, this rule says nothing of them.</param>
    public RelationHolds(EditionRule rule, NomenclatureEdition edition, IReadOnlyList<ITotalRule> graver)
    {
        (this.rule, this.graver) = (rule, graver);
        relation = rule.Relation!;
        compiled =
        [
            new CompiledRelation(relation, edition.Cells, "", ""),
            .. rule.By.SelectMany(
                breakdown => edition.CategoriesOf(breakdown),
                (breakdown, category) => new CompiledRelation(relation, edition.Cells, breakdown, category)
            ),
        ];
    }

    public void Check(RuleScope scope, FindingList findings)
    {
        if (rule.Months > 1)
        {
            CheckMonths(scope, findings);
            return;
        }

        foreach (TerritoryCells territory in scope.Cells.All)
        {
            foreach (CompiledRelation each in compiled)
            {
                if (
                    each.Sides(territory) is (long left, long right)
                    && !Holds(left, right)
                    && !IsSaidByGraver(each, territory)
                )
                {
                    findings.Add(Found(territory, left, right, cell => territory.Hundredths(cell), each));
                }
            }
        }
    }

    public bool IsBrokenIn(TerritoryCells territory) =>
        rule.Months == 1 && compiled[0].Sides(territory) is (long left, long right) && !Holds(left, right);

    private bool IsSaidByGraver(CompiledRelation each, TerritoryCells territory)
    {
        foreach (ITotalRule error in graver)
        {
            if (each == compiled[0] && error.IsBrokenIn(territory))
            {
                return true;
            }
        }

        return false;
    }

    private void CheckMonths(RuleScope scope, FindingList findings)
    {
        CompiledRelation total = compiled[0];
        Dictionary<int, long> sums = [];
        foreach (int cell in total.Cells)
        {
            if (SumOverMonths(scope, cell) is not long sum)
            {
                return;
            }

            sums[cell] = sum;
        }

        (long left, long right) = total.Sides(cell => sums[cell]);
        if (!Holds(left, right))
        {
            findings.Add(Found(scope.Cells.Whole, left, right, cell => sums[cell], total));
        }
    }

    private long? SumOverMonths(RuleScope scope, int cell)
    {
        if (!scope.Cells.Whole.HasValue(cell))
        {
            return null;
        }

        long sum = scope.Cells.Whole.Hundredths(cell);
        string indicator = scope.Cells.Space.Names[cell].Indicator.Code;
        for (int back = 1; back < rule.Months; back++)
        {
            if (scope.History.TotalOf(indicator, scope.Month.PlusMonths(-back)) is not long earlier)
            {
                return null;
            }

            sum += earlier;
        }

        return sum;
    }

    private bool Holds(long left, long right) => relation.Kind == RelationKind.Equal ? left == right : left <= right;

    /// <summary>
    /// What a finding is about is the side without factors: in <c>2000 ETP_POU &lt;= DEP_PER</c> the amount, which is too
    /// small, and not the staff.
    /// </summary>
    private Finding Found(TerritoryCells cells, long left, long right, Func<int, long> value, CompiledRelation each)
    {
        bool isRight = each.IsBoundOnRight;
        string leftWords = each.Describe(each.Left, value, left / Unit);
        string rightWords = each.Describe(each.Right, value, right / Unit);
        string sign =
            relation.Kind == RelationKind.Equal ? ""
            : isRight ? "≥ "
            : "≤ ";
        return new(
            rule.Code,
            RuleBook.SeverityOf(rule),
            cells.LineOf((isRight ? each.Right : each.Left)[0].Cell),
            ReturnColumns.Value,
            isRight ? rightWords : leftWords,
            sign + (isRight ? leftWords : rightWords)
        );
    }
}
