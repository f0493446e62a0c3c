using FsCheck;
using FsCheck.Xunit;
using Observatoire.Statistics.Comparison;
using Interval = Observatoire.Statistics.Comparison.Interval;

namespace Observatoire.Statistics.Tests.Comparison;

/// <summary>The worked example of docs/methods/funnel-plot.md, and figures computed elsewhere.</summary>
public sealed class FunnelPlotTests
{
    private static readonly FunnelOptions Published = new() { CorrectsForTails = false };

    private static readonly CountedUnit[] Twelve = Units(
        [100, 150, 180, 80, 120, 225, 40, 310, 95, 61, 500, 75],
        [108, 112, 165, 95, 100, 220, 55, 250, 120, 48, 450, 90]
    );

    private static readonly CountedUnit[] Proportions = Units(
        [20, 35, 50, 12, 80, 44, 61, 9, 30, 25, 70, 18],
        [100, 120, 210, 80, 300, 150, 250, 60, 90, 110, 320, 75]
    );

    // Where 5, 9 and 30 events are on the lower 95 % limit, 5 and 9 on the upper 99.8 %: testdata_funnel_ratio_outputs.csv
    // of PHEindicatormethods (UKHSA), to the digits it and the exact quantiles share.
    [Theory]
    [InlineData(11.66833, 0.95, 5, null)]
    [InlineData(17.08480, 0.95, 9, null)]
    [InlineData(42.82687, 0.95, 30, null)]
    [InlineData(4.115374, 0.95, null, 9)]
    [InlineData(0.739372, 0.998, null, 5)]
    public void Limits_of_ratios_are_as_PHE_publishes_them(double expected, double level, int? low, int? high)
    {
        Interval limits = Draw(Twelve, Published with { Overdispersion = Overdispersion.Ignored })
            .LimitsAt(expected, level);
        Assert.Equal(low ?? limits.Low * expected, limits.Low * expected, 3);
        Assert.Equal(high ?? limits.High * expected, limits.High * expected, 3);
    }

    // testdata_funnel_prop_outputs.csv of PHEindicatormethods, baseline 80.642448 %.
    [Theory]
    [InlineData(1, 3.204264, 100, 0, 100)]
    [InlineData(22, 64.132572, 97.152324, 54.611687, 100)]
    [InlineData(1008, 78.203374, 83.081521, 76.796814, 84.488082)]
    [InlineData(110_000, 80.408963, 80.875933, 80.274317, 81.010578)]
    public void Limits_of_proportions_are_as_PHE_publishes_them(
        int cases,
        double low,
        double high,
        double lowest,
        double highest
    )
    {
        FunnelPlot plot = Draw(
            Proportions,
            new()
            {
                Measure = FunnelMeasure.Proportion,
                Target = 0.80642448,
                Overdispersion = Overdispersion.Ignored,
            }
        );
        IntervalAssert.Equal(low / 100, high / 100, plot.LimitsAt(cases, 0.95), 7);
        IntervalAssert.Equal(lowest / 100, highest / 100, plot.LimitsAt(cases, 0.998), 6);
    }

    // R 4.2.2: uniroot on pgamma.
    [Theory]
    [InlineData(2, 0, 2.82916753)]
    [InlineData(5, 0.13545376, 2.05925763)]
    [InlineData(100, 0.80390551, 1.20557965)]
    [InlineData(1_000_000, 0.99804001, 1.00196094)]
    public void Limits_of_ratios_are_as_in_R(double expected, double low, double high) =>
        IntervalAssert.Equal(
            low,
            high,
            Draw(Twelve, Published with { Overdispersion = Overdispersion.Ignored }).LimitsAt(expected, 0.95),
            8
        );

    // R 4.2.2, from the formulas of Spiegelhalter 2005 as FunnelPlotR 0.5 has them ("CQC", back-transformed).
    [Fact]
    public void Over_dispersion_on_the_square_root_is_as_in_R()
    {
        FunnelPlot plot = Draw(Twelve, Published);

        Assert.Equal(4.104043910, plot.Dispersion!.Phi, 8);
        Assert.Equal(0.006029372016, plot.Dispersion.Between, 11);
        Assert.Equal(-0.7846096908, plot.Points[0].UnadjustedScore, 9);
        Assert.Equal(-0.413256587, plot.Points[0].AdjustedScore, 8);
        Assert.Equal(3.590857122, plot.Points[7].UnadjustedScore, 8);
        Assert.Equal(1.354377908, plot.Points[7].AdjustedScore, 8);
        IntervalAssert.Equal(0.6707418544, 1.394788608, plot.LimitsAt(100, 0.95), 8);
        IntervalAssert.Equal(0.5106572097, 1.652245875, plot.LimitsAt(100, 0.998), 8);
    }

