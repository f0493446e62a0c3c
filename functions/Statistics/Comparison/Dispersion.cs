using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Statistics.Comparison;

/// <summary>By how much units vary more than chance makes them. See docs/methods/funnel-plot.md.</summary>
/// <param name="Phi">Mean of the squared scores once the tails are treated, as published.</param>
/// <param name="CorrectedPhi">The same over what chance alone makes of it; equals it when not corrected.</param>
/// <param name="Between">Variance between units (tau squared), on the scale of the funnel; zero or above.</param>
/// <param name="Units">Number of units it is estimated from.</param>
public sealed record Dispersion(double Phi, double CorrectedPhi, double Between, int Units)
{
    private const double Accuracy = 1e-13;

    /// <summary>False when the units vary no more than chance makes them: there is then nothing to adjust for.</summary>
    public bool IsExcessive => Between > 0;

    /// <param name="scores">Distance of each unit from the target, in its own standard errors by chance alone.</param>
    /// <param name="deviations">Those standard errors, in the same order.</param>
    /// <param name="options">How the tails are treated.</param>
    internal static Dispersion Estimate(double[] scores, double[] deviations, FunnelOptions options)
    {
        (double phi, int[] kept) = Treat(scores, options);
        double corrected = phi / OfNormalScores(options);
        double between = options.CorrectsForTails
            ? Agreeing(scores, deviations, options)
            : BetweenVariance.FromSpread(
                kept.Length * phi,
                kept.Length,
                [.. kept.Select(at => 1 / (deviations[at] * deviations[at]))]
            );
        return new Dispersion(phi, options.CorrectsForTails ? corrected : phi, between, kept.Length);
    }

    /// <summary>
    /// The variance with which the adjusted scores, their tails treated, are those of chance: Paule and Mandel's condition.
    /// Treating the scores before they are adjusted, as published, takes for outliers the large units, whose scores
    /// over-dispersion makes the largest.
    /// </summary>
    private static double Agreeing(double[] scores, double[] deviations, FunnelOptions options)
    {
        double chance = OfNormalScores(options);
        double Excess(double between) =>
            Treat(
                [
                    .. scores.Zip(
                        deviations,
                        (score, deviation) => score * deviation / Math.Sqrt(deviation * deviation + between)
                    ),
                ],
                options
            ).Phi - chance;
        if (Excess(0) <= 0)
        {
            return 0;
        }

        double high = deviations.Max() * deviations.Max();
        while (Excess(high) > 0)
        {
            high *= 2;
        }

        return Brent.FindRoot(Excess, 0, high, Accuracy * high, 1000);
    }

    /// <summary>The mean of the squared scores once the tails are treated, and which are left.</summary>
    private static (double Phi, int[] Kept) Treat(double[] scores, FunnelOptions options)
    {
        int[] all = [.. Enumerable.Range(0, scores.Length)];
        if (options.TailShare == 0)
        {
            return (scores.Average(score => score * score), all);
        }

        if (options.Tails == TailTreatment.Truncated)
        {
            int[] kept = Middle(scores, options.TailShare);
            return (kept.Average(at => scores[at] * scores[at]), kept);
        }

        Distribution distribution = new(scores);
        double low = distribution.Quantile(options.TailShare);
        double high = distribution.Quantile(1 - options.TailShare);
        return (scores.Select(score => Math.Clamp(score, low, high)).Average(score => score * score), all);
    }

    /// <summary>Those left when a share of the ranks is cut at both ends; equal scores have the mean of their ranks.</summary>
    private static int[] Middle(double[] scores, double share)
    {
        double parts = 1 / share;
        return
        [
            .. Enumerable
                .Range(0, scores.Length)
                .Where(at =>
                {
                    int below = scores.Count(score => score < scores[at]);
                    int equal = scores.Count(score => score.Equals(scores[at]));
                    double rank = below + (equal + 1) / 2d;
                    double part = Math.Floor(rank * parts / (scores.Length + 1));
                    return part > 0 && part < parts - 1;
                }),
        ];
    }

    /// <summary>Mean square of standard normal scores once their tails are treated: 0.679 winsorised at a tenth.</summary>
    private static double OfNormalScores(FunnelOptions options)
    {
        double share = options.TailShare;
        if (share == 0)
        {
            return 1;
        }

        double bound = -Normal.InvCDF(0, 1, share);
        double inside = 1 - 2 * share - 2 * bound * Normal.PDF(0, 1, bound);
        return options.Tails == TailTreatment.Winsorised
            ? inside + 2 * share * bound * bound
            : inside / (1 - 2 * share);
    }
}
