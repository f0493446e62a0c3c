using FsCheck.Xunit;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Reorganisations;

namespace Observatoire.Statistics.Tests.Reorganisations;

/// <summary>The worked example of docs/methods/reorganisation-cost.md, and what it leaves out.</summary>
public sealed class ReorganisationCostTests
{
    private static readonly ReferenceMonth Event = new(2019, 1);

    // Before: 100,000 a month for 500 households. After: 90,000, and 60,000 paid once for the reorganisation.
    private static readonly CostMonth[] Worked =
    [
        new(Event.PlusMonths(-2), 70_000, 20_000, 10_000, 490, 510, null),
        new(Event.PlusMonths(-1), 70_000, 20_000, 10_000, 510, 490, null),
        new(Event, 65_000, 20_000, 5_000, 490, 510, 60_000),
        new(Event.PlusMonths(1), 65_000, 20_000, 5_000, 510, 490, 0),
    ];

    [Fact]
    public void The_worked_example_is_as_computed_by_hand()
    {
        ReorganisationCost cost = ReorganisationCost.Estimate(Worked, Event);

        Assert.Equal((200, 180, 240), (cost.Before, cost.After, cost.AfterWithReorganisation));
        Assert.Equal((60_000, 0), (cost.Reorganisation, cost.ReorganisationMonthsUnknown));
        Assert.Equal(6, cost.MonthsToBreakEven!.Value, 9);
        Assert.Null(cost.Reason);
    }

    [Fact]
    public void A_month_of_which_something_is_missing_is_on_neither_side_of_the_ratio()
    {
        ReorganisationCost cost = ReorganisationCost.Estimate(
            [Worked[0], Worked[1] with { Outsourcing = null }, Worked[2] with { FollowedAtEnd = null }, Worked[3]],
            Event
        );

        Assert.Equal((200, 180, 1, 1), (cost.Before, cost.After, cost.MonthsBefore, cost.MonthsAfter));
        Assert.Equal(60_000, cost.Reorganisation);
    }

    [Fact]
    public void What_cannot_be_told_is_said_so()
    {
        Assert.Equal(NoBreakEvenReason.CostUnknown, ReorganisationCost.Estimate(Worked[..2], Event).Reason);
        Assert.Equal(
            NoBreakEvenReason.ReorganisationCostUnknown,
            ReorganisationCost.Estimate([.. Worked[..3], Worked[3] with { Reorganisation = null }], Event).Reason
        );
        Assert.Null(
            ReorganisationCost
                .Estimate([.. Worked.Select(each => each with { Reorganisation = null })], Event)
                .AfterWithReorganisation
        );
        ReorganisationCost dearer = ReorganisationCost.Estimate(
            [.. Worked.Select(each => each.Month < Event ? each : each with { Staff = 80_000 })],
            Event
        );
        Assert.Equal((null, NoBreakEvenReason.NoSaving), (dearer.MonthsToBreakEven, dearer.Reason));
        Assert.Null(
            ReorganisationCost.Estimate([Worked[0] with { FollowedAtStart = 0, FollowedAtEnd = 0 }], Event).Before
        );
        Assert.Throws<ArgumentException>(() => ReorganisationCost.Estimate([Worked[0], Worked[0]], Event));
    }

    [Property]
    public bool A_reorganisation_that_costs_more_takes_longer_to_pay_for(ushort more)
    {
        ReorganisationCost dearer = ReorganisationCost.Estimate(
            [.. Worked[..3], Worked[3] with { Reorganisation = more }],
            Event
        );
        return Math.Abs(dearer.MonthsToBreakEven!.Value - 6 - (more / 10_000d)) < 1e-9;
    }
}
