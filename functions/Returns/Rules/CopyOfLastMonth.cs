using System.Globalization;
using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>R32: nearly all the figures are those of the month before: last month's file, perhaps. Zeros are not counted.</summary>
internal sealed class CopyOfLastMonth(EditionRule rule) : IReturnRule
{
    public const string Code = "R32";

    private readonly double share = RuleBook.Bound(rule, "share");
    private readonly int least = (int)RuleBook.Bound(rule, "least");

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

        if (compared >= least && same >= share * compared)
        {
            string found = (100d * same / compared).ToString("0", CultureInfo.InvariantCulture) + " %";
            findings.Add(
                new(
                    Code,
                    RuleBook.SeverityOf(rule),
                    scope.Cells.FirstLine,
                    ReturnColumns.Value,
                    found,
                    scope.Month.PlusMonths(-1).ToString()
                )
            );
        }
    }
}
