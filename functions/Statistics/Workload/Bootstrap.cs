using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Statistics.Workload;

/// <summary>
/// 95 % interval of a figure of a sample of units, by drawing units again with replacement: bias-corrected and accelerated
/// (BCa, Efron 1987), the acceleration from the jackknife. See docs/methods/inequality.md.
/// </summary>
internal static class Bootstrap
{
    /// <summary>With fewer units, draws are too few different samples to tell anything.</summary>
    public const int FewestUnits = 5;

    private const int Draws = 1999;
    private const double Tail = 0.025;

    /// <returns>Null with too few units, or when the figure has no meaning for the sample or for a part of it.</returns>
    public static Interval? Interval<T>(IReadOnlyList<T> units, Func<T[], double?> figure, int seed)
    {
        if (units.Count < FewestUnits || figure([.. units]) is not double estimate)
        {
            return null;
        }

        Xoshiro256StarStar stream = new(seed, threadSafe: false);
        double?[] drawn =
        [
            .. Enumerable.Range(0, Draws).Select(_ => figure([.. units.Select(_ => units[stream.Next(units.Count)])])),
        ];
        double?[] left = [.. units.Select((_, at) => figure([.. units.Where((_, other) => other != at)]))];
        if (drawn.Contains(null) || left.Contains(null))
        {
            return null;
        }

        double[] values = [.. drawn.OfType<double>()];
        double below =
            (values.Count(value => value < estimate) + (0.5 * values.Count(value => value.Equals(estimate)))) / Draws;
        double bias = Normal.InvCDF(0, 1, Math.Clamp(below, 0.5 / Draws, 1 - (0.5 / Draws)));
        double mean = left.Average()!.Value;
        double squares = left.Sum(value => Math.Pow(mean - value!.Value, 2));
        double acceleration =
            squares > 0 ? left.Sum(value => Math.Pow(mean - value!.Value, 3)) / (6 * Math.Pow(squares, 1.5)) : 0;
        Distribution distribution = new(values);
        return new Interval(Quantile(Normal.InvCDF(0, 1, Tail)), Quantile(Normal.InvCDF(0, 1, 1 - Tail)));

        double Quantile(double z)
        {
            double corrected = bias + ((bias + z) / (1 - (acceleration * (bias + z))));
            return distribution.Quantile(Normal.CDF(0, 1, corrected));
        }
    }
}
