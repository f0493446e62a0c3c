using System.Globalization;
using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>
/// A relation between sums of indicators holds: in the whole département, in each territory, and in each category of the
/// breakdowns the rule names. Over several months it is checked for the whole département, on the sums of the months.
/// </summary>
public sealed record RelationHolds : RuleForm
{
    /// <summary>The relation.</summary>
    public required LinearRelation Formula { get; init; }

    /// <summary>Breakdowns in whose every category it also holds.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Number of months, the return's own included, over whose sums it holds.</summary>
    public int Months { get; init; } = 1;

    public override string Describe()
    {
        string over = string.Create(CultureInfo.InvariantCulture, $"over {Months} months");
        IEnumerable<string> parts = By.Select(breakdown => $"by {breakdown}").Prepend(Formula.ToString());
        return string.Join("; ", Months > 1 ? parts.Append(over) : parts);
    }

    public override void Prove(NomenclatureEdition edition)
    {
        Require(Months >= 1, $"cannot hold over {Months} months.");
        foreach (LinearTerm term in Formula.Terms)
        {
            EditionProof.ProveTerm(term, edition, $"Rule {Code}");
            Require(By.Count == 0 || term.Breakdown.Length == 0, "holds by category and names one.");
        }

        ProveBy(By, ProveSent(edition, Formula.Terms.Select(term => term.Indicator)));
    }

    public override IReturnRule Bind(NomenclatureEdition edition) => new Bound(this, edition, GraverIn(edition));

    /// <summary>The errors beside which a warning says nothing new: those of its number, without its W.</summary>
    private IReadOnlyList<ITotalRule> GraverIn(NomenclatureEdition edition) =>
        Severity == Severity.Error
            ? []
            :
            [
                .. edition
                    .Rules.OfType<RuleForm>()
                    .Where(other =>
                        other.Severity == Severity.Error
                        && string.Equals(other.Code + "W", Code, StringComparison.Ordinal)
                    )
                    .Select(other => other.Bind(edition))
                    .OfType<ITotalRule>(),
            ];

    /// <param name="rule">The relation.</param>
    /// <param name="edition">What its codes are.</param>
    /// <param name="graver">Errors that say more: where one is found in the totals, this rule says nothing of them.</param>
    private sealed class Bound(RelationHolds rule, NomenclatureEdition edition, IReadOnlyList<ITotalRule> graver)
        : ITotalRule
    {
        // Factors and values are both in hundredths.
        private const long Unit = 100;

        private readonly CompiledRelation[] compiled =
        [
            new CompiledRelation(rule.Formula, edition.Cells, "", ""),
            .. rule.By.SelectMany(
                edition.CategoriesOf,
                (breakdown, category) => new CompiledRelation(rule.Formula, edition.Cells, breakdown, category)
            ),
        ];

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

        private bool Holds(long left, long right) =>
            rule.Formula.Kind == RelationKind.Equal ? left == right : left <= right;

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
                rule.Formula.Kind == RelationKind.Equal ? ""
                : isRight ? "≥ "
                : "≤ ";
            return rule.Found(
                cells.LineOf((isRight ? each.Right : each.Left)[0].Cell),
                isRight ? rightWords : leftWords,
                sign + (isRight ? leftWords : rightWords)
            );
        }
    }
}
