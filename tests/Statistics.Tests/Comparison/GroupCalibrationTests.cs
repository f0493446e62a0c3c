using MathNet.Numerics.Distributions;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Tests.Comparison;

/// <summary>
/// How often a group like the others is told apart at 95 %: 4 to 6 %; and how often the interval of a true difference
/// holds it: 93 to 97 %. A group among 101 départements of very unequal size, 2,000 comparisons that are judged: the
/// Monte-Carlo error is 0.5 %.
/// </summary>
[Trait("Kind", "MonteCarlo")]
public sealed class GroupCalibrationTests
{
    private const int Departements = 101;
    private const int Judged = 2000;
    private const double LargestError = 0.006;

    /// <summary>What is compared.</summary>
    public enum Outcome
    {
        /// <summary>A mean that was measured, as sure in a small département as in a large one.</summary>
        Measured,

        /// <summary>Events by chance alone: their rate varies the more the fewer inhabitants there are.</summary>
        Counted,

        /// <summary>Events of départements that truly differ: the rate varies by both.</summary>
        Overdispersed,
    }

    [Theory]
    [InlineData(Outcome.Measured, 3)]
    [InlineData(Outcome.Measured, 15)]
    [InlineData(Outcome.Counted, 4)]
    [InlineData(Outcome.Counted, 8)]
    [InlineData(Outcome.Counted, 30)]
    [InlineData(Outcome.Overdispersed, 3)]
    [InlineData(Outcome.Overdispersed, 8)]
    public void A_group_like_the_others_is_told_apart_five_times_in_100(Outcome outcome, int size) =>
        Share(outcome, size, 1, comparison => comparison.Verdict != Verdict.Compatible)
            .IsWithin(0.04, 0.06, LargestError);

    [Theory]
    [InlineData(Outcome.Measured, 4)]
    [InlineData(Outcome.Counted, 8)]
    [InlineData(Outcome.Overdispersed, 15)]
    public void The_interval_of_a_true_difference_holds_it_95_times_in_100(Outcome outcome, int size) =>
        Share(outcome, size, 1.2, comparison => comparison.Difference!.Value.Interval.Contains(0.2 * Rate(outcome)))
            .IsWithin(0.93, 0.97, LargestError);

    private static Simulation Share(Outcome outcome, int size, double effect, Func<GroupComparison, bool> isSo)
    {
        Random random = new(size);
        int[] found =
        [
            .. Enumerable
                .Repeat(0, int.MaxValue)
                .Select(_ =>
                    GroupComparison.Compare(
                        Draw(random, outcome, size, effect),
                        Draw(random, outcome, Departements - size, 1)
                    )
                )
                .Where(comparison => comparison.Doubt == GroupDoubt.None)
                .Take(Judged)
                .Select(comparison => isSo(comparison) ? 1 : 0),
        ];
        double share = found.Average();
        return new Simulation(share, Math.Sqrt(share * (1 - share) / Judged));
    }

    private static double Rate(Outcome outcome) => outcome == Outcome.Measured ? 0.3 : 0.0002;

    private static GroupMember[] Draw(Random random, Outcome outcome, int count, double effect) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(at =>
                {
                    double inhabitants = 100_000 * Math.Exp(0.6 * Normal.Sample(random, 0, 1));
                    double expected = inhabitants * Rate(outcome) * effect;
                    double observed = outcome switch
                    {
                        Outcome.Measured => expected + inhabitants * Rate(outcome) * 0.2 * Normal.Sample(random, 0, 1),
                        Outcome.Counted => Poisson.Sample(random, expected),
                        _ => Poisson.Sample(random, expected * Gamma.Sample(random, 16, 16)),
                    };
                    return new GroupMember($"{at}", observed, inhabitants);
                }),
        ];
}
