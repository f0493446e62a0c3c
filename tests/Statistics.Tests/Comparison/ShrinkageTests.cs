using FsCheck;
using FsCheck.Xunit;
using MathNet.Numerics.Distributions;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Tests.Comparison;

/// <summary>The worked examples of docs/methods/shrinkage.md, and published figures.</summary>
public sealed class ShrinkageTests
{
    // Failures of ten pumps and thousands of hours: Gaver and O'Muircheartaigh, Technometrics 29, 1987.
    private static readonly CountedUnit[] Pumps =
    [
        .. new double[] { 5, 1, 5, 14, 3, 19, 1, 1, 4, 22 }
            .Zip([94.320, 15.720, 62.880, 125.760, 5.240, 31.440, 1.048, 1.048, 2.096, 10.480])
            .Select((pump, at) => new CountedUnit($"{at + 1}", pump.First, pump.Second)),
    ];

    // Six trials of aspirin in pregnancy (CLASP), logarithms of odds ratios: DerSimonian and Kacker, Contemporary
    // Clinical Trials 28, 2007.
    private static readonly MeasuredUnit[] Trials =
    [
        LogOdds(5, 156, 8, 74),
        LogOdds(5, 303, 17, 303),
        LogOdds(12, 565, 9, 477),
        LogOdds(69, 1570, 94, 1565),
        LogOdds(9, 103, 11, 105),
        LogOdds(313, 4659, 352, 4650),
    ];

    // R 4.2.2, from the formulas of Marshall 1991 (those of EBest of spdep); the intervals by our note's formulas there.
    [Fact]
    public void Rates_by_moments_are_as_in_R()
    {
        ShrunkUnits shrunk = GammaPoissonShrinkage.Shrink(Pumps);

        Assert.Equal(0.2142661242, shrunk.Mean, 9);
        Assert.Equal(0.1514064173, shrunk.Between, 9);
        Assert.Equal(5 / 94.320, shrunk.Units[0].Raw, 12);
        Assert.Equal(0.05539472391, shrunk.Units[0].Shrunk, 9);
        Assert.Equal(1.87498116035, shrunk.Units[9].Shrunk, 9);
        IntervalAssert.Equal(0.02097323, 0.11920035, shrunk.Units[0].Interval, 7);
        IntervalAssert.Equal(0.0632758, 2.4787208, shrunk.Units[6].Interval, 6);
    }

    // R 4.2.2: optim on dnbinom; shape 0.82227 and rate 1.25895, as Carlin and Louis print them (0.82 and 1.26).
    [Fact]
    public void Rates_by_maximum_likelihood_are_as_in_R()
    {
        ShrunkUnits shrunk = GammaPoissonShrinkage.Shrink(Pumps, GammaEstimator.MaximumLikelihood);

        Assert.Equal(0.653136, shrunk.Mean, 5);
        Assert.Equal(0.518793, shrunk.Between, 4);
        Assert.Equal(0.0609158, shrunk.Units[0].Shrunk, 5);
        Assert.Equal(1.9441484, shrunk.Units[9].Shrunk, 5);
    }

    // Tables 3 and 4 of DerSimonian and Kacker 2007, as the tests of metafor have them.
    [Theory]
    [InlineData(BetweenEstimator.PauleMandel, 0.3681, -0.3811)]
    [InlineData(BetweenEstimator.DerSimonianLaird, 0.2323, -0.3240)]
    public void The_variance_between_trials_is_as_published(BetweenEstimator estimator, double deviation, double mean)
    {
        ShrunkUnits shrunk = NormalShrinkage.Shrink(Trials, estimator);

        Assert.Equal(deviation, Math.Sqrt(shrunk.Between), 4);
        Assert.Equal(mean, shrunk.Mean, 4);
    }

