using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>
/// A stock opens a month as it closed the month before, in all and for each category both give. A comment on the line
/// says why it does not: it is then a correction (ligne de rectification) and nothing is found.
/// </summary>
public sealed record OpensAsClosed : RuleForm
{
    /// <summary>Code of the stock at the start of the month.</summary>
    public required string Opening { get; init; }

    /// <summary>Code of the stock at the end of the month before.</summary>
    public required string Closing { get; init; }

    public override string Describe() => $"{Opening}(t) = {Closing}(t-1)";

    public override void Prove(NomenclatureEdition edition) => ProveSent(edition, Opening, Closing);

    public override IReturnRule Bind(NomenclatureEdition edition) => new Bound(this, edition);

    private sealed class Bound(OpensAsClosed rule, NomenclatureEdition edition) : IReturnRule
    {
        private readonly (int Opening, int Closing)[] pairs =
        [
            .. edition
                .Cells.Names.Select((name, cell) => (name, cell))
                .Where(pair => string.Equals(pair.name.Indicator.Code, rule.Opening, StringComparison.Ordinal))
                .Select(pair => (pair.cell, edition.Cells.Find(rule.Closing, pair.name.Breakdown, pair.name.Category)))
                .Where(pair => pair.Item2 >= 0),
        ];

        public void Check(RuleScope scope, FindingList findings)
        {
            if (
                scope.History.CellsOf(scope.Month.PlusMonths(-1)) is not MonthCells before
                || before.Space != scope.Cells.Space
            )
            {
                return;
            }

            foreach (TerritoryCells now in scope.Cells.All)
            {
                if (before.Find(now.Code) is not TerritoryCells then)
                {
                    continue;
                }

                foreach ((int opening, int closing) in pairs)
                {
                    if (
                        now.HasValue(opening)
                        && then.HasValue(closing)
                        && now.Hundredths(opening) != then.Hundredths(closing)
                        && now.CommentOf(opening).Length == 0
                    )
                    {
                        findings.Add(
                            rule.Found(
                                now.LineOf(opening),
                                $"{rule.Opening} = {ReturnNumber.Write(now.Hundredths(opening))}",
                                $"{rule.Closing} ({scope.Month.PlusMonths(-1)}) = {ReturnNumber.Write(then.Hundredths(closing))}"
                            )
                        );
                    }
                }
            }
        }
    }
}
