using System.Globalization;
using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>
/// R33: too many counts end in 0 or 5 to have been counted; those already said to be estimated (E) are left out.
/// </summary>
internal sealed class RoundedFigures(EditionRule rule, NomenclatureEdition edition) : IReturnRule
{
    public const string Code = "R33";

    // In hundredths.
    private const long Five = 500;

    private readonly int[] countCells =
    [
        .. Enumerable.Range(0, edition.Cells.Count).Where(cell => edition.Cells.Names[cell].Indicator.Decimals == 0),
    ];
    private readonly double share = RuleBook.Bound(rule, "share");
    private readonly long smallest = (long)RuleBook.Bound(rule, "from") * 100;
    private readonly int least = (int)RuleBook.Bound(rule, "least");

    public void Check(RuleScope scope, FindingList findings)
    {
        int counts = 0;
        int rounded = 0;
        foreach (TerritoryCells territory in scope.Cells.All)
        {
            ReadOnlySpan<long> values = territory.All;
            ReadOnlySpan<ValueStatus> statuses = territory.Statuses;
            foreach (int cell in countCells)
            {
                if (statuses[cell] == ValueStatus.Reported && values[cell] >= smallest)
                {
                    counts++;
                    rounded += values[cell] % Five == 0 ? 1 : 0;
                }
            }
        }

        if (counts >= least && rounded > share * counts)
        {
            string found = (100d * rounded / counts).ToString("0", CultureInfo.InvariantCulture) + " %";
            string expected = (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";
            findings.Add(
                new(Code, RuleBook.SeverityOf(rule), scope.Cells.FirstLine, ReturnColumns.Value, found, expected)
            );
        }
    }
}