    // metafor 3.8-1: blup() of rma(yi, vi). The intervals, wider than its own, by our note's formulas in R 4.2.2.
    [Fact]
    public void Shrunk_means_are_the_best_predictions_of_metafor()
    {
        ShrunkUnits moments = NormalShrinkage.Shrink(Trials, BetweenEstimator.DerSimonianLaird);
        ShrunkUnits agreeing = NormalShrinkage.Shrink(Trials);

        Assert.Equal(-0.4551124280, moments.Units[0].Shrunk, 8);
        Assert.Equal(-0.1495417498, moments.Units[5].Shrunk, 8);
        Assert.Equal(-0.6385463445, agreeing.Units[0].Shrunk, 6);
        Assert.Equal(-0.1400930780, agreeing.Units[5].Shrunk, 6);
        IntervalAssert.Equal(-1.54084317, 0.26536955, agreeing.Units[0].Interval, 7);
        IntervalAssert.Equal(-0.30566199, 0.00886771, agreeing.Units[5].Interval, 7);
        Assert.Equal(agreeing.Units[5].Interval, moments.Units[5].Interval);
    }

    [Theory]
    [InlineData(GammaEstimator.Moments)]
    [InlineData(GammaEstimator.MaximumLikelihood)]
    public void Units_that_vary_by_chance_alone_all_have_the_common_rate(GammaEstimator estimator)
    {
        CountedUnit[] alike = [.. Enumerable.Range(0, 8).Select(at => new CountedUnit($"{at}", 20 + at % 2, 10))];
        ShrunkUnits shrunk = GammaPoissonShrinkage.Shrink(alike, estimator);

        Assert.Equal(0, shrunk.Between);
        Assert.All(shrunk.Units, unit => Assert.Equal(2.05, unit.Shrunk, 9));
        Assert.All(shrunk.Units, unit => Assert.True(unit.Interval.Contains(2.05)));
        Assert.All(
            shrunk.Units,
            unit => Assert.True(unit.Interval.Width < CountInterval.Rate(20, 10, 1).Interval.Width)
        );
        Assert.All(
            shrunk.Units,
            unit => Assert.True(unit.Interval.Width > CountInterval.Rate(164, 80, 1).Interval.Width)
        );
        Assert.All(shrunk.Units, unit => Assert.Equal(0, unit.Weight));
    }

    [Theory]
    [InlineData(BetweenEstimator.DerSimonianLaird)]
    [InlineData(BetweenEstimator.PauleMandel)]
    public void Means_that_vary_by_chance_alone_all_have_the_common_mean(BetweenEstimator estimator)
    {
        ShrunkUnits shrunk = NormalShrinkage.Shrink([new("A", 10, 1), new("B", 10.5, 1), new("C", 9.5, 1)], estimator);

        Assert.Equal(0, shrunk.Between);
        Assert.All(shrunk.Units, unit => Assert.Equal(10, unit.Shrunk, 9));
        Assert.All(shrunk.Units, unit => Assert.True(unit.Interval.Contains(10)));
        Assert.All(shrunk.Units, unit => Assert.InRange(unit.Interval.Width, 2 * 1.96 / Math.Sqrt(3), 2 * 1.96));
    }

