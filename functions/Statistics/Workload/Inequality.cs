using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Workload;

/// <summary>A value and how much it counts: a caseload per FTE and its FTE.</summary>
/// <param name="Value">Zero or more.</param>
/// <param name="Weight">Above zero.</param>
public readonly record struct WeightedValue(double Value, double Weight);

/// <summary>Theil's T and its two parts, which add up to it.</summary>
public readonly record struct TheilDecomposition(double Total, double Between, double Within);

/// <summary>
/// How unequal values are, each counting for its weight: 0 when all are equal. Formulas and sources:
/// docs/methods/inequality.md.
/// </summary>
/// <remarks>Every measure is null when it has no meaning: no value, or values that are all zero.</remarks>
public static class Inequality
{
    /// <summary>Standard deviation (over the total weight) by the mean.</summary>
    /// <exception cref="ArgumentOutOfRangeException">When a value is below zero or a weight is not above it.</exception>
    public static double? CoefficientOfVariation(IReadOnlyCollection<WeightedValue> values)
    {
        if (MeanOf(values) is not double mean)
        {
            return null;
        }

        double squares = values.Sum(each => each.Weight * Math.Pow(each.Value - mean, 2));
        return Math.Sqrt(squares / values.Sum(each => each.Weight)) / mean;
    }

    /// <summary>Gini's index: half the mean difference between two draws, by the mean.</summary>
    /// <param name="values">In any order.</param>
    /// <param name="isCorrected">
    /// True to leave out the pairs of a unit with itself: n / (n - 1) times the index for equal weights (Deltas 2003).
    /// Null then for one unit.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">When a value is below zero or a weight is not above it.</exception>
    public static double? Gini(IReadOnlyCollection<WeightedValue> values, bool isCorrected = false)
    {
        if (MeanOf(values) is not double mean || (isCorrected && values.Count < 2))
        {
            return null;
        }

        double below = 0;
        double sumBelow = 0;
        double differences = 0;
        foreach (WeightedValue each in values.OrderBy(each => each.Value))
        {
            differences += each.Weight * ((each.Value * below) - sumBelow);
            below += each.Weight;
            sumBelow += each.Weight * each.Value;
        }

        double pairs = (below * below) - (isCorrected ? values.Sum(each => each.Weight * each.Weight) : 0);
        return differences / (pairs * mean);
    }

    /// <summary>Theil's T, 0 ln 0 being 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">When a value is below zero or a weight is not above it.</exception>
    public static double? Theil(IReadOnlyCollection<WeightedValue> values)
    {
        if (MeanOf(values) is not double mean)
        {
            return null;
        }

        double sum = values.Sum(each =>
            each.Value > 0 ? each.Weight * each.Value / mean * Math.Log(each.Value / mean) : 0
        );
        return sum / values.Sum(each => each.Weight);
    }

    /// <summary>
    /// Theil's T between groups, as if all in a group had its mean, and within them, each group weighing its share of the
    /// total (Theil 1967).
    /// </summary>
    /// <param name="groups">The values of each group; an empty group counts for nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">When a value is below zero or a weight is not above it.</exception>
    public static TheilDecomposition? Theil(IReadOnlyCollection<IReadOnlyCollection<WeightedValue>> groups)
    {
        WeightedValue[] all = [.. groups.SelectMany(group => group)];
        if (Theil(all) is not double total)
        {
            return null;
        }

        WeightedValue[] means =
        [
            .. groups
                .Where(group => group.Count > 0)
                .Select(group => new WeightedValue(MeanOf(group) ?? 0, group.Sum(each => each.Weight))),
        ];
        double sum = all.Sum(each => each.Value * each.Weight);
        return new TheilDecomposition(
            total,
            Theil(means)!.Value,
            groups.Sum(group => (Theil(group) ?? 0) * group.Sum(each => each.Value * each.Weight) / sum)
        );
    }

    /// <summary>An interval for one of the measures, by the BCa bootstrap (Efron 1987): see <see cref="Bootstrap"/>.</summary>
    /// <param name="values">A sample of units.</param>
    /// <param name="measure">Which measure: <c>values => Inequality.Gini(values)</c>.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    /// <returns>Null with fewer than <see cref="Bootstrap.FewestUnits"/> values, or when the measure has no meaning.</returns>
    public static Interval? IntervalOf(
        IReadOnlyList<WeightedValue> values,
        Func<IReadOnlyCollection<WeightedValue>, double?> measure,
        int seed
    ) => Bootstrap.Interval(values, sample => measure(sample), seed);

    /// <summary>Null without values, or when all are zero.</summary>
    private static double? MeanOf(IReadOnlyCollection<WeightedValue> values)
    {
        foreach (WeightedValue each in values)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(each.Value, nameof(values));
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(each.Weight, nameof(values));
        }

        double sum = values.Sum(each => each.Value * each.Weight);
        return sum > 0 ? sum / values.Sum(each => each.Weight) : null;
    }
}
