using FsCheck.Xunit;
using MathNet.Numerics.Distributions;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Tests.Comparison;

/// <summary>Figures computed elsewhere, the worked example of docs/methods/adjusted-difference.md, and its coverage.</summary>
public sealed class AdjustedDifferenceTests
{
    // R's sandwich gives -1834.203 and 1587.042 with HC3 errors of 2975.411 and 1995.242 (Zeileis 2004, as Cribari-Neto 2004).
    [Fact]
    public void Slopes_and_errors_are_those_published_for_the_public_schools()
    {
        AdjustedDifference found = AdjustedDifference.Estimate(
            [
                .. PublicSchools.Expenditure.Select(
                    (y, at) =>
                        new AdjustedUnit(
                            $"{at}",
                            "A",
                            y,
                            [PublicSchools.Income[at] / 1e4, Math.Pow(PublicSchools.Income[at] / 1e4, 2)]
                        )
                ),
            ],
            ["income", "square"],
            "A"
        );

        double[] deviations =
        [
            Deviation([.. PublicSchools.Income.Select(each => each / 1e4)]),
            Deviation([.. PublicSchools.Income.Select(each => Math.Pow(each / 1e4, 2))]),
        ];
        Assert.Equal(-1834.203, found.Slopes[0].PerDeviation / deviations[0], 3);
        Assert.Equal(1587.042, found.Slopes[1].PerDeviation / deviations[1], 3);
        // Student's t of 47 degrees of freedom.
        double t = StudentT.InvCDF(0, 1, 47, 0.975);
        Assert.Equal(2.011741, t, 6);
        Assert.Equal(2975.411, found.Slopes[0].Interval!.Value.Width / 2 / t / deviations[0], 3);
        Assert.Equal(1995.242, found.Slopes[1].Interval!.Value.Width / 2 / t / deviations[1], 3);

        static double Deviation(double[] values) =>
            Math.Sqrt(values.Average(each => each * each) - Math.Pow(values.Average(), 2));
    }

    // By hand: residuals -0.06, 0.19, -0.26, 0.19, -0.06 and leverages 0.6, 0.3, 0.2, 0.3, 0.6, hence a variance of
    // 2 (4 x 0.15² + (0.19 / 0.7)²) / 10² for the slope: its root is 0.0572142.
    [Fact]
    public void The_error_of_a_slope_is_as_computed_by_hand()
    {
        double[] outcomes = [2.1, 4.3, 5.8, 8.2, 9.9];

        ContextSlope slope = AdjustedDifference
            .Estimate([.. outcomes.Select((y, at) => new AdjustedUnit($"{at}", "A", y, [at + 1d]))], ["x"], "A")
            .Slopes.Single();

        // A standard deviation of 1..5 is the root of 2; Student's t of 3 degrees of freedom is 3.182446.
        Assert.Equal(1.95, slope.PerDeviation / Math.Sqrt(2), 9);
        Assert.Equal(0.0572142, slope.Interval!.Value.Width / 2 / 3.182446 / Math.Sqrt(2), 7);
    }

    // Student's sleep data (1908; R: sleep): means 0.75 and 2.33, variances 3.200556 and 4.009. For two means HC3 is the sum
    // of s² / (n - 1).
    [Fact]
    public void The_error_of_a_difference_of_two_means_is_that_of_the_closed_form()
    {
        double[] first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        double[] second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

        AdjustedDifference found = AdjustedDifference.Estimate([.. Units("1", first), .. Units("2", second)], [], "1");

        TypeDifference only = found.Differences.Single();
        double error = Math.Sqrt((3.200556 / 9) + (4.009 / 9));
        Assert.Equal(1.58, only.Difference, 9);
        Assert.Equal(1.58 - (2.100922 * error), only.Interval!.Value.Low, 5);
        Assert.Equal((10, 10, 18), (only.Count, found.ReferenceCount, found.DegreesOfFreedom));
        // Student's t of 18 degrees of freedom is 1.734 at 10 % and 2.101 at 5 %; here 1.766.
        Assert.InRange(only.P!.Value, 0.05, 0.10);
        Assert.Equal(Verdict.Compatible, only.Verdict);
    }

    // Type B has the larger context: the raw difference of 5 is all of the context's doing, but for 1.
    [Fact]
    public void What_the_context_explains_is_not_told_of_the_type()
    {
        AdjustedUnit[] units =
        [
            .. Enumerable.Range(0, 6).Select(at => new AdjustedUnit($"A{at}", "A", at + Noise(at), [at])),
            .. Enumerable.Range(0, 6).Select(at => new AdjustedUnit($"B{at}", "B", at + 5 + Noise(at), [at + 4])),
        ];

        TypeDifference only = AdjustedDifference.Estimate(units, ["poverty"], "A").Differences.Single();
        Assert.InRange(only.Difference, 0.9, 1.1);
        Assert.True(only.Interval!.Value.Contains(1));
        Assert.False(only.Interval!.Value.Contains(5));

        static double Noise(int at) => at % 2 == 0 ? 0.1 : -0.1;
    }

    [Fact]
    public void A_type_of_fewer_than_five_has_no_verdict_and_one_alone_no_interval()
    {
        AdjustedDifference found = AdjustedDifference.Estimate(
            [.. Units("1", [1, 2, 3, 1, 2, 3]), .. Units("2", [11, 12, 13, 12]), .. Units("3", [30])],
            [],
            "1"
        );

        Assert.Equal([4, 1], found.Differences.Select(each => each.Count));
        Assert.All(found.Differences, each => Assert.Equal(Verdict.Inconclusive, each.Verdict));
        Assert.NotNull(found.Differences[0].Interval);
        Assert.Null(found.Differences[1].Interval);
        Assert.Equal(28, found.Differences[1].Difference, 9);
    }

