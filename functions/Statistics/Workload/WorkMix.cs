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
/// no binomial interval. Null with fewer than <see cref="RatioJackknife.FewestParts"/> months, or a share of 0 or 1.
/// </param>
public sealed record WorkMix(double? Collective, int Months, Interval? Interval)
{
    /// <summary>The rest of the hours.</summary>
    public double? Individual => 1 - Collective;

    /// <exception cref="ArgumentOutOfRangeException">When hours are below zero.</exception>
    public static WorkMix Compute(IEnumerable<WorkHours> months)
    {
        RatioPart[] known =
        [
            .. months
                .Where(each => each is { Collective: not null, Individual: not null })
                .Select(each => new RatioPart(each.Collective!.Value, each.Collective.Value + each.Individual!.Value)),
        ];
        foreach (RatioPart month in known)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(month.Numerator, nameof(months));
            ArgumentOutOfRangeException.ThrowIfLessThan(month.Denominator, month.Numerator, nameof(months));
        }

        double part = known.Sum(each => each.Numerator);
        double all = known.Sum(each => each.Denominator);
        return new WorkMix(all > 0 ? part / all : null, known.Length, IntervalOf(known, part / all));
    }

    private static Interval? IntervalOf(RatioPart[] months, double share)
    {
        if (RatioJackknife.StandardError(months, Logit) is not double error)
        {
            return null;
        }

        Interval onLogit = RatioJackknife.Around(Logit(share), error, months.Length);
        return new Interval(Share(onLogit.Low), Share(onLogit.High));
    }

    private static double Logit(double share) => Math.Log(share / (1 - share));

    private static double Share(double logit) => 1 / (1 + Math.Exp(-logit));
}
