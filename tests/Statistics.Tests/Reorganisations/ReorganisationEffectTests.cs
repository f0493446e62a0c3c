using FsCheck.Xunit;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Reorganisations;

namespace Observatoire.Statistics.Tests.Reorganisations;

/// <summary>The worked example of docs/methods/reorganisation-effect.md, and when nothing may be concluded.</summary>
public sealed class ReorganisationEffectTests
{
    private const int Before = 24;
    private const double Relevant = 2;
    private static readonly ReferenceMonth First = new(2018, 1);
    private static readonly DepartementEvent Event = new("00", "REDEC", First.PlusMonths(Before));

    [Fact]
    public void The_worked_example_is_as_computed_by_hand()
    {
        EffectEstimate estimate = Estimate(Worked());

        Assert.Equal(1, estimate.Effect!.Value, 9);
        Assert.Equal(0.05, estimate.Interval!.Value.Low, 9);
        Assert.Equal(1.95, estimate.Interval!.Value.High, 9);
        Assert.Equal(1 / 21d, estimate.P!.Value, 9);
        Assert.Equal(1.56, estimate.SmallestVisible!.Value, 9);
        Assert.Equal(1, estimate.NationalChange!.Value, 9);
        Assert.Equal(1, estimate.PreTrend!.Value.P, 9);
        Assert.Equal((24, 12, 20), (estimate.MonthsBefore, estimate.MonthsAfter, estimate.Controls));
        Assert.Equal((Verdict.Higher, null), (estimate.Verdict, estimate.Reason));
    }

    [Fact]
    public void The_placebo_departements_of_the_worked_example_are_as_computed_by_hand()
    {
        PlaceboDepartement last = Estimate(Worked()).PlaceboDepartements[^1];

        Assert.Equal("20", last.Departement);
        Assert.Equal(0.95 * 20 / 19, last.Effect, 9);
        Assert.Equal(0.95 / (0.5 * Math.Sqrt(24 / 23d)), last.Statistic, 9);
    }

    // The definition, written again without anything that makes it fast.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_effect_is_the_mean_over_months_and_pairs_of_the_gap_to_the_not_yet_reorganised(int seed)
    {
        SimulatedPanel drawn = SimulatedPanel.Draw(seed, 0.1, 60, 20);
        OutcomePanel panel = drawn.Panel;
        int compared = 0;
        foreach (DepartementEvent of in drawn.Events)
        {
            ReferenceMonth end = panel.First.PlusMonths(panel.Months - 1);
            ReferenceMonth last = of.Month.PlusMonths(12) < end ? of.Month.PlusMonths(12) : end;
            string[] controls =
            [
                .. panel.Departements.Where(code =>
                    drawn.Events.All(each => each.Departement != code || each.Month > last)
                ),
            ];
            List<double> months = [];
            for (
                ReferenceMonth month = of.Month;
                month <= last && month < of.Month.PlusMonths(12);
                month = month.PlusMonths(1)
            )
            {
                List<double> gaps = [];
                for (int years = 1; years <= 4; years++)
                {
                    ReferenceMonth paired = month.PlusMonths(-12 * years);
                    double?[] changes =
                    [
                        .. controls.Select(code => panel.ValueOf(code, month) - panel.ValueOf(code, paired)),
                    ];
                    if (
                        paired < of.Month
                        && paired >= of.Month.PlusMonths(-36)
                        && panel.ValueOf(of.Departement, month) - panel.ValueOf(of.Departement, paired) is double own
                    )
                    {
                        gaps.Add(own - changes.Average()!.Value);
                    }
                }

                if (gaps.Count > 0)
                {
                    months.Add(gaps.Average());
                }
            }

            EffectEstimate estimate = ReorganisationEffect.Estimate(panel, drawn.Events, of, 0.1);
            Assert.Equal(controls.Length, estimate.Controls);
            // A known month without any pair is compared with the whole baseline, which is left out here.
            if (estimate.MonthsAfter == months.Count)
            {
                Assert.Equal(months.Average(), estimate.Effect!.Value, 9);
                compared++;
            }
        }

        Assert.True(compared >= 15);
    }

    [Property]
    public bool What_is_added_to_the_departement_after_is_added_to_its_effect(short tenths)
    {
        double added = tenths / 10d;
        EffectEstimate plain = Estimate(Worked());
        EffectEstimate moved = Estimate(
            Worked((code, month, value) => code == "00" && month >= Before ? value + added : value)
        );

        return Close(moved.Effect, plain.Effect + added)
            && Close(moved.Interval?.Low, plain.Interval?.Low + added)
            && Close(moved.SmallestVisible, plain.SmallestVisible)
            && (moved.Verdict == Verdict.Higher) == moved.Interval!.Value.Low > 0
            && (moved.Verdict == Verdict.Lower) == moved.Interval!.Value.High < 0;
    }

    [Property]
    public bool A_shock_common_to_all_is_no_effect(short tenths, byte from)
    {
        EffectEstimate plain = Estimate(Worked());
        EffectEstimate shocked = Estimate(
            Worked((_, month, value) => month >= from % 36 ? value + (tenths / 10d) : value)
        );

        return Close(shocked.Effect, plain.Effect) && Close(shocked.Interval?.Width, plain.Interval?.Width);
    }

    [Fact]
    public void A_month_that_is_missing_is_no_zero()
    {
        OutcomePanel holed = Panel(
            Worked().Where(each => each.Departement is not ("00" or "07") || each.Month != First.PlusMonths(30))
        );

        EffectEstimate estimate = Estimate(holed, [Event]);
        Assert.Equal(11, estimate.MonthsAfter);
        Assert.Equal(1, estimate.Effect!.Value, 1);
        Assert.Null(holed.ValueOf("00", First.PlusMonths(30)));
    }

