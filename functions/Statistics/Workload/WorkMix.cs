using MathNet.Numerics.Distributions;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Workload;

/// <summary>Hours of one month, as returned; null is not known, never zero.</summary>
/// <param name="Collective"><c>COL_HRS</c>, hours.</param>
/// <param name="Individual"><c>IND_HRS</c>, hours.</param>
public readonly record struct WorkHours(double? Collective, double? Individual);

/// <summary>Share of the hours that is collective work. See docs/methods/work-mix.md.</summary>
/// <param name="Collective">Share, 0 to 1, as a ratio of sums; null without an hour known.</param>
/// <param name="Months">Months whose two hours are known.</param>
/// <param name="Interval">
/// 95 %, from how the months differ (delete-one jackknife on the logit, Student's t): hours are no independent draws, hence
/// no binomial interval. Null with fewer than <see cref="FewestMonths"/> months, or a share of 0 or 1.
/// </param>
public sealed record WorkMix(double? Collective, int Months, Interval? Interval)
{
    public const int FewestMonths = 6;

    /// <summary>The rest of the hours.</summary>
    public double? Individual => 1 - Collective;

    /// <exception cref="ArgumentOutOfRangeException">When hours are below zero.</exception>
    public static WorkMix Of(IEnumerable<WorkHours> months)
    {
        (double Collective, double Total)[] known =
        [
            .. months
                .Where(each => each is { Collective: not null, Individual: not null })
                .Select(each => (each.Collective!.Value, each.Collective.Value + each.Individual!.Value)),
        ];
        foreach ((double collective, double total) in known)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(collective, nameof(months));
            ArgumentOutOfRangeException.ThrowIfLessThan(total, collective, nameof(months));
        }

        double part = known.Sum(each => each.Collective);
        double all = known.Sum(each => each.Total);
        return new WorkMix(all > 0 ? part / all : null, known.Length, Jackknife(known, part, all));
    }

    private static Interval? Jackknife((double Collective, double Total)[] months, double part, double all)
    {
        double[] left =
        [
            .. months.Select(each => Logit((part - each.Collective) / (all - each.Total))).Where(double.IsFinite),
        ];
        int count = months.Length;
        if (count < FewestMonths || left.Length < count)
        {
            return null;
        }

        double mean = left.Average();
        double error = Math.Sqrt(left.Sum(value => Math.Pow(value - mean, 2)) * (count - 1) / count);
        double half = StudentT.InvCDF(0, 1, count - 1, 0.975) * error;
        double centre = Logit(part / all);
        return new Interval(Share(centre - half), Share(centre + half));
    }

    private static double Logit(double share) => Math.Log(share / (1 - share));

    private static double Share(double logit) => 1 / (1 + Math.Exp(-logit));
}
