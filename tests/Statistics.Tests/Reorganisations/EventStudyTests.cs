using Observatoire.Statistics.Reorganisations;

namespace Observatoire.Statistics.Tests.Reorganisations;

public sealed class EventStudyTests
{
    private static readonly SimulatedPanel Drawn = SimulatedPanel.Draw(7, 0.3, 60, 12);

    [Fact]
    public void The_months_after_have_the_effect_for_their_mean()
    {
        foreach (DepartementEvent of in Drawn.Events)
        {
            EffectEstimate estimate = ReorganisationEffect.Estimate(Drawn.Panel, Drawn.Events, of, 0.1);
            EventStudy study = EventStudy.Around(Drawn.Panel, Drawn.Events, of);

            Assert.Equal(-12, study.Months[0].FromEvent);
            Assert.True(study.Months[^1].FromEvent <= 12);
            EventStudyMonth[] counted =
            [
                .. study.Months.Where(each => each is { FromEvent: >= 0 and < 12, Effect: not null }),
            ];
            Assert.Equal(estimate.MonthsAfter, counted.Length);
            Assert.Equal(estimate.Effect!.Value, counted.Average(each => each.Effect!.Value), 9);
            Assert.All(counted, each => Assert.True(each.Interval!.Value.Contains(each.Effect!.Value)));
        }
    }

    [Fact]
    public void The_months_before_show_no_effect_and_the_earlier_dates_none_as_clear()
    {
        EventStudy[] all = [.. Drawn.Events.Select(of => EventStudy.Around(Drawn.Panel, Drawn.Events, of))];

        Assert.Equal(
            0,
            all.SelectMany(study => study.Months).Where(each => each.FromEvent < 0).Average(each => each.Effect!.Value),
            1
        );
        Assert.All(all, study => Assert.All(study.PlaceboDates, date => Assert.True(double.IsFinite(date.Statistic))));
        EventStudy longest = all.MaxBy(study => study.PlaceboDates.Count)!;
        Assert.Equal(1d / (1 + longest.PlaceboDates.Count), longest.P!.Value, 9);
    }

    [Fact]
    public void A_past_too_short_for_an_earlier_date_has_no_p()
    {
        SimulatedPanel drawn = SimulatedPanel.Draw(8, 0, 60, 3);
        DepartementEvent early = new(drawn.Panel.Departements[0], "REDEC", drawn.Panel.First.PlusMonths(13));

        EventStudy study = EventStudy.Around(drawn.Panel, [early], early);
        Assert.NotEmpty(study.Months);
        Assert.Empty(study.PlaceboDates);
        Assert.Null(study.P);
    }

    [Fact]
    public void An_event_that_concludes_nothing_for_want_of_months_has_no_months() =>
        Assert.Empty(
            EventStudy
                .Around(Drawn.Panel, Drawn.Events, Drawn.Events[0] with { Month = Drawn.Panel.First.PlusMonths(3) })
                .Months
        );
}
