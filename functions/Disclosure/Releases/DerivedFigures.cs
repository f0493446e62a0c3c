using Observatoire.Editions;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Disclosure.Releases;

/// <summary>
/// Figures computed from others (mean, rate, ratio, quantiles): one is published exactly when a reader could compute it
/// from what is published, so that it tells nothing more.
/// </summary>
/// <param name="month">The figures of the month.</param>
/// <param name="isWithheld">Which of the figures that others are derived from are withheld.</param>
internal sealed class DerivedFigures(IndicatorTable month, Func<CellKey, bool> isWithheld)
{
    // Above any figure, and twice as much is still exact.
    private const double Unbounded = 1L << 50;
    private const double Tolerance = 1e-9;

    private static readonly Dictionary<Measure, double> Quantiles = GroupStatistics.Quantiles.ToDictionary(
        each => each.Measure,
        each => each.Probability
    );

    private readonly Dictionary<(string, Area), Extremes> extremes = [];

    /// <summary>True when a figure that has a value may not be told.</summary>
    public bool IsWithheld(CellKey key) =>
        key.Measure switch
        {
            Measure.Reported or Measure.Expected => false,
            Measure.Sum or Measure.Numerator or Measure.Denominator => isWithheld(key),
            Measure.Mean or Measure.Rate => isWithheld(key with { Measure = Measure.Sum }),
            Measure.Ratio => IsWithheldRatio(key),
            Measure.Median
            or Measure.LowerQuartile
            or Measure.UpperQuartile
            or Measure.Percentile10
            or Measure.Percentile90 => IsUndetermined(key),
        };

    private bool IsWithheldRatio(CellKey key) =>
        isWithheld(key with { Measure = Measure.Numerator }) || isWithheld(key with { Measure = Measure.Denominator });

    /// <summary>
    /// A quantile never falls when a value rises: where it is the same with every withheld value at its least and at its
    /// most, any reader can compute it.
    /// </summary>
    private bool IsUndetermined(CellKey key)
    {
        (string, Area) place = (key.Indicator, key.Area);
        if (!extremes.TryGetValue(place, out Extremes? known))
        {
            extremes.Add(place, known = ExtremesOf(key));
        }

        double probability = Quantiles[key.Measure];
        return known.High.Quantile(probability) - known.Low.Quantile(probability) > Tolerance;
    }

    private Extremes ExtremesOf(CellKey key)
    {
        IndicatorDefinition indicator = month.Edition.FindIndicator(key.Indicator)!;
        Measure measure = indicator.Formula is null ? Measure.Sum : Measure.Ratio;
        List<double> shown = [];
        int hidden = 0;
        foreach (string code in month.Edition.MembersOf(key.Area))
        {
            CellKey member = key with { Area = Area.Departement(code), Measure = measure };
            if (ValueOf(member) is double value)
            {
                if (IsWithheld(member))
                {
                    hidden++;
                }
                else
                {
                    shown.Add(value);
                }
            }
        }

        (double least, double most) = measure == Measure.Sum ? Between(key, hidden, shown) : (-Unbounded, Unbounded);
        return new Extremes(
            new Distribution([.. shown, .. Enumerable.Repeat(least, hidden)]),
            new Distribution([.. shown, .. Enumerable.Repeat(most, hidden)])
        );
    }

    /// <summary>Between what any withheld value lies: it is not zero, and no more than what the others leave of the total.</summary>
    private (double Least, double Most) Between(CellKey key, int hidden, List<double> shown)
    {
        double least = FigureScale.StepOf(month.Edition.FindIndicator(key.Indicator)!) / 10_000d;
        CellKey total = key with { Measure = Measure.Sum };
        return ValueOf(total) is double sum && !isWithheld(total)
            ? (least, sum - shown.Sum() - ((hidden - 1) * least))
            : (least, Unbounded);
    }

    private double? ValueOf(CellKey key) => month.Cells.TryGetValue(key, out IndicatorCell cell) ? cell.Value : null;

    /// <summary>The départements of a place, those withheld at their least, and at their most.</summary>
    private sealed record Extremes(Distribution Low, Distribution High);
}