    [Fact]
    public void Covariates_that_tell_nothing_new_are_named_and_not_used()
    {
        AdjustedUnit[] units =
        [
            .. Enumerable
                .Range(0, 14)
                .Select(at => new AdjustedUnit(
                    $"{at}",
                    at % 2 == 0 ? "A" : "B",
                    at * at % 5,
                    [at * at % 7, (3d * (at * at % 7)) + 2, 8, at % 2]
                )),
        ];

        AdjustedDifference found = AdjustedDifference.Estimate(units, ["density", "twice", "same", "type"], "A");
        Assert.Equal(["twice", "same", "type"], found.CollinearCovariates);
        Assert.Equal(["density"], found.Slopes.Select(each => each.Covariate));
        Assert.Equal(11, found.DegreesOfFreedom);
    }

    [Fact]
    public void Without_a_degree_of_freedom_left_there_is_no_verdict()
    {
        AdjustedUnit[] units =
        [
            .. Enumerable
                .Range(0, 3)
                .Select(at => new AdjustedUnit($"{at}", at == 0 ? "A" : "B", at * at, [at * at * at])),
        ];

        AdjustedDifference found = AdjustedDifference.Estimate(units, ["x"], "A");
        Assert.Equal(0, found.DegreesOfFreedom);
        Assert.Equal((null, Verdict.Inconclusive), (found.Differences[0].Interval, found.Differences[0].Verdict));
    }

    [Fact]
    public void A_departement_of_which_something_is_missing_is_left_out_by_its_code()
    {
        AdjustedUnit[] units =
        [
            .. Enumerable.Range(0, 12).Select(at => new AdjustedUnit($"{at:00}", at < 6 ? "A" : "B", at % 4, [at % 3])),
        ];
        AdjustedDifference whole = AdjustedDifference.Estimate(units, ["x"], "A");
        AdjustedDifference holed = AdjustedDifference.Estimate(
            [.. units, new("20", null, 1, [1]), new("21", "A", null, [1]), new("22", "B", 1, [null])],
            ["x"],
            "A"
        );

        Assert.Equal(["20", "21", "22"], holed.LeftOut);
        Assert.Equal(whole.Differences[0].Difference, holed.Differences[0].Difference, 12);
    }

    [Fact]
    public void What_cannot_be_compared_throws()
    {
        Assert.Throws<ArgumentException>(() => AdjustedDifference.Estimate([.. Units("1", [1, 2])], [], "2"));
        Assert.Throws<ArgumentException>(() => AdjustedDifference.Estimate([new("01", "1", 1, [], 0)], [], "1"));
        Assert.Throws<ArgumentException>(() => AdjustedDifference.Estimate([new("01", "1", 1, [2])], [], "1"));
    }

    [Property]
    public bool A_weight_of_two_moves_the_difference_as_the_same_departement_twice(byte first, byte second, byte third)
    {
        double[] outcomes = [first, second, third, 4, 9, 30, 2, 7];
        AdjustedUnit[] units =
        [
            .. outcomes.Select((y, at) => new AdjustedUnit($"{at}", at < 4 ? "A" : "B", y, [], (at % 2) + 1)),
        ];
        AdjustedUnit[] twice =
        [
            .. units.SelectMany(each => Enumerable.Repeat(each with { Weight = 1 }, (int)each.Weight)),
        ];
        return Math.Abs(
                AdjustedDifference.Estimate(units, [], "A").Differences[0].Difference
                    - AdjustedDifference.Estimate(twice, [], "A").Differences[0].Difference
            ) < 1e-9;
    }

    /// <summary>
    /// 1,000 draws of 90 départements of three types, whose errors grow with the context: the intervals of the two
    /// differences hold the truth within 93 and 97 %, the Monte-Carlo error being 0.5 points.
    /// </summary>
    [Fact]
    [Trait("Kind", "MonteCarlo")]
    public void Intervals_hold_the_true_difference_as_often_as_announced()
    {
        Random random = new(8);
        double[] truths = [0, 0.5];
        int covered = 0;
        for (int draw = 0; draw < 1000; draw++)
        {
            AdjustedUnit[] units =
            [
                .. Enumerable
                    .Range(0, 90)
                    .Select(at =>
                    {
                        int type =
                            at < 45 ? 0
                            : at < 75 ? 1
                            : 2;
                        double context = Normal.Sample(random, 0.3 * type, 1);
                        double outcome =
                            (type == 2 ? 0.5 : 0)
                            + (0.8 * context)
                            + ((0.5 + Math.Abs(context)) * Normal.Sample(random, 0, 1));
                        return new AdjustedUnit($"{at}", $"{type}", outcome, [context, random.NextDouble()]);
                    }),
            ];
            covered += AdjustedDifference
                .Estimate(units, ["context", "other"], "0")
                .Differences.Zip(truths, (each, truth) => each.Interval!.Value.Contains(truth))
                .Count(holds => holds);
        }

        Assert.InRange(covered / 2000d, 0.93, 0.97);
    }

    private static IEnumerable<AdjustedUnit> Units(string type, double[] outcomes) =>
        outcomes.Select((y, at) => new AdjustedUnit($"{type}-{at}", type, y, []));
}
