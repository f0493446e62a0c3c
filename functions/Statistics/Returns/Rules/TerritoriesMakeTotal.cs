using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Nomenclature;

namespace Observatoire.Statistics.Returns.Rules;

/// <summary>
/// R14: what the territories give adds up to the département's line; where some people are counted in several territories
/// (a distinct count) the département has at least the largest of them and at most their sum.
/// </summary>
internal sealed class TerritoriesMakeTotal(NomenclatureEdition edition) : IReturnRule
{
    public const string Code = "R14";

    private readonly bool[] distinct =
    [
        .. edition.Cells.Names.Select(name => name.Indicator.Counting == IndicatorCounting.Distinct),
    ];

    public void Check(RuleScope scope, FindingList findings)
    {
        if (scope.Cells.Territories.Count == 0)
        {
            return;
        }

        TerritoryCells whole = scope.Cells.Whole;
        for (int cell = 0; cell < whole.Count; cell++)
        {
            if (whole.HasValue(cell) && !scope.Doubts.Contains(scope.Cells.Space.Names[cell].Indicator.Code))
            {
                Check(scope.Cells, cell, findings);
            }
        }
    }

    private void Check(MonthCells cells, int cell, FindingList findings)
    {
        long sum = 0;
        long largest = 0;
        int given = 0;
        foreach (TerritoryCells territory in cells.Territories)
        {
            if (territory.HasValue(cell))
            {
                long value = territory.Hundredths(cell);
                sum += value;
                largest = Math.Max(largest, value);
                given++;
            }
            else if (territory.StatusOf(cell) is not (ValueStatus.Absent or ValueStatus.NotApplicable))
            {
                return;
            }
        }

        long total = cells.Whole.Hundredths(cell);
        bool holds = distinct[cell] ? largest <= total && total <= sum : total == sum;
        if (given > 0 && !holds)
        {
            string expected = distinct[cell]
                ? $"{ReturnNumber.Write(largest)} … {ReturnNumber.Write(sum)}"
                : ReturnNumber.Write(sum);
            findings.Add(
                new(
                    Code,
                    Severity.Error,
                    cells.Whole.LineOf(cell),
                    ReturnColumns.Value,
                    ReturnNumber.Write(total),
                    expected
                )
            );
        }
    }
}
