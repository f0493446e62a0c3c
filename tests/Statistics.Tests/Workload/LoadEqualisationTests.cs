using FsCheck.Xunit;
using MathNet.Numerics.Distributions;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Workload;

namespace Observatoire.Statistics.Tests.Workload;

/// <summary>The worked example of docs/methods/load-equalisation.md, and its edges.</summary>
public sealed class LoadEqualisationTests
{
    private static readonly TerritoryWork[] Worked =
    [
        new("T01", 120, 20, 4),
        new("T02", 180, 40, 3),
        new("T03", 100, 10, 3),
    ];

    [Fact]
    public void The_worked_example_is_as_computed_by_hand()
    {
        LoadEqualisation load = LoadEqualisation.Compute(Worked, 1, 1, 1);

        Assert.Equal([30d, 60d, 100 / 3d], load.Territories.Select(each => each.PerFte));
        Assert.Equal(0.16, load.Inequality!.Value.Gini, 12);
        Assert.Equal(Math.Sqrt(520 / 3d) / 40, load.Inequality!.Value.CoefficientOfVariation, 12);
        // Expected 160, 120, 120: (40² / 160 + 60² / 120 + 20² / 120) / 2, and exp(-43.333 / 2).
        Assert.Equal(21.666667, load.Dispersion!.Value, 6);
        Assert.Equal(Math.Exp(-130 / 6d), load.P!.Value, 12);
        Assert.Equal(Verdict.Higher, load.Verdict);
        Assert.Equal(("T01", "T02"), (load.BestMove!.From, load.BestMove.To));
        // After: 40 for 3 FTE, 45 for 4 and 33.3 for 3.
        Assert.Equal(0.065, load.BestMove.After.Gini, 12);
        Assert.Equal(30 * Math.Exp(-1.959964 / Math.Sqrt(120)), load.Territories[0].Interval.Low, 4);
    }

    [Fact]
    public void A_complex_household_counts_for_its_weight_in_the_load_and_in_its_chance()
    {
        LoadEqualisation load = LoadEqualisation.Compute(Worked, 2, 1, 1);

        Assert.Equal([140d, 220d, 110d], load.Territories.Select(each => each.Load));
        Assert.Equal(35 * Math.Exp(1.959964 * Math.Sqrt(180) / 140), load.Territories[0].Interval.High, 4);
        Assert.Equal(450, load.Territories.Sum(each => each.Load) - 20);
    }

    [Fact]
    public void A_territory_of_which_something_is_missing_is_left_out_by_its_code()
    {
        TerritoryWork[] holed =
        [
            .. Worked,
            new("T04", null, 1, 3),
            new("T05", 90, 1, null),
            new("T06", 90, 1, 0),
            new("T07", 90, null, 3),
        ];

        Assert.Equal(["T04", "T05", "T06", "T07"], LoadEqualisation.Compute(holed, 2, 1, 1).LeftOut);
        Assert.Equal(["T04", "T05", "T06"], LoadEqualisation.Compute(holed, 1, 1, 1).LeftOut);
    }

    [Fact]
    public void One_territory_is_compared_with_none()
    {
        LoadEqualisation load = LoadEqualisation.Compute(Worked[..1], 1, 1, 1);

        Assert.Equal(Verdict.Inconclusive, load.Verdict);
        Assert.Null(load.Inequality);
        Assert.Null(load.BestMove);
        Assert.Single(load.Territories);
        Assert.Null(LoadEqualisation.Compute([new("T01", 0, 0, 1), new("T02", 0, 0, 1)], 1, 1, 1).Inequality);
    }

    [Fact]
    public void Loads_too_small_for_the_test_conclude_nothing_and_a_zero_has_an_upper_limit()
    {
        LoadEqualisation load = LoadEqualisation.Compute([new("T01", 0, 0, 2), new("T02", 8, 0, 2)], 1, 1, 1);

        Assert.Equal(Verdict.Inconclusive, load.Verdict);
        Assert.Equal(0, load.Territories[0].Interval.Low);
        Assert.Equal(3.688879 / 2, load.Territories[0].Interval.High, 5);
    }

    [Fact]
    public void A_territory_is_never_left_without_anybody()
    {
        LoadEqualisation load = LoadEqualisation.Compute([new("T01", 10, 0, 1), new("T02", 100, 0, 1)], 1, 1, 1);

        Assert.Null(load.BestMove);
        Assert.Equal(
            "T01",
            LoadEqualisation.Compute([new("T01", 10, 0, 1), new("T02", 100, 0, 1)], 1, 0.5, 1).BestMove!.From
        );
    }

    [Fact]
    public void What_is_out_of_its_range_throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LoadEqualisation.Compute(Worked, 0.5, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LoadEqualisation.Compute(Worked, 1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LoadEqualisation.Compute([new("T01", 5, 6, 1)], 2, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LoadEqualisation.Compute([new("T01", 5, 1, -1)], 1, 1, 1));
    }

    [Property]
    public bool The_best_move_makes_loads_more_equal_and_keeps_every_fte(byte first, byte second, byte third)
    {
        LoadEqualisation load = LoadEqualisation.Compute(
            [new("A", first + 1, 0, 3), new("B", second + 1, 0, 4), new("C", third + 1, 0, 5), new("D", 90, 0, 2)],
            1,
            1,
            1
        );
        return load.BestMove is not { } move
            || (move.After.Gini < load.Inequality!.Value.Gini && move.From != move.To && move.Fte.Equals(1));
    }

    /// <summary>
    /// 4,000 départements of four territories that differ by chance alone: the test finds a difference in 4 to 6 %, the
    /// Monte-Carlo error being 0.34 points; with complex households that count double too.
    /// </summary>
    [Theory]
    [Trait("Kind", "MonteCarlo")]
    [InlineData(1)]
    [InlineData(2)]
    public void Without_a_difference_the_false_alarms_are_as_many_as_announced(double complexWeight)
    {
        Random random = new(7);
        int alarms = 0;
        for (int draw = 0; draw < 4000; draw++)
        {
            double[] drawn =
            [
                .. Enumerable
                    .Range(1, 4)
                    .SelectMany(fte => new[] { Draw(50d * fte), Draw(12d * fte) })
                    .Select(value => (double)value),
            ];
            TerritoryWork[] territories =
            [
                .. Enumerable
                    .Range(0, 4)
                    .Select(at => new TerritoryWork(
                        $"T{at}",
                        (long)(drawn[2 * at] + drawn[(2 * at) + 1]),
                        (long)drawn[(2 * at) + 1],
                        (2 * at) + 2
                    )),
            ];
            alarms += LoadEqualisation.Compute(territories, complexWeight, 1, draw).P <= 0.05 ? 1 : 0;
        }

        Assert.InRange(alarms / 4000d, 0.04, 0.06);

        int Draw(double mean) => Poisson.Sample(random, mean);
    }
}
