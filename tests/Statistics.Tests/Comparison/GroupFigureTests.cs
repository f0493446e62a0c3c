using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Tests.Comparison;

public sealed class GroupFigureTests
{
    [Fact]
    public void The_quartiles_are_those_of_spreadsheets() =>
        Assert.Equal(
            new GroupFigure(2.5, 1.75, 3.25, 4, 4, 4, FigureState.Given),
            GroupFigure.Compute(4, 0, [4, 1, 3, 2])
        );

    [Fact]
    public void Three_figures_told_are_enough_and_two_are_not_however_many_are_withheld()
    {
        Assert.Equal(new GroupFigure(2, 1.5, 2.5, 9, 8, 3, FigureState.Given), GroupFigure.Compute(9, 5, [1, 2, 3]));
        Assert.Equal(
            new GroupFigure(null, null, null, 9, 7, 2, FigureState.Withheld),
            GroupFigure.Compute(9, 5, [1, 2])
        );
        Assert.Equal(new GroupFigure(null, null, null, 9, 1, 0, FigureState.Withheld), GroupFigure.Compute(9, 1, []));
    }

    [Fact]
    public void A_group_of_which_nobody_answered_is_missing_and_a_group_of_nobody_has_no_meaning()
    {
        Assert.Equal(new GroupFigure(null, null, null, 4, 0, 0, FigureState.Missing), GroupFigure.Compute(4, 0, []));
        Assert.Equal(
            new GroupFigure(null, null, null, 0, 0, 0, FigureState.NotApplicable),
            GroupFigure.Compute(0, 0, [])
        );
    }

    [Fact]
    public void Before_a_release_nothing_is_counted_and_a_group_of_nobody_still_has_no_meaning()
    {
        Assert.Equal(
            new GroupFigure(null, null, null, 4, null, null, FigureState.NotReleased),
            GroupFigure.BeforeRelease(4)
        );
        Assert.Equal(FigureState.NotApplicable, GroupFigure.BeforeRelease(0).State);
    }
}
