using MathNet.Numerics.Distributions;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Tests.Comparison;

public sealed class MissingEstimateTests
{
    private const int Seeds = 2000;

    /// <summary>The worked example of docs/methods/missing-departements.md.</summary>
    [Fact]
    public void The_worked_example()
    {
        ReportedValue[] all =
        [
            .. Enumerable
                .Range(1, 10)
                .Select(size => new ReportedValue(size * 11 + (size % 2 == 0 ? 1 : -1), size * 10, null)),
            new(null, 50, null),
        ];

        MissingEstimate found = MissingEstimate.Predict(all);

        Assert.Equal((605, 10, 11), (found.Observed, found.Reported, found.Expected));
        Assert.Equal(605 + 1.1 * 50, found.Total!.Value.Value, 9);

        // Residuals are ±1: their squares over the sizes add up to (1 + 1/2 + ... + 1/10) / 10, over 9 degrees of freedom.
        double variance = 2.9289682539682538 / 10 / 9 * (50 + 50 * 50 / 550.0);
        Assert.Equal(660 + 2.2621571627409915 * Math.Sqrt(variance), found.Total!.Value.Interval.High, 9);
    }

    [Fact]
    public void Nothing_is_estimated_where_all_reported()
    {
        MissingEstimate found = MissingEstimate.Predict([.. Enumerable.Repeat(new ReportedValue(4, 5, 1000), 12)]);

        Assert.Equal((48, 0), (found.Total!.Value.Value, found.Total!.Value.Interval.Width));
    }

    [Fact]
    public void One_without_a_year_before_has_as_much_by_inhabitant_as_the_others()
    {
        MissingEstimate found = MissingEstimate.Predict([
            .. Enumerable.Repeat(new ReportedValue(4, 5, 1000), 12),
            new(null, null, 2000),
            new(null, 10, 9),
        ]);

        Assert.Equal(48 + 8 + 8, found.Total!.Value.Value, 9);
    }

    [Fact]
    public void Without_ground_there_is_an_observed_sum_and_no_estimate()
    {
        Assert.Null(
            MissingEstimate.Predict([.. Enumerable.Repeat(new ReportedValue(4, 5, 1), 9), new(null, 5, 1)]).Total
        );
        Assert.Null(
            MissingEstimate.Predict([.. Enumerable.Repeat(new ReportedValue(4, 5, 1), 50), new(null, null, null)]).Total
        );
        Assert.Equal(0, MissingEstimate.Predict([new(null, 3, 3)]).Observed);
    }

    /// <summary>
    /// 101 départements of very different sizes, of which one in eight is missing by chance: the interval holds the true sum
    /// in 93 to 97 % of 2,000 draws; the Monte-Carlo error is 0.5 points.
    /// </summary>
    [Fact]
    [Trait("Kind", "MonteCarlo")]
    public void The_interval_holds_the_true_sum_as_often_as_it_says()
    {
        int held = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            Random random = new(seed);
            ReportedValue[] truth =
            [
                .. Enumerable
                    .Range(0, 101)
                    .Select(_ =>
                    {
                        double earlier = Math.Exp(Normal.Sample(random, 6, 0.9));
                        return new ReportedValue(
                            1.03 * earlier + Normal.Sample(random, 0, 2 * Math.Sqrt(earlier)),
                            earlier,
                            null
                        );
                    }),
            ];
            ReportedValue[] received =
            [
                .. truth.Select(each => random.Next(8) == 0 ? each with { Value = null } : each),
            ];
            held += MissingEstimate
                .Predict(received)
                .Total!.Value.Interval.Contains(truth.Sum(each => each.Value!.Value))
                ? 1
                : 0;
        }

        Assert.InRange(held, 0.93 * Seeds, 0.97 * Seeds);
    }
}
