using MathNet.Numerics.Distributions;

namespace Observatoire.Statistics.Comparison;

/// <summary>One département as an estimate of a sum needs it.</summary>
/// <param name="Value">What it gave; null when it did not report.</param>
/// <param name="Earlier">What it gave for the same month a year before; null when that is not known.</param>
/// <param name="Inhabitants">Its inhabitants; null when not known.</param>
public readonly record struct ReportedValue(double? Value, double? Earlier, double? Inhabitants);

/// <summary>
/// The sum of those that reported and, apart, an estimate of the sum of all: those that did not report are taken to have
/// moved as the others did since the year before, else to have as much by inhabitant. It never replaces the observed sum.
/// See docs/methods/missing-departements.md.
/// </summary>
/// <remarks>
/// The ratio model of Royall (Biometrika 57, 1970, 377-387): the value is a constant times the size, and its variance is in
/// proportion to the size; the interval is that of a prediction, by Student's t.
/// </remarks>
/// <param name="Observed">Sum of the values reported; 0 when nobody did.</param>
/// <param name="Reported">Number of those that reported.</param>
/// <param name="Expected">Number of all.</param>
/// <param name="Total">Estimate of the sum of all, with its interval; null when there is no ground for one.</param>
public sealed record MissingEstimate(double Observed, int Reported, int Expected, Estimate? Total)
{
    /// <summary>With fewer départements to learn from, nothing is estimated.</summary>
    public const int Fewest = 10;

    /// <param name="all">Every département expected, once.</param>
    /// <param name="level">Of the interval.</param>
    public static MissingEstimate Predict(IReadOnlyCollection<ReportedValue> all, double level = Confidence.Usual)
    {
        ReportedValue[] reported = [.. all.Where(each => each.Value is not null)];
        double observed = reported.Sum(each => each.Value!.Value);
        MissingEstimate known = new(observed, reported.Length, all.Count, null);
        if (reported.Length == all.Count)
        {
            return known with { Total = new Estimate(observed, new Interval(observed, observed)) };
        }

        ReportedValue[] missing = [.. all.Where(each => each.Value is null)];
        double[] earlier = [.. missing.Select(each => each.Earlier).OfType<double>()];
        double?[] inhabitants = [.. missing.Where(each => each.Earlier is null).Select(each => each.Inhabitants)];
        if (
            inhabitants.Any(each => each is null)
            || Predict(reported, each => each.Earlier, earlier) is not Prediction moved
            || Predict(reported, each => each.Inhabitants, [.. inhabitants.OfType<double>()]) is not Prediction shared
        )
        {
            return known;
        }

        double total = observed + moved.Sum + shared.Sum;
        int freedom = Math.Min(moved.Freedom, shared.Freedom);
        double reach =
            StudentT.InvCDF(0, 1, freedom, 1 - Confidence.Tail(level)) * Math.Sqrt(moved.Variance + shared.Variance);
        return known with
        {
            Total = new Estimate(total, new Interval(Math.Max(observed, total - reach), total + reach)),
        };
    }

    /// <summary>The sum of those that are missing, by their sizes; null when too few reported to tell.</summary>
    private static Prediction? Predict(
        ReportedValue[] reported,
        Func<ReportedValue, double?> sizeOf,
        double[] missingSizes
    )
    {
        if (missingSizes.Length == 0)
        {
            return new Prediction(0, 0, int.MaxValue);
        }

        (double Value, double Size)[] known =
        [
            .. reported.Where(each => sizeOf(each) is > 0).Select(each => (each.Value!.Value, sizeOf(each)!.Value)),
        ];
        if (known.Length < Fewest)
        {
            return null;
        }

        double sizes = known.Sum(each => each.Size);
        double ratio = known.Sum(each => each.Value) / sizes;
        int freedom = known.Length - 1;
        double scale = known.Sum(each => Square(each.Value - ratio * each.Size) / each.Size) / freedom;
        double missing = missingSizes.Sum();
        return new Prediction(ratio * missing, scale * (missing + missing * missing / sizes), freedom);
    }

    private static double Square(double value) => value * value;

    private readonly record struct Prediction(double Sum, double Variance, int Freedom);
}
