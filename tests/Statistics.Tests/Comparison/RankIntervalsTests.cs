using FsCheck;
using FsCheck.Xunit;
using MathNet.Numerics.Distributions;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Tests.Comparison;

/// <summary>The worked example of docs/methods/rank-intervals.md, and figures computed elsewhere.</summary>
public sealed class RankIntervalsTests
{
    // R 4.2.2: integrate and uniroot; qtukey, less precise, agrees to six figures.
    [Theory]
    [InlineData(2, 0.95, 2.771807649)]
    [InlineData(3, 0.95, 3.3144931554)]
    [InlineData(10, 0.95, 4.4741242217)]
    [InlineData(100, 0.95, 6.0846375372)]
    [InlineData(10, 0.99, 5.1566349601)]
    public void The_studentized_range_is_as_in_R(int count, double level, double expected) =>
        Assert.Equal(expected, RankIntervals.StudentizedRange(count, level), 7);

    // Three values of error 1 differ for certain beyond 3.314; with errors 1 and 3, beyond 3.314 x root of (1 + 9) / 2.
    [Fact]
    public void The_worked_example_is_as_written()
    {
        Assert.Equal(
            [new("A", 1, 2), new("B", 1, 2), new("C", 3, 3)],
            RankIntervals.Compute([new("A", 0, 1), new("B", 3.3, 1), new("C", 7, 1)])
        );
        Assert.Equal(
            [new("A", 1, 2), new("B", 1, 3), new("C", 2, 3)],
            RankIntervals.Compute([new("A", 0, 1), new("B", 3.3, 1), new("C", 7.42, 3)])
        );
    }

    [Fact]
    public void Units_that_cannot_be_told_apart_may_hold_every_rank()
    {
        Assert.All(
            RankIntervals.Compute([.. Enumerable.Range(0, 5).Select(at => new MeasuredUnit($"{at}", 1 + at / 10d, 1))]),
            unit => Assert.Equal((1, 5), (unit.Lowest, unit.Highest))
        );
        Assert.Equal([new("A", 1, 1)], RankIntervals.Compute([new("A", 3, 1)]));
        Assert.Empty(RankIntervals.Compute([]));
    }

    [Fact]
    public void A_unit_without_an_error_throws() =>
        Assert.Throws<ArgumentException>(() => RankIntervals.Compute([new("A", 1, 0), new("B", 2, 1)]));

    [Property]
    public bool The_interval_holds_the_rank_of_the_estimate_and_narrows_with_the_level(int seed)
    {
        Random random = new(seed);
        MeasuredUnit[] units =
        [
            .. Enumerable
                .Range(0, 15)
                .Select(at => new MeasuredUnit($"{at}", random.NextDouble() * 20, 0.1 + random.NextDouble())),
        ];
        IReadOnlyList<RankInterval> usual = RankIntervals.Compute(units);
        IReadOnlyList<RankInterval> outer = RankIntervals.Compute(units, Confidence.Outer);
        return units
                .Select((unit, at) => 1 + units.Count(other => other.Value < unit.Value))
                .Zip(usual)
                .All(pair => pair.Second.Lowest <= pair.First && pair.First <= pair.Second.Highest)
            && usual
                .Zip(outer)
                .All(pair => pair.Second.Lowest <= pair.First.Lowest && pair.First.Highest <= pair.Second.Highest);
    }

    // All alike is the hardest case: Tukey's test is then exact. 2,000 seeds: the Monte-Carlo error is 0.5 %.
    [Fact]
    [Trait("Kind", "MonteCarlo")]
    public void All_ranks_of_equal_units_are_held_95_times_in_100() =>
        Coverage(2000, 0, 1, 1).IsWithin(0.94, 0.96, 0.0055);

    [Theory]
    [Trait("Kind", "MonteCarlo")]
    [InlineData(0, 0.3, 3)]
    [InlineData(1, 0.3, 3)]
    [InlineData(4, 1, 1)]
    public void All_true_ranks_together_are_held_at_least_95_times_in_100(double spread, double least, double most) =>
        Coverage(1000, spread, least, most).IsWithin(0.94, 1, 0.0075);

    private static Simulation Coverage(int seeds, double spread, double least, double most) =>
        Simulation.Draw(
            seeds,
            random =>
            {
                double[] truths = [.. Enumerable.Range(0, 20).Select(at => spread * at)];
                IReadOnlyList<RankInterval> ranks = RankIntervals.Compute([
                    .. truths.Select(
                        (truth, at) =>
                        {
                            double error = least + (most - least) * random.NextDouble();
                            return new MeasuredUnit($"{at}", Normal.Sample(random, truth, error), error);
                        }
                    ),
                ]);
                return truths
                    .Zip(ranks)
                    .All(pair =>
                        pair.Second.Lowest <= 1 + truths.Count(other => other < pair.First)
                        && pair.Second.Highest >= truths.Count(other => other <= pair.First)
                    )
                    ? 1
                    : 0;
            }
        );
}