    // The same with our correction, solved by uniroot.
    [Fact]
    public void The_correction_for_the_tails_is_as_in_R()
    {
        FunnelPlot plot = Draw(Twelve, new());

        Assert.Equal(4.104043910 / 0.678654559, plot.Dispersion!.CorrectedPhi, 7);
        Assert.Equal(0.00939896121092, plot.Dispersion.Between, 12);
        Assert.Equal(1.113533138, plot.Points[7].AdjustedScore, 8);
        IntervalAssert.Equal(0.6181143765, 1.473304362, plot.LimitsAt(100, 0.95), 8);
    }

    [Fact]
    public void Multiplicative_limits_are_as_in_R() =>
        IntervalAssert.Equal(
            0.6423556615,
            1.436471917,
            Draw(Twelve, Published with { Overdispersion = Overdispersion.Multiplicative }).LimitsAt(100, 0.95),
            8
        );

    // R 4.2.2, from FunnelPlotR 0.5 with its default "SHMI": logarithm, the ends left out.
    [Fact]
    public void The_limits_of_the_SHMI_are_as_in_R()
    {
        FunnelPlot plot = Draw(
            Twelve,
            Published with
            {
                Scale = FunnelScale.Logarithm,
                Tails = TailTreatment.Truncated,
            }
        );

        Assert.Equal(10, plot.Dispersion!.Units);
        Assert.Equal(3.40102502878, plot.Dispersion.Phi, 8);
        Assert.Equal(0.02065269011, plot.Dispersion.Between, 10);
        IntervalAssert.Equal(0.6735601491, 1.484648404, plot.LimitsAt(50, 0.95), 8);
        IntervalAssert.Equal(0.5821453729, 1.717783988, plot.LimitsAt(100, 0.998), 8);
    }

    [Fact]
    public void Proportions_on_the_arcsine_are_as_in_R()
    {
        FunnelPlot plot = Draw(Proportions, Published with { Measure = FunnelMeasure.Proportion });

        Assert.Equal(0.2434316354, plot.Target, 9);
        Assert.Equal(1.211134554, plot.Dispersion!.Phi, 8);
        Assert.Equal(0.0005320677632, plot.Dispersion.Between, 12);
        Assert.Equal(-2.115875991, plot.Points[3].UnadjustedScore, 8);
        IntervalAssert.Equal(0.1762446447, 0.3176282101, plot.LimitsAt(200, 0.95), 8);
    }

    [Fact]
    public void A_rate_is_its_target_times_a_ratio()
    {
        CountedUnit[] inhabitants = [.. Twelve.Select(unit => unit with { Denominator = unit.Denominator * 1000 })];
        double target = Twelve.Sum(unit => unit.Count) / inhabitants.Sum(unit => unit.Denominator);
        FunnelPlot rates = Draw(inhabitants, new() { Measure = FunnelMeasure.Rate });
        FunnelPlot ratios = Draw(
            [.. inhabitants.Select(unit => unit with { Denominator = unit.Denominator * target })],
            new()
        );

        Assert.Equal(target, rates.Target, 15);
        Assert.Equal(ratios.Dispersion!.Between, rates.Dispersion!.Between, 12);
        Assert.Equal(ratios.LimitsAt(target * 90_000, 0.95).High * target, rates.LimitsAt(90_000, 0.95).High, 12);
        Assert.Equal(ratios.Points.Select(point => point.Verdict), rates.Points.Select(point => point.Verdict));
    }

    [Fact]
    public void A_unit_is_told_by_the_limits_and_the_worked_example_is_as_written()
    {
        FunnelPlot chance = Draw(Twelve, new() { Overdispersion = Overdispersion.Ignored });
        FunnelPlot adjusted = Draw(Twelve, new());

        Assert.Equal(
            ["H", "L", "H", "L", "H"],
            new[] { 1, 6, 7, 8, 10 }.Select(at => chance.Points[at].Verdict.ToString()[..1])
        );
        Assert.Equal(Verdict.Compatible, chance.Points[0].Verdict);
        Assert.Equal(Verdict.Higher, chance.Points[7].OuterVerdict);
        Assert.Equal(Verdict.Compatible, chance.Points[10].OuterVerdict);
        Assert.All(adjusted.Points, point => Assert.Equal(Verdict.Compatible, point.Verdict));
    }

