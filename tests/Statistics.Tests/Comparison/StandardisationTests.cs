using FsCheck;
using FsCheck.Xunit;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Tests.Comparison;

/// <summary>The worked examples of docs/methods/standardisation.md, and published figures.</summary>
public sealed class StandardisationTests
{
    // Births with Down's syndrome, Michigan 1950-1964, of mothers of five children or more, by age: Fay and Feuer,
    // Statistics in Medicine 16, 1997, table II. Weights: all births.
    private static readonly WeightedStratum[] Michigan =
    [
        new(0, 327, 319_933),
        new(8, 30_666, 931_318),
        new(63, 123_419, 786_511),
        new(112, 149_919, 488_235),
        new(262, 104_088, 237_863),
        new(295, 34_392, 61_313),
    ];

    // Deaths by cancer of white men, United States 1940, and rates of 1960: Selvin 1991, as in epitools.
    private static readonly double[] Deaths1940 = [45, 201, 320, 670, 1126, 3160, 9723, 17_935, 22_179, 13_461, 2238];
    private static readonly double[] Population1940 =
    [
        906_897,
        3_794_573,
        10_003_544,
        10_629_526,
        9_465_330,
        8_249_558,
        7_294_330,
        5_022_499,
        2_920_220,
        1_019_504,
        142_532,
    ];
    private static readonly double[] Deaths1960 =
    [
        141,
        926,
        1253,
        1080,
        1869,
        4891,
        14_956,
        30_888,
        41_725,
        26_501,
        5928,
    ];
    private static readonly double[] Population1960 =
    [
        1_784_033,
        7_065_148,
        15_658_730,
        10_482_916,
        9_939_972,
        10_563_872,
        9_114_202,
        6_850_263,
        4_702_482,
        1_874_619,
        330_915,
    ];

    // The rate: the vignette of dsrTest 1.0.0 (75.52901). The intervals: the formula of Dobson on Byar's, in R 4.2.2.
    [Fact]
    public void A_direct_rate_is_as_published_with_dobson_s_interval()
    {
        Estimate usual = Standardisation.Direct(Michigan, 100_000)!.Value;
        Estimate outer = Standardisation.Direct(Michigan, 100_000, Confidence.Outer)!.Value;

        Assert.Equal(75.52901, usual.Value, 5);
        IntervalAssert.Equal(67.63274, 83.86711, usual.Interval, 5);
        IntervalAssert.Equal(63.28004, 88.79669, outer.Interval, 5);
    }

    [Fact]
    public void Eleven_strata_of_deaths_are_as_in_R()
    {
        Estimate rate = Standardisation
            .Direct(
                [
                    .. Deaths1940.Select(
                        (deaths, at) => new WeightedStratum(deaths, Population1940[at], Population1960[at])
                    ),
                ],
                100_000
            )!
            .Value;

        Assert.Equal(139.250544, rate.Value, 6);
        IntervalAssert.Equal(138.214099, 140.292748, rate.Interval, 6);
    }

    // R 4.2.2; epitools gives the exact interval, which is the same to eight decimals with so many deaths.
    [Fact]
    public void An_indirect_ratio_is_as_in_R()
    {
        StandardisedRatio ratio = Standardisation.Indirect([
            .. Deaths1940.Select(
                (deaths, at) => new ReferenceStratum(deaths, Population1940[at], Deaths1960[at] / Population1960[at])
            ),
        ])!;

        Assert.Equal(71_058, ratio.Observed);
        Assert.Equal(85_556.88884, ratio.Expected, 5);
        Assert.Equal(0.830535109, ratio.Ratio.Value, 9);
        IntervalAssert.Equal(0.82443958, 0.83666451, ratio.Ratio.Interval, 8);
    }

    [Fact]
    public void What_was_not_reported_is_not_zero()
    {
        Assert.Null(Standardisation.Direct([.. Michigan.Skip(1), Michigan[0] with { Count = null }]));
        Assert.Null(Standardisation.Direct([.. Michigan.Skip(1), Michigan[0] with { Population = 0 }]));
        Assert.Null(Standardisation.Indirect([new(5, 100, 0.1), new(null, 100, 0.1)]));
        Assert.Null(Standardisation.Indirect([new(5, 100, 0)]));
    }

    [Fact]
    public void Ten_events_have_a_rate_and_nine_have_none()
    {
        Assert.NotNull(Standardisation.Direct([new(4, 100, 1), new(6, 100, 1)]));
        Assert.Null(Standardisation.Direct([new(4, 100, 1), new(5, 100, 1)]));
    }

    [Fact]
    public void A_stratum_the_standard_does_not_have_counts_for_nothing() =>
        Assert.Equal(
            Standardisation.Direct(Michigan),
            Standardisation.Direct([.. Michigan, new WeightedStratum(null, 0, 0)])
        );

    [Property]
    public bool The_rate_standardised_on_its_own_population_is_the_crude_rate(PositiveInt first, PositiveInt second)
    {
        WeightedStratum[] strata = [new(first.Get + 10, 4000, 4000), new(second.Get, 9000, 9000)];
        Estimate direct = Standardisation.Direct(strata)!.Value;
        Estimate crude = CountInterval.Rate(first.Get + 10 + second.Get, 13_000);
        return Math.Abs(direct.Value - crude.Value) < 1e-9 * crude.Value
            && Math.Abs(direct.Interval.Low - crude.Interval.Low) < 1e-9 * crude.Value
            && Math.Abs(direct.Interval.High - crude.Interval.High) < 1e-9 * crude.Value;
    }

    [Property]
    public bool The_scale_of_the_weights_does_not_matter(PositiveInt factor) =>
        Math.Abs(
            Standardisation
                .Direct([.. Michigan.Select(stratum => stratum with { Weight = stratum.Weight * factor.Get })])!
                .Value.Interval.High - Standardisation.Direct(Michigan)!.Value.Interval.High
        ) < 1e-9;
}
