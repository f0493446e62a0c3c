using Observatoire.Editions;

namespace Observatoire.Statistics.Indicators;

/// <summary>
/// Twelve months in a row as one figure, each kind of indicator by its own rule: it has no season, and moves slowly. See
/// docs/methods/moving-year.md.
/// </summary>
public static class MovingYear
{
    public const int Months = 12;

    /// <summary>
    /// The sum of a flow; the mean of a stock, and of a distinct count: who is seen in two months is not two people.
    /// </summary>
    /// <param name="indicator">What is counted.</param>
    /// <param name="values">Its twelve months; null where one is not known.</param>
    /// <returns>In the unit of the indicator; null when a month is not known: a missing month is not zero.</returns>
    /// <exception cref="ArgumentException">When there are not twelve.</exception>
    public static double? Compute(IndicatorDefinition indicator, IReadOnlyCollection<double?> values)
    {
        Require(values.Count);
        if (values.Any(value => value is null))
        {
            return null;
        }

        double sum = values.Sum(value => value!.Value);
        bool adds = indicator is { Kind: IndicatorKind.Flow, Counting: IndicatorCounting.Additive };
        return adds ? sum : sum / Months;
    }

    /// <summary>A derived indicator over twelve months: the sum of its numerators over that of its denominators.</summary>
    /// <param name="sides">Both sides of each of the twelve months; null where one is not known.</param>
    /// <returns>Null when a month is not known, or the denominators add up to nothing.</returns>
    /// <exception cref="ArgumentException">When there are not twelve.</exception>
    public static double? Ratio(IReadOnlyCollection<RatioSides?> sides)
    {
        Require(sides.Count);
        if (sides.Any(side => side is null))
        {
            return null;
        }

        double denominator = sides.Sum(side => side!.Value.Denominator);
        return denominator == 0 ? null : sides.Sum(side => side!.Value.Numerator) / denominator;
    }

    private static void Require(int count)
    {
        if (count != Months)
        {
            throw new ArgumentException($"{count} months are given, not {Months}.", nameof(count));
        }
    }
}
