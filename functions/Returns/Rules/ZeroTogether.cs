using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>Two figures are zero together: no attendance without a session, no amount without a grant, nor the reverse.</summary>
public sealed record ZeroTogether : RuleForm
{
    /// <summary>Two codes.</summary>
    public required IReadOnlyList<string> Together { get; init; }

    /// <summary>Breakdowns in whose every category they are zero together too.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    public override string Describe() =>
        string.Join("; ", [$"({Together[0]} = 0) = ({Together[1]} = 0)", .. By.Select(breakdown => $"by {breakdown}")]);

    public override void Prove(NomenclatureEdition edition)
    {
        Require(Together.Count == 2, "needs two codes.");
        ProveBy(By, ProveSent(edition, Together));
    }

    public override IReturnRule Bind(NomenclatureEdition edition) => new Bound(this, edition);

    private sealed class Bound(ZeroTogether rule, NomenclatureEdition edition) : ITotalRule
    {
        private readonly (int First, int Second)[] pairs =
        [
            (edition.Cells.Find(rule.Together[0]), edition.Cells.Find(rule.Together[1])),
            .. rule.By.SelectMany(
                edition.CategoriesOf,
                (breakdown, category) =>
                    (
                        edition.Cells.Find(rule.Together[0], breakdown, category),
                        edition.Cells.Find(rule.Together[1], breakdown, category)
                    )
            ),
        ];

        public void Check(RuleScope scope, FindingList findings)
        {
            foreach (TerritoryCells territory in scope.Cells.All)
            {
                foreach ((int first, int second) in pairs)
                {
                    if (IsBroken(territory, first, second))
                    {
                        findings.Add(
                            rule.Found(
                                territory.LineOf(first),
                                $"{rule.Together[0]} = {ReturnNumber.Write(territory.Hundredths(first))}",
                                $"{rule.Together[1]} = {ReturnNumber.Write(territory.Hundredths(second))}"
                            )
                        );
                    }
                }
            }
        }

        public bool IsBrokenIn(TerritoryCells territory) => IsBroken(territory, pairs[0].First, pairs[0].Second);

        private static bool IsBroken(TerritoryCells territory, int first, int second) =>
            territory.HasValue(first)
            && territory.HasValue(second)
            && (territory.Hundredths(first) == 0) != (territory.Hundredths(second) == 0);
    }
}
