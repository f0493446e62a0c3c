using System.Globalization;
using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>R32: nearly all the figures are those of the month before: last month's file, perhaps. Zeros are not counted.</summary>
public sealed record CopyOfLastMonth : RuleForm
{
    public required Limits Bounds { get; init; }

    public override string Describe() =>
        string.Create(CultureInfo.InvariantCulture, $"least {Bounds.Least}; share {Bounds.Share}");

    public override void Prove(NomenclatureEdition edition) => ProveBounds(Bounds.Share, Bounds.Least);

    public override IReturnRule Bind(NomenclatureEdition edition) => new Bound(this);

    /// <param name="Share">Share of the figures compared that are the same, from which they are a copy.</param>
    /// <param name="Least">Figures there must be to compare.</param>
    public sealed record Limits(double Share, int Least);

    private sealed class Bound(CopyOfLastMonth rule) : IReturnRule
    {
        public void Check(RuleScope scope, FindingList findings)
        {
            if (
                scope.History.CellsOf(scope.Month.PlusMonths(-1)) is not MonthCells before
                || before.Space != scope.Cells.Space
            )
            {
                return;
            }

            int compared = 0;
            int same = 0;
            foreach (TerritoryCells now in scope.Cells.All)
            {
                if (before.Find(now.Code) is not TerritoryCells then)
                {
                    continue;
                }

                for (int cell = 0; cell < now.Count; cell++)
                {
                    if (now.HasValue(cell) && then.HasValue(cell) && now.Hundredths(cell) + then.Hundredths(cell) > 0)
                    {
                        compared++;
                        same += now.Hundredths(cell) == then.Hundredths(cell) ? 1 : 0;
                    }
                }
            }

            if (compared >= rule.Bounds.Least && same >= rule.Bounds.Share * compared)
            {
                string found = (100d * same / compared).ToString("0", CultureInfo.InvariantCulture) + " %";
                findings.Add(rule.Found(scope.Cells.FirstLine, found, scope.Month.PlusMonths(-1).ToString()));
            }
        }
    }
}
