using MathNet.Numerics.Distributions;

namespace Observatoire.Statistics.Comparison;

/// <summary>One month (or other part) of a ratio of sums.</summary>
/// <param name="Numerator">What is counted above.</param>
/// <param name="Denominator">What it is counted over; not negative.</param>
public readonly record struct RatioPart(double Numerator, double Denominator);

/// <summary>
/// How precisely a ratio of sums is known where what is summed counts neither events nor cases, from how its parts
/// differ: each is left out in turn (delete-one jackknife, Tukey 1958). See docs/methods/work-mix.md.
/// </summary>
public static class RatioJackknife
{
    /// <summary>With fewer parts nothing is said of chance.</summary>
    public const int FewestParts = 6;

    /// <summary>Standard error of the ratio on a scale.</summary>
    /// <param name="parts">Those that are known.</param>
    /// <param name="scale">Monotonous: the identity for the error in the unit of the ratio.</param>
    /// <returns>Null under <see cref="FewestParts"/>, or when leaving one out has no value on the scale.</returns>
    public static double? StandardError(IReadOnlyCollection<RatioPart> parts, Func<double, double> scale)
    {
        double numerator = parts.Sum(part => part.Numerator);
        double denominator = parts.Sum(part => part.Denominator);
        double[] left =
        [
            .. parts
                .Select(part => scale((numerator - part.Numerator) / (denominator - part.Denominator)))
                .Where(double.IsFinite),
        ];
        int count = parts.Count;
        if (count < FewestParts || left.Length < count)
        {
            return null;
        }

        double mean = left.Average();
        return Math.Sqrt(left.Sum(value => (value - mean) * (value - mean)) * (count - 1) / count);
    }

    /// <summary>The ratio with its 95 % interval, by Student's t with one degree of freedom fewer than parts.</summary>
    /// <returns>Null where there is no <see cref="StandardError"/>.</returns>
    public static Interval? IntervalOf(IReadOnlyCollection<RatioPart> parts) =>
        StandardError(parts, ratio => ratio) is double error
            ? Around(parts.Sum(part => part.Numerator) / parts.Sum(part => part.Denominator), error, parts.Count)
            : null;

    /// <summary>95 % about a value, by Student's t with one degree of freedom fewer than parts.</summary>
    internal static Interval Around(double value, double error, int parts)
    {
        double half = StudentT.InvCDF(0, 1, parts - 1, 1 - Confidence.Tail(Confidence.Usual)) * error;
        return new Interval(value - half, value + half);
    }
}
