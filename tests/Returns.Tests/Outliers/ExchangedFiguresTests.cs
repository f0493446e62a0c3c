using Observatoire.Returns.Outliers;

namespace Observatoire.Returns.Tests.Outliers;

public sealed class ExchangedFiguresTests
{
    [Fact]
    public void Two_figures_each_expected_where_the_other_is_are_exchanged() =>
        Assert.Equal([(0, 2)], Find((10, 20), (15, 15), (20, 10.5)));

    [Fact]
    public void Figures_that_do_not_fit_in_each_other_s_place_are_not() => Assert.Empty(Find((10, 20), (30, 10)));

    [Fact]
    public void Figures_that_moved_the_same_way_are_not() => Assert.Empty(Find((10, 14), (11, 15)));

    [Fact]
    public void A_figure_is_in_one_pair_the_most_surprising() =>
        Assert.Equal([(0, 2)], Find((10, 20), (19, 11), (21, 10)));

    /// <summary>Figures expected at one place, with an error of one, and found at another.</summary>
    private static IReadOnlyList<(int First, int Second)> Find(params (double Expected, double Found)[] figures) =>
        ExchangedFigures.Find(
            [
                .. figures.Select(
                    (each, cell) =>
                        new FigureSurprise(cell, each.Found, new Expectation([new Reference(each.Expected, 1)]))
                ),
            ],
            least: 2
        );
}
