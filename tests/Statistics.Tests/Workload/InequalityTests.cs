using FsCheck;
using FsCheck.Xunit;
using Observatoire.Statistics.Workload;
using Interval = Observatoire.Statistics.Comparison.Interval;

namespace Observatoire.Statistics.Tests.Workload;

/// <summary>The worked example of docs/methods/inequality.md, and what any measure of inequality obeys.</summary>
public sealed class InequalityTests
{
    // Ten incomes whose index is published with R's package ineq (function Gini), plain and corrected.
    private static readonly double[] Incomes = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261];

    [Fact]
    public void Gini_is_as_published()
    {
        Assert.Equal(0.46209113026762383, Inequality.Gini(Alike(Incomes))!.Value, 14);
        Assert.Equal(0.5134345891862487, Inequality.Gini(Alike(Incomes), isCorrected: true)!.Value, 14);
    }

    // ln 2: half of the units hold all, and the groups tell them apart.
    [Fact]
    public void Theil_with_zeros_is_all_between_the_groups_that_tell_them_apart()
    {
        TheilDecomposition theil = Inequality.Theil([Alike(0, 0, 0), Alike(10, 10, 10)])!.Value;

        Assert.Equal(0.6931471805599453, theil.Total, 14);
        Assert.Equal(0.6931471805599453, theil.Between, 14);
        Assert.Equal(0, theil.Within, 14);
    }

    [Fact]
    public void The_worked_example_is_as_computed_by_hand()
    {
        WeightedValue[] worked = [new(30, 2), new(60, 1)];

        Assert.Equal(Math.Sqrt(200) / 40, Inequality.CoefficientOfVariation(worked)!.Value, 12);
        Assert.Equal(1 / 6d, Inequality.Gini(worked)!.Value, 12);
        Assert.Equal(0.375, Inequality.Gini(worked, isCorrected: true)!.Value, 12);
        Assert.Equal(0.5 * Math.Log(0.75) + (0.5 * Math.Log(1.5)), Inequality.Theil(worked)!.Value, 12);
    }

    [Property]
    public bool A_weight_of_two_is_the_same_value_twice(NonEmptyArray<byte> drawn)
    {
        double[] values = [.. drawn.Get.Select(each => (double)each + 1)];
        WeightedValue[] weighted = [.. values.Select((value, at) => new WeightedValue(value, (at % 2) + 1))];
        WeightedValue[] repeated =
        [
            .. values.SelectMany((value, at) => Alike([.. Enumerable.Repeat(value, (at % 2) + 1)])),
        ];

        return Close(Inequality.Gini(weighted), Inequality.Gini(repeated))
            && Close(Inequality.Theil(weighted), Inequality.Theil(repeated))
            && Close(Inequality.CoefficientOfVariation(weighted), Inequality.CoefficientOfVariation(repeated));
    }

    [Property]
    public bool The_parts_of_theil_add_up_to_it(NonEmptyArray<byte> first, NonEmptyArray<byte> second)
    {
        WeightedValue[] left = [.. first.Get.Select((value, at) => new WeightedValue(value, (at % 3) + 1))];
        WeightedValue[] right = [.. second.Get.Select(value => new WeightedValue(value + 1d, 1.5))];
        TheilDecomposition theil = Inequality.Theil([left, right, []])!.Value;

        return Close(theil.Total, theil.Between + theil.Within)
            && Close(theil.Total, Inequality.Theil([.. left, .. right]))
            && theil.Between > -1e-12
            && theil.Within > -1e-12;
    }

    [Property]
    public bool A_transfer_to_a_richer_unit_makes_every_measure_larger(byte poor, byte gap, byte part)
    {
        double low = poor + 2d;
        double high = low + gap;
        double moved = low * (part + 1) / 257;
        WeightedValue[] before = Alike(low, high, 100);
        WeightedValue[] after = Alike(low - moved, high + moved, 100);

        return Inequality.Gini(after) > Inequality.Gini(before)
            && Inequality.Theil(after) > Inequality.Theil(before)
            && Inequality.CoefficientOfVariation(after) > Inequality.CoefficientOfVariation(before);
    }

    [Fact]
    public void What_has_no_meaning_is_null_and_what_is_no_value_throws()
    {
        Assert.Null(Inequality.Gini([]));
        Assert.Null(Inequality.Theil(Alike(0, 0)));
        Assert.Null(Inequality.CoefficientOfVariation(Alike(0)));
        Assert.Null(Inequality.Gini(Alike(3), isCorrected: true));
        Assert.Equal(0, Inequality.Gini(Alike(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Inequality.Gini(Alike(3, -1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Inequality.Theil([new WeightedValue(1, 0)]));
        Assert.Null(Inequality.IntervalOf(Alike(1, 2, 3, 4), values => Inequality.Gini(values), 1));
    }

    [Fact]
    public void An_interval_depends_on_the_seed_alone()
    {
        Interval? one = Of(1);

        Assert.Equal(one, Of(1));
        Assert.NotEqual(one, Of(2));
        Assert.True(one!.Value.Contains(Inequality.Gini(Alike(Incomes))!.Value));

        static Interval? Of(int seed) => Inequality.IntervalOf(Alike(Incomes), values => Inequality.Gini(values), seed);
    }

    /// <summary>
    /// 300 samples of 60 from a log-normal of σ 0.4, whose Theil's T is σ² / 2 = 0.08: the intervals hold it in 90 % at
    /// least, the Monte-Carlo error being 1.3 points. BCa is known to hold a little less than it says.
    /// </summary>
    [Fact]
    [Trait("Kind", "MonteCarlo")]
    public void Intervals_hold_the_index_of_the_population_nearly_as_often_as_announced()
    {
        Random random = new(4);
        int covered = 0;
        const int Samples = 300;
        for (int sample = 0; sample < Samples; sample++)
        {
            double[] values =
            [
                .. Enumerable
                    .Range(0, 60)
                    .Select(_ =>
                        Math.Exp(0.4 * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, random.NextDouble()))
                    ),
            ];
            covered += Inequality.IntervalOf(Alike(values), Inequality.Theil, sample)!.Value.Contains(0.08) ? 1 : 0;
        }

        Assert.InRange((double)covered / Samples, 0.90, 0.97);
    }

    private static WeightedValue[] Alike(params double[] values) =>
        [.. values.Select(value => new WeightedValue(value, 1))];

    private static bool Close(double? left, double? right) => Math.Abs(left!.Value - right!.Value) < 1e-9;
}
