using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Tests.Comparison;

public sealed class GroupFigureTests
{
    [Fact]
    public void The_quartiles_are_those_of_spreadsheets() =>
        Assert.Equal(
            new GroupFigure(2.5, 1.75, 3.25, 4, FigureState.Given),
            GroupFigure.Compute(4, [.. new double[] { 4, 1, 3, 2 }.Select(Large)])
        );

    [Fact]
    public void Three_departements_are_enough_and_two_are_not()
    {
        Assert.Equal(FigureState.Given, GroupFigure.Compute(5, [Large(1), Large(2), Large(3)]).State);
        Assert.Equal(
            new GroupFigure(null, null, null, 2, FigureState.Withheld),
            GroupFigure.Compute(5, [Large(1), Large(2)])
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_small_count_among_three_withholds_all_wherever_it_is(int small)
    {
        Contribution[] three = [.. Enumerable.Range(0, 3).Select(at => new Contribution(at, at == small))];

        Assert.Equal(new GroupFigure(null, null, null, 3, FigureState.Withheld), GroupFigure.Compute(3, three));
    }

    [Fact]
    public void A_small_count_that_no_quantile_is_made_of_withholds_nothing()
    {
        Contribution[] ten = [.. Enumerable.Range(0, 10).Select(at => new Contribution(at, at == 0))];

        Assert.Equal(new GroupFigure(4.5, 2.25, 6.75, 10, FigureState.Given), GroupFigure.Compute(10, ten));
    }

    [Fact]
    public void A_small_count_equal_to_a_quartile_withholds_whatever_the_order()
    {
        Contribution[] ten =
        [
            .. new double[] { 0, 0, 0, 3, 4, 5, 6, 7, 8, 9 }.Select((value, at) => new Contribution(value, at == 0)),
        ];

        Assert.Equal(FigureState.Withheld, GroupFigure.Compute(10, ten).State);
        Assert.Equal(FigureState.Withheld, GroupFigure.Compute(10, [.. ten.Reverse()]).State);
    }

    [Fact]
    public void A_group_of_which_nobody_answered_is_missing_and_a_group_of_nobody_has_no_meaning()
    {
        Assert.Equal(new GroupFigure(null, null, null, 0, FigureState.Missing), GroupFigure.Compute(4, []));
        Assert.Equal(new GroupFigure(null, null, null, 0, FigureState.NotApplicable), GroupFigure.Compute(0, []));
    }

    private static Contribution Large(double value) => new(value, false);
}
