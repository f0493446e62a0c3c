using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Reorganisations;

namespace Observatoire.Statistics.Tests.Reorganisations;

public sealed class PooledEffectTests
{
    private static readonly SimulatedPanel Drawn = SimulatedPanel.Draw(11, 0.2, 60, 12);

    [Fact]
    public void The_mean_of_the_events_is_narrower_than_any_of_them()
    {
        PooledEstimate pooled = PooledEffect.Estimate(Drawn.Panel, Drawn.Events, "REDEC", 0.1, 1);
        EffectEstimate[] each =
        [
            .. Drawn.Events.Select(of => ReorganisationEffect.Estimate(Drawn.Panel, Drawn.Events, of, 0.1)),
        ];

        Assert.Equal(each.Average(one => one.Effect!.Value), pooled.Effect!.Value, 9);
        Assert.Equal(12, pooled.Effects.Count);
        Assert.True(pooled.Interval!.Value.Width < each.Average(one => one.Interval!.Value.Width) / 2);
        Assert.Equal(Verdict.Higher, pooled.Verdict);
        Assert.Equal(0.001, pooled.P!.Value, 9);
        Assert.True(pooled.SmallestVisible < 0.1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_answer_and_another_nearly_so()
    {
        PooledEstimate one = PooledEffect.Estimate(Drawn.Panel, Drawn.Events, "REDEC", 0.1, 1);
        PooledEstimate again = PooledEffect.Estimate(Drawn.Panel, Drawn.Events, "REDEC", 0.1, 1);
        PooledEstimate other = PooledEffect.Estimate(Drawn.Panel, Drawn.Events, "REDEC", 0.1, 2);

        Assert.Equal(one.Interval, again.Interval);
        Assert.NotEqual(one.Interval, other.Interval);
        Assert.InRange(other.Interval!.Value.Width / one.Interval!.Value.Width, 0.85, 1.15);
    }

    [Fact]
    public void Events_of_another_type_are_not_pooled_and_are_no_controls_either()
    {
        DepartementEvent[] events = [.. Drawn.Events.Select((of, at) => at < 4 ? of with { Type = "POLCH" } : of)];

        PooledEstimate pooled = PooledEffect.Estimate(Drawn.Panel, events, "POLCH", 0.1, 1);
        Assert.Equal(4, pooled.Effects.Count);
        Assert.Equal(
            ReorganisationEffect.Estimate(Drawn.Panel, Drawn.Events, Drawn.Events[0], 0.1).Effect!.Value,
            pooled.Effects[0].Effect,
            9
        );
    }

    [Fact]
    public void An_event_alone_is_judged_as_it_is_by_itself()
    {
        DepartementEvent[] events = [.. Drawn.Events.Select((of, at) => at == 0 ? of with { Type = "POLCH" } : of)];

        PooledEstimate pooled = PooledEffect.Estimate(Drawn.Panel, events, "POLCH", 0.1, 1);
        EffectEstimate alone = ReorganisationEffect.Estimate(Drawn.Panel, events, events[0], 0.1);
        Assert.Equal(alone.Effect!.Value, pooled.Effect!.Value, 9);
        Assert.Equal(alone.P!.Value, pooled.P!.Value, 9);
        Assert.Equal(alone.Interval!.Value.Width, pooled.Interval!.Value.Width, 9);
        Assert.Equal(alone.SmallestVisible!.Value, pooled.SmallestVisible!.Value, 9);
    }

    [Fact]
    public void An_event_that_cannot_be_used_is_left_out_by_name()
    {
        DepartementEvent early = new(Drawn.Panel.Departements[50], "SSTCH", Drawn.Panel.First.PlusMonths(2));

        PooledEstimate pooled = PooledEffect.Estimate(Drawn.Panel, [early], "SSTCH", 0.1, 1);
        Assert.Equal([new EventLeftOut(early, InconclusiveReason.TooFewMonthsBefore)], pooled.LeftOut);
        Assert.Equal((Verdict.Inconclusive, InconclusiveReason.NoUsableEvent), (pooled.Verdict, pooled.Reason));
        Assert.Null(pooled.Effect);
    }
}