    [Theory]
    [InlineData(11, InconclusiveReason.TooFewMonthsBefore)]
    [InlineData(12, null)]
    public void Fewer_than_twelve_months_before_conclude_nothing(int months, InconclusiveReason? reason) =>
        Assert.Equal(
            reason,
            Estimate(Panel(Worked().Where(each => each.Month >= First.PlusMonths(Before - months))), [Event]).Reason
        );

    [Theory]
    [InlineData(5, InconclusiveReason.TooFewMonthsAfter)]
    [InlineData(6, null)]
    public void Fewer_than_six_months_after_conclude_nothing(int months, InconclusiveReason? reason)
    {
        EffectEstimate estimate = Estimate(
            Panel(Worked().Where(each => each.Month < First.PlusMonths(Before + months))),
            [Event]
        );

        Assert.Equal(reason, estimate.Reason);
        Assert.Equal(reason is null, estimate.Interval is not null);
    }

    [Fact]
    public void The_next_event_of_the_departement_ends_the_months_after() =>
        Assert.Equal(
            InconclusiveReason.TooFewMonthsAfter,
            Estimate(Panel(Worked()), [Event, new("00", "POLCH", Event.Month.PlusMonths(4))]).Reason
        );

    [Fact]
    public void An_event_before_leaves_a_year_to_settle() =>
        Assert.Equal(14, Estimate(Panel(Worked()), [Event, new("00", "POLCH", First.PlusMonths(-2))]).MonthsBefore);

    [Fact]
    public void Departements_already_reorganised_are_no_controls()
    {
        EffectEstimate estimate = Estimate(
            Panel(Worked()),
            [Event, new("01", "REDEC", First), new("02", "SECCH", Event.Month.PlusMonths(3))]
        );

        Assert.Equal(18, estimate.Controls);
        Assert.Equal(InconclusiveReason.TooFewControls, estimate.Reason);
    }

    [Fact]
    public void A_departement_that_was_already_moving_away_concludes_nothing()
    {
        EffectEstimate estimate = Estimate(
            Worked((code, month, value) => code == "00" ? value + (0.2 * month) : value)
        );

        Assert.Equal((Verdict.Inconclusive, InconclusiveReason.PreTrend), (estimate.Verdict, estimate.Reason));
        Assert.Equal(0.2, estimate.PreTrend!.Value.Slope, 2);
        Assert.NotNull(estimate.Interval);
    }

    [Theory]
    [InlineData(1.6, Verdict.Compatible, null)]
    [InlineData(1.5, Verdict.Inconclusive, InconclusiveReason.RelevantEffectNotVisible)]
    public void No_effect_is_told_only_when_one_that_matters_would_be_seen(
        double relevant,
        Verdict verdict,
        InconclusiveReason? reason
    )
    {
        OutcomePanel none = Panel(Worked((code, month, value) => code == "00" && month >= Before ? value - 1 : value));

        EffectEstimate estimate = ReorganisationEffect.Estimate(none, [Event], Event, relevant);
        Assert.Equal((verdict, reason), (estimate.Verdict, estimate.Reason));
    }

    [Fact]
    public void A_departement_that_never_varied_concludes_nothing()
    {
        double common = 10;
        EffectEstimate estimate = Estimate(Worked((code, _, value) => code == "00" ? common : value));

        Assert.Equal(InconclusiveReason.NoVariationBefore, estimate.Reason);
        Assert.Null(estimate.Effect);
    }

    [Fact]
    public void A_departement_of_which_nothing_is_known_concludes_nothing() =>
        Assert.Equal(
            InconclusiveReason.TooFewMonthsBefore,
            ReorganisationEffect.Estimate(Panel(Worked()), [Event], Event with { Departement = "99" }, 1).Reason
        );

    private static EffectEstimate Estimate(IEnumerable<OutcomeObservation> observations) =>
        Estimate(Panel(observations), [Event]);

    private static EffectEstimate Estimate(OutcomePanel panel, DepartementEvent[] events) =>
        ReorganisationEffect.Estimate(panel, events, Event, Relevant);

    private static OutcomePanel Panel(IEnumerable<OutcomeObservation> observations) =>
        OutcomePanel.Arrange(OutcomeScale.Level, [.. observations]);

    /// <summary>
    /// The département 00 goes from 10 to 12, and control j from 20 to 21 + (j - 10.5) / 10, each half a unit above or
    /// below from month to month, so that the halves of the controls cancel.
    /// </summary>
    private static IEnumerable<OutcomeObservation> Worked(Func<string, int, double, double>? change = null)
    {
        for (int month = 0; month < 36; month++)
        {
            for (int unit = 0; unit <= 20; unit++)
            {
                double value =
                    unit == 0
                        ? (month < Before ? 10 : 12) + (month % 4 is 0 or 3 ? 0.5 : -0.5)
                        : (month < Before ? 20 : 21 + ((unit - 10.5) / 10)) + ((month + unit) % 2 == 0 ? 0.5 : -0.5);
                string code = $"{unit:00}";
                yield return new OutcomeObservation(
                    code,
                    First.PlusMonths(month),
                    change is null ? value : change(code, month, value)
                );
            }
        }
    }

    private static bool Close(double? left, double? right) => Math.Abs(left!.Value - right!.Value) < 1e-6;
}
