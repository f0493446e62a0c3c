using MathNet.Numerics.LinearRegression;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Tests.Comparison;

/// <summary>The worked example of docs/methods/context-expectation.md, and how often its verdicts are false alarms.</summary>
public sealed class ContextExpectationTests
{
    /// <summary>
    /// Fourteen figures, one circumstance 1 to 14. Twelve lie by turns one above and one below 2 x circumstance; the seventh
    /// is 30 above it.
    /// </summary>
    private static readonly UnitInContext[] Example =
    [
        .. Enumerable
            .Range(1, 14)
            .Select(at => new UnitInContext(
                $"U{at:00}",
                2 * at
                    + (
                        at == 7 ? 30
                        : at % 2 == 0 ? 1
                        : -1
                    ),
                [at]
            )),
    ];

    [Fact]
    public void The_expectation_of_a_unit_is_the_line_of_all_the_others()
    {
        ContextExpectation found = ContextExpectation.Fit(Example)!;

        foreach (ExpectedValue unit in found.Units)
        {
            UnitInContext[] others = [.. Example.Where(other => other.Code != unit.Code)];
            (double intercept, double slope) = SimpleRegression.Fit(
                [.. others.Select(other => other.Context[0]!.Value)],
                [.. others.Select(other => other.Value!.Value)]
            );
            double own = Example.Single(each => each.Code == unit.Code).Context[0]!.Value;
            Assert.Equal(intercept + slope * own, unit.Expected, 9);
        }
    }

    [Fact]
    public void The_worked_example_is_as_computed_by_hand()
    {
        ContextExpectation found = ContextExpectation.Fit(Example)!;

        // The line of the thirteen others is -0.137441 + 2.028436 x, of residual variance 1.158121; their circumstances have
        // mean 98/13 and sum of squares 227.230769; t of 11 degrees of freedom 2.200985.
        ExpectedValue seventh = found.Units.Single(unit => unit.Code == "U07");
        Assert.Equal(44, seventh.Value);
        Assert.Equal(14.06161, seventh.Expected, 5);
        Assert.Equal(11.60213, seventh.Interval.Low, 5);
        Assert.Equal(16.52109, seventh.Interval.High, 5);
        Assert.Equal(0.50938, found.Explained, 5);
        Assert.Equal(Verdict.Higher, seventh.Verdict);
        ExpectedValue[] others = [.. found.Units.Where(unit => unit.Code != "U07")];
        Assert.Equal(13, others.Length);
        Assert.All(others, unit => Assert.Equal(Verdict.Compatible, unit.Verdict));
    }

    [Fact]
    public void A_unit_of_which_something_is_missing_takes_no_part()
    {
        ContextExpectation whole = ContextExpectation.Fit(Example)!;
        ContextExpectation more = ContextExpectation.Fit([
            .. Example,
            new UnitInContext("X", null, [3]),
            new UnitInContext("Y", 1000, [null]),
        ])!;

        Assert.Equal(whole.Units, more.Units);
        Assert.Equal(whole.Explained, more.Explained);
    }

    [Fact]
    public void Too_few_units_or_figures_that_never_vary_let_expect_nothing()
    {
        Assert.Null(ContextExpectation.Fit([]));
        Assert.Null(ContextExpectation.Fit(Example[..12]));
        Assert.NotNull(ContextExpectation.Fit(Example[..13]));
        Assert.Null(ContextExpectation.Fit([.. Example.Select(unit => unit with { Value = 5 })]));
        Assert.Throws<ArgumentException>(() => ContextExpectation.Fit([.. Example, new UnitInContext("X", 1, [1, 2])]));
    }

    [Fact]
    public void A_unit_that_alone_has_a_circumstance_is_not_judged()
    {
        ContextExpectation found = ContextExpectation.Fit([
            .. Example.Select((unit, at) => unit with { Context = [unit.Context[0], at == 3 ? 1 : 0] }),
            new UnitInContext("U15", 30, [15, 0]),
        ])!;

        Assert.DoesNotContain(found.Units, unit => unit.Code == "U04");
        Assert.Equal(14, found.Units.Count);
    }

    /// <summary>
    /// 500 nations of 60 units whose figures follow two circumstances and chance: 5 % of verdicts are false alarms, the
    /// Monte-Carlo error being 0.13 points (30,000 verdicts).
    /// </summary>
    [Fact]
    [Trait("Kind", "MonteCarlo")]
    public void One_verdict_in_twenty_is_a_false_alarm_when_circumstances_explain_all_but_chance()
    {
        Random random = new(11);
        double Normal() =>
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        int alarms = 0;
        int verdicts = 0;
        for (int nation = 0; nation < 500; nation++)
        {
            UnitInContext[] units =
            [
                .. Enumerable
                    .Range(0, 60)
                    .Select(at =>
                    {
                        double first = Normal();
                        double second = Normal();
                        return new UnitInContext($"{at}", 10 + 3 * first - 2 * second + Normal(), [first, second]);
                    }),
            ];
            IReadOnlyList<ExpectedValue> judged = ContextExpectation.Fit(units)!.Units;
            verdicts += judged.Count;
            alarms += judged.Count(unit => unit.Verdict != Verdict.Compatible);
        }

        Assert.InRange((double)alarms / verdicts, 0.045, 0.055);
    }
}
