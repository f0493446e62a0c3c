using System.Globalization;
using Observatoire.Editions;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Rules;

/// <summary>
/// R31: the change of a count over a year stands far from the changes of the months before: modified z score above its
/// limit (Iglewicz and Hoaglin, 1993), and by a share of the level that matters. Where those changes are all alike, a plain
/// distance. See docs/methods/outliers.md.
/// </summary>
public sealed record SeasonalLevel : RuleForm
{
    public required Limits Bounds { get; init; }

    public override string Describe() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"fewest {Bounds.Fewest}; floor {Bounds.Floor}; months {Bounds.Months}; notable {Bounds.Notable}; scale {Bounds.Scale}; score {Bounds.Score}; share {Bounds.Share}"
        );

    public override void Prove(NomenclatureEdition edition) =>
        ProveBounds(
            Bounds.Fewest,
            Bounds.Floor,
            Bounds.Months,
            Bounds.Notable,
            Bounds.Scale,
            Bounds.Score,
            Bounds.Share
        );

    public override IReturnRule Bind(NomenclatureEdition edition) => new Bound(this, edition);

    /// <param name="Score">Modified z score above which a change is far from the others.</param>
    /// <param name="Scale">Makes the median absolute deviation of a normal distribution its standard deviation.</param>
    /// <param name="Months">Months before, whose changes it is compared with.</param>
    /// <param name="Fewest">Changes there must be among them.</param>
    /// <param name="Floor">Where those changes are all alike, the distance that is let be.</param>
    /// <param name="Notable">The least distance that matters, as a share of the level.</param>
    /// <param name="Share">As <paramref name="Floor"/>, as a share of the level.</param>
    public sealed record Limits(
        double Score,
        double Scale,
        int Months,
        int Fewest,
        double Floor,
        double Notable,
        double Share
    );

    private sealed class Bound(SeasonalLevel rule, NomenclatureEdition edition) : IReturnRule
    {
        private const int Year = 12;

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
                if (changes.Length >= rule.Bounds.Fewest && IsFar(change, changes, now, out double expected))
                {
                    findings.Add(
                        rule.Found(
                            whole.LineOf(cell),
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
                ? rule.Bounds.Scale * distance > rule.Bounds.Score * deviation && distance > rule.Bounds.Notable * level
                : distance > Math.Max(rule.Bounds.Floor, rule.Bounds.Share * level);
        }

        private double[] ChangesBefore(RuleScope scope, string indicator)
        {
            List<double> changes = [];
            for (int back = 1; back <= rule.Bounds.Months; back++)
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
}