    [Fact]
    public void Nothing_is_said_of_a_unit_too_small_nor_of_any_where_too_few_tell_the_dispersion()
    {
        FunnelPlot small = Draw([.. Twelve, new CountedUnit("S", 30, 4.9)], new());
        FunnelPlot few = Draw([.. Twelve.Take(9)], new());

        Assert.Equal(Verdict.Inconclusive, small.Points[^1].Verdict);
        Assert.Equal(12, small.Dispersion!.Units);
        Assert.Null(few.Dispersion);
        Assert.All(few.Points, point => Assert.Equal(Verdict.Inconclusive, point.Verdict));
        Assert.Equal(
            Verdict.Higher,
            Draw([.. Twelve.Take(9)], new() { Overdispersion = Overdispersion.Ignored }).Points[1].Verdict
        );
    }

    [Fact]
    public void A_proportion_is_small_by_those_without_too()
    {
        FunnelPlot plot = Draw(
            [new CountedUnit("A", 90, 100), new CountedUnit("B", 38, 40)],
            new()
            {
                Measure = FunnelMeasure.Proportion,
                Target = 0.9,
                Overdispersion = Overdispersion.Ignored,
            }
        );

        Assert.Equal([Verdict.Compatible, Verdict.Inconclusive], plot.Points.Select(point => point.Verdict));
    }

    [Fact]
    public void A_unit_without_an_event_has_a_place_on_the_logarithm()
    {
        FunnelPlot plot = Draw([.. Twelve, new CountedUnit("Z", 0, 8)], new() { Scale = FunnelScale.Logarithm });

        Assert.Equal(Math.Sqrt(8) * Math.Log(0.5 / 8), plot.Points[^1].UnadjustedScore, 9);
        Assert.Equal(0, plot.Points[^1].Value);
    }

    [Fact]
    public void There_is_no_funnel_of_nothing_and_nonsense_throws()
    {
        Assert.Null(FunnelPlot.Plot([], new()));
        Assert.Null(FunnelPlot.Plot([new CountedUnit("A", 0, 10)], new()));
        Assert.Throws<ArgumentException>(() => FunnelPlot.Plot([new CountedUnit("A", -1, 10)], new()));
        Assert.Throws<ArgumentException>(() => FunnelPlot.Plot([new CountedUnit("A", 1, 0)], new()));
        Assert.Throws<ArgumentException>(() => FunnelPlot.Plot(Twelve, new() { Target = 0 }));
        Assert.Throws<ArgumentException>(() => FunnelPlot.Plot(Twelve, new() { TailShare = 0.5 }));
        Assert.Throws<ArgumentException>(() =>
            FunnelPlot.Plot([new CountedUnit("A", 11, 10)], new() { Measure = FunnelMeasure.Proportion })
        );
        Assert.Throws<ArgumentException>(() =>
            FunnelPlot.Plot(Proportions, new() { Measure = FunnelMeasure.Proportion, Scale = FunnelScale.Logarithm })
        );
    }

    [Property]
    public bool A_count_beyond_the_limits_is_one_whose_exact_interval_leaves_out_the_target(
        NonNegativeInt count,
        PositiveInt size
    )
    {
        double expected = size.Get % 300 + 5.5;
        Interval exact = CountInterval.Exact(count.Get);
        FunnelPoint point = Draw(
            [new CountedUnit("A", count.Get, expected), new CountedUnit("B", 1, 1)],
            new() { Overdispersion = Overdispersion.Ignored }
        ).Points[0];
        return point.Verdict
            == (
                exact.Low > expected ? Verdict.Higher
                : exact.High < expected ? Verdict.Lower
                : Verdict.Compatible
            );
    }

    [Property]
    public bool The_order_of_the_units_does_not_matter(int seed)
    {
        CountedUnit[] shuffled = [.. Twelve];
        new Random(seed).Shuffle(shuffled);
        FunnelPlot plot = Draw(shuffled, new());
        return Draw(Twelve, new())
            .Points.All(point =>
                Math.Abs(plot.Points.Single(other => other.Code == point.Code).AdjustedScore - point.AdjustedScore)
                < 1e-9
            );
    }

    private static FunnelPlot Draw(IReadOnlyList<CountedUnit> units, FunnelOptions options) =>
        FunnelPlot.Plot(units, options)!;

    private static CountedUnit[] Units(double[] counts, double[] denominators) =>
        [.. counts.Select((count, at) => new CountedUnit($"{at + 1:00}", count, denominators[at]))];
}
