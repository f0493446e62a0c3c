using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>
/// R31: the change of a count over a year stands far from the changes of the months before: modified z score above its
/// limit (Iglewicz and Hoaglin, 1993), and by a share of the level that matters. Where those changes are all alike, a plain
/// distance. See docs/methods/outliers.md.
/// </summary>
internal sealed class SeasonalLevel(EditionRule rule, NomenclatureEdition edition) : IReturnRule
{
    public const string Code = "R31";

    private const int Year = 12;

    private readonly double limit = RuleBook.Bound(rule, "score");

    // Makes the median absolute deviation of a normal distribution its standard deviation.
    private readonly double scale = RuleBook.Bound(rule, "scale");
    private readonly int months = (int)RuleBook.Bound(rule, "months");
    private readonly int fewest = (int)RuleBook.Bound(rule, "fewest");
    private readonly double least = RuleBook.Bound(rule, "floor");
    private readonly double notable = RuleBook.Bound(rule, "notable");
    private readonly double share = RuleBook.Bound(rule, "share");
    private readonly int[] counts = SeasonalChange.CountsOf(edition);

    public void Check(RuleScope scope, FindingList findings)
    {
        TerritoryCells whole = scope.Cells.Whole;
        foreach (int cell in counts)
        {
            string indicator = scope.Cells.Space.Names[cell].Indicator.Code;
            if (
                !whole.HasValue(cell)
                || scope.History.TotalOf(indicator, scope.Month.PlusMonths(-Year)) is not long then
            )
            {
                continue;
            }

            double now = whole.Hundredths(cell) / 100d;
            double change = now - then / 100d;
            double[] changes = ChangesBefore(scope, indicator);
            if (changes.Length >= fewest && IsFar(change, changes, now, out double expected))
            {
                findings.Add(
                    new(
                        Code,
                        RuleBook.SeverityOf(rule),
                        whole.LineOf(cell),
                        ReturnColumns.Value,
                        ReturnNumber.Write(whole.Hundredths(cell)),
                        ReturnNumber.Write((long)Math.Round(then + expected * 100))
                    )
                );
            }
        }
    }

    private bool IsFar(double change, double[] changes, double level, out double median)
    {
        median = Median(changes);
        double centre = median;
        double deviation = Median([.. changes.Select(each => Math.Abs(each - centre))]);
        double distance = Math.Abs(change - median);
        return deviation > 0
            ? scale * distance > limit * deviation && distance > notable * level
            : distance > Math.Max(least, share * level);
    }

    private double[] ChangesBefore(RuleScope scope, string indicator)
    {
        List<double> changes = [];
        for (int back = 1; back <= months; back++)
        {
            if (
                scope.History.TotalOf(indicator, scope.Month.PlusMonths(-back)) is long later
                && scope.History.TotalOf(indicator, scope.Month.PlusMonths(-back - Year)) is long earlier
            )
            {
                changes.Add((later - earlier) / 100d);
            }
        }

        return [.. changes];
    }

    private static double Median(double[] values)
    {
        double[] ordered = [.. values.Order()];
        int middle = ordered.Length / 2;
        return ordered.Length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
    }
}
