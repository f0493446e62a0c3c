using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Reorganisations;
using Xunit.Abstractions;

namespace Observatoire.Statistics.Tests.Reorganisations;

/// <summary>
/// Whether the intervals hold the truth as often as they say, on 500 simulated panels for no effect and 500 for one.
/// Six events a panel are estimated: with 3,000 intervals of 95 % the Monte-Carlo error (one standard deviation) is 0.40
/// points, 0.56 for a half of them, and 0.97 for the 500 pooled ones. The seeds are fixed: the figures do not move.
/// </summary>
public sealed class EffectCoverageTests(ITestOutputHelper output)
{
    private const int Seeds = 500;
    private const double Relevant = 0.10;

    [Fact]
    [Trait("Kind", "MonteCarlo")]
    public void Without_an_effect_the_false_alarms_are_as_many_as_announced()
    {
        EffectEstimate[] estimates = [.. Simulate(0, 0, 6).Select(each => each.Estimate)];

        double alarms = Share(estimates, each => !each.Interval!.Value.Contains(0));
        double words = Share(estimates, each => each.Verdict is Verdict.Higher or Verdict.Lower);
        double small = Share(estimates, each => each.P <= 0.05);
        double trends = Share(estimates, each => each.PreTrend!.Value.P <= 0.05);
        // What the test would have found had the effect been the smallest it says it can see.
        double power = Share(estimates, each => each.Effect + each.SmallestVisible > each.Interval!.Value.Width / 2);
        output.WriteLine($"{estimates.Length} events: intervals without zero {alarms:P2}, words {words:P2}");
        output.WriteLine($"p <= 0.05 {small:P2}, pre-trend p <= 0.05 {trends:P2}, power {power:P2}");

        Assert.InRange(alarms, 0.04, 0.06);
        Assert.InRange(words, 0.03, 0.06);
        Assert.InRange(small, 0.03, 0.06);
        Assert.InRange(trends, 0.03, 0.06);
        Assert.InRange(power, 0.77, 0.83);
    }

    [Fact]
    [Trait("Kind", "MonteCarlo")]
    public void With_an_effect_the_intervals_hold_it_as_often_as_announced()
    {
        Outcome[] all = [.. Simulate(Relevant, 100_000, 6)];

        AssertCovers("all", all);
        AssertCovers("at once", all.Where(each => !each.IsRamped));
        AssertCovers("over six months", all.Where(each => each.IsRamped));
        AssertCovers("large", all.Where(each => each.IsLarge));
        AssertCovers("small", all.Where(each => !each.IsLarge));
        AssertCovers("under two years before", all.Where(each => each.Estimate.MonthsBefore < 24));
        Assert.InRange(all.Average(each => each.Estimate.Effect!.Value - each.Truth), -0.004, 0.004);
        Assert.True(Share(all, each => each.Estimate.Verdict == Verdict.Lower) < 0.005);
    }

    [Fact]
    [Trait("Kind", "MonteCarlo")]
    public void Pooled_intervals_hold_the_mean_effect_as_often_as_announced()
    {
        List<bool> covered = [];
        for (int seed = 200_000; seed < 200_000 + Seeds; seed++)
        {
            SimulatedPanel drawn = SimulatedPanel.Draw(seed, Relevant, MonthsOf(seed), 8);
            PooledEstimate pooled = PooledEffect.Estimate(
                drawn.Panel,
                drawn.Events,
                "REDEC",
                Relevant,
                seed,
                draws: 99
            );
            covered.Add(pooled.Interval!.Value.Contains(pooled.Effects.Average(each => drawn.Truth(each.Event))));
        }

        double share = Share(covered, each => each);
        output.WriteLine($"pooled: {share:P2} of {covered.Count}");
        Assert.InRange(share, 0.93, 0.97);
    }

    private static IEnumerable<Outcome> Simulate(double effect, int firstSeed, int eventsEstimated)
    {
        for (int seed = firstSeed; seed < firstSeed + Seeds; seed++)
        {
            SimulatedPanel drawn = SimulatedPanel.Draw(seed, effect, MonthsOf(seed), 12);
            foreach (DepartementEvent each in drawn.Events.Take(eventsEstimated))
            {
                yield return new Outcome(
                    ReorganisationEffect.Estimate(drawn.Panel, drawn.Events, each, Relevant),
                    drawn.Truth(each),
                    drawn.IsLarge(each.Departement),
                    drawn.IsRamped(each.Departement)
                );
            }
        }
    }

    private static int MonthsOf(int seed) => 36 + (seed % 25);

    private void AssertCovers(string which, IEnumerable<Outcome> outcomes)
    {
        Outcome[] all = [.. outcomes];
        double covered = Share(all, each => each.Estimate.Interval!.Value.Contains(each.Truth));
        double error = Math.Sqrt(0.95 * 0.05 / all.Length);
        output.WriteLine($"{which}: {covered:P2} of {all.Length}, Monte-Carlo error {error:P2}");
        Assert.InRange(covered, 0.93, 0.97);
    }

    private static double Share<T>(IReadOnlyCollection<T> all, Func<T, bool> holds) =>
        (double)all.Count(holds) / all.Count;

    private sealed record Outcome(EffectEstimate Estimate, double Truth, bool IsLarge, bool IsRamped);
}