    [Fact]
    public void What_cannot_be_shrunk_throws()
    {
        Assert.Throws<ArgumentException>(() => GammaPoissonShrinkage.Shrink([Pumps[0]]));
        Assert.Throws<ArgumentException>(() => GammaPoissonShrinkage.Shrink([new("A", 0, 1), new("B", 0, 2)]));
        Assert.Throws<ArgumentException>(() => GammaPoissonShrinkage.Shrink([new("A", 1, 0), new("B", 1, 2)]));
        Assert.Throws<ArgumentException>(() => NormalShrinkage.Shrink([new("A", 1, 0), new("B", 1, 2)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalShrinkage.Shrink([new("A", 1, 1)]));
    }

    [Property]
    public bool A_shrunk_figure_lies_between_its_own_and_the_mean(int seed)
    {
        Random random = new(seed);
        CountedUnit[] units =
        [
            .. Enumerable.Range(0, 12).Select(at => new CountedUnit($"{at}", random.Next(1, 60), random.Next(1, 40))),
        ];
        return new[] { GammaEstimator.Moments, GammaEstimator.MaximumLikelihood }.All(estimator =>
        {
            ShrunkUnits shrunk = GammaPoissonShrinkage.Shrink(units, estimator);
            return shrunk.Units.All(unit =>
                unit.Shrunk >= Math.Min(unit.Raw, shrunk.Mean) - 1e-9
                && unit.Shrunk <= Math.Max(unit.Raw, shrunk.Mean) + 1e-9
                && unit.Interval.Contains(unit.Shrunk)
            );
        });
    }

    // 60 units, 10 to 300 events expected of each, over 200 seeds: the Monte-Carlo error is at most 0.4 %.
    [Theory]
    [Trait("Kind", "MonteCarlo")]
    [InlineData(0.2)]
    [InlineData(0.5)]
    public void The_intervals_of_rates_hold_the_true_ones_95_times_in_100(double variation) =>
        OfRates(variation).IsWithin(0.93, 0.97, 0.004);

    [Fact]
    [Trait("Kind", "MonteCarlo")]
    public void The_intervals_of_rates_that_do_not_differ_hold_them_more_often() =>
        OfRates(0.001).IsWithin(0.97, 1, 0.004);

    // 60 units, standard errors of 2 to 20, over 200 seeds.
    [Theory]
    [Trait("Kind", "MonteCarlo")]
    [InlineData(10)]
    [InlineData(20)]
    public void The_intervals_of_means_hold_the_true_ones_95_times_in_100(double deviation) =>
        OfMeans(deviation).IsWithin(0.93, 0.97, 0.004);

    [Fact]
    [Trait("Kind", "MonteCarlo")]
    public void The_intervals_of_means_that_do_not_differ_hold_them_more_often() =>
        OfMeans(0.001).IsWithin(0.97, 1, 0.004);

    private static Simulation OfRates(double variation) =>
        Simulation.Draw(
            200,
            random =>
            {
                double shape = 1 / (variation * variation);
                double[] rates = [.. Enumerable.Range(0, 60).Select(_ => Gamma.Sample(random, shape, shape))];
                ShrunkUnits shrunk = GammaPoissonShrinkage.Shrink([
                    .. rates.Select(
                        (rate, at) =>
                        {
                            double expected = 10 * Math.Pow(30, random.NextDouble());
                            return new CountedUnit($"{at}", Poisson.Sample(random, rate * expected), expected);
                        }
                    ),
                ]);
                return Held(shrunk, rates);
            }
        );

    private static Simulation OfMeans(double deviation) =>
        Simulation.Draw(
            200,
            random =>
            {
                double[] truths = [.. Enumerable.Range(0, 60).Select(_ => Normal.Sample(random, 100, deviation))];
                ShrunkUnits shrunk = NormalShrinkage.Shrink([
                    .. truths.Select(
                        (truth, at) =>
                        {
                            double error = 2 + 18 * random.NextDouble();
                            return new MeasuredUnit($"{at}", Normal.Sample(random, truth, error), error);
                        }
                    ),
                ]);
                return Held(shrunk, truths);
            }
        );

    private static double Held(ShrunkUnits shrunk, double[] truths) =>
        shrunk.Units.Zip(truths).Average(pair => pair.First.Interval.Contains(pair.Second) ? 1.0 : 0);

    private static MeasuredUnit LogOdds(double treated, double ofTreated, double control, double ofControl) =>
        new(
            "",
            Math.Log(treated / (ofTreated - treated) / (control / (ofControl - control))),
            Math.Sqrt(1 / treated + 1 / (ofTreated - treated) + 1 / control + 1 / (ofControl - control))
        );
}
