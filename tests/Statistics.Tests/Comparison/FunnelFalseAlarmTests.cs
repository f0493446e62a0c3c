using MathNet.Numerics.Distributions;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Tests.Comparison;

/// <summary>
/// How often a unit in which nothing is the matter is told Higher or Lower at 95 %: 4 to 6 %. 101 units of 40 to 4,000
/// events expected, or of 60 to 6,000 cases, over 300 seeds: the Monte-Carlo error of each share is at most 0.15 %.
/// </summary>
[Trait("Kind", "MonteCarlo")]
public sealed class FunnelFalseAlarmTests
{
    private const int Seeds = 300;
    private const int Units = 101;
    private const double LargestError = 0.0015;

    [Theory]
    [InlineData(Overdispersion.Ignored)]
    [InlineData(Overdispersion.Additive)]
    [InlineData(Overdispersion.Multiplicative)]
    public void By_chance_alone(Overdispersion overdispersion) =>
        Ratios(0, new() { Overdispersion = overdispersion }).IsWithin(0.04, 0.06, LargestError);

    [Theory]
    [InlineData(FunnelScale.SquareRoot, TailTreatment.Winsorised)]
    [InlineData(FunnelScale.SquareRoot, TailTreatment.Truncated)]
    [InlineData(FunnelScale.Logarithm, TailTreatment.Winsorised)]
    public void With_over_dispersion(FunnelScale scale, TailTreatment tails) =>
        Ratios(0.15, new() { Scale = scale, Tails = tails }).IsWithin(0.04, 0.06, LargestError);

    [Theory]
    [InlineData(0)]
    [InlineData(0.08)]
    public void Of_proportions(double between) =>
        Simulation
            .Draw(
                Seeds,
                random =>
                    Alarms(
                        [
                            .. Sizes(random, 60)
                                .Select(
                                    (cases, at) =>
                                    {
                                        double angle =
                                            Math.Asin(Math.Sqrt(0.3)) + between * Normal.Sample(random, 0, 1);
                                        double share = Math.Pow(Math.Sin(angle), 2);
                                        int total = (int)cases;
                                        return new CountedUnit($"{at}", Binomial.Sample(random, share, total), total);
                                    }
                                ),
                        ],
                        new() { Measure = FunnelMeasure.Proportion }
                    )
            )
            .IsWithin(0.04, 0.06, LargestError);

    [Fact]
    public void Ignoring_over_dispersion_or_the_tails_is_what_makes_them_false()
    {
        Simulation ignored = Ratios(0.15, new() { Overdispersion = Overdispersion.Ignored }, 100);
        Simulation uncorrected = Ratios(0.15, new() { CorrectsForTails = false }, 100);

        Assert.InRange(ignored.Share, 0.3, 0.9);
        Assert.InRange(uncorrected.Share, 0.1, 0.25);
    }

    private static Simulation Ratios(double between, FunnelOptions options, int seeds = Seeds) =>
        Simulation.Draw(
            seeds,
            random =>
                Alarms(
                    [
                        .. Sizes(random, 40)
                            .Select(
                                (expected, at) =>
                                {
                                    double rate = expected * Math.Exp(between * Normal.Sample(random, 0, 1));
                                    return new CountedUnit($"{at}", Poisson.Sample(random, rate), expected);
                                }
                            ),
                    ],
                    options
                )
        );

    private static IEnumerable<double> Sizes(Random random, double smallest) =>
        Enumerable.Range(0, Units).Select(_ => smallest * Math.Pow(100, random.NextDouble()));

    private static double Alarms(CountedUnit[] units, FunnelOptions options) =>
        FunnelPlot
            .Plot(units, options)!
            .Points.Average(point => point.Verdict is Verdict.Higher or Verdict.Lower ? 1.0 : 0);
}
