using Observatoire.Returns.Outliers;

namespace Observatoire.Returns.Tests.Outliers;

public sealed class WholeChangeTests
{
    private static readonly CountScale Scale = new(0.03);

    [Fact]
    public void Sure_figures_weigh_more_and_one_that_is_wrong_does_not()
    {
        WholeChange change = Measure(
            (1000, 800, 0.5),
            (2000, 1600, 0.5),
            (3000, 30_000, 0.5),
            (100, 101, 5),
            (90, 91, 5)
        );

        Assert.Equal(-0.2, change.Ratio, 2);
        // Weights 45.9, 55.9, 60.5, 1.9 and 1.8 of 166: all but the wrong one and the two unsure.
        Assert.InRange(change.Agreed, 0.6, 0.63);
    }

    [Fact]
    public void Figures_as_expected_have_not_moved()
    {
        Assert.Equal(0, Measure((1000, 1000, 1), (50, 50, 1)).Ratio, 9);
        Assert.Equal(default, Measure());
    }

    private static WholeChange Measure(params (double Expected, double Found, double Error)[] figures) =>
        WholeChange.Measure(
            [
                .. figures.Select(
                    (each, cell) =>
                        new FigureSurprise(
                            cell,
                            Scale.Place(each.Found),
                            new Expectation([new Reference(Scale.Place(each.Expected), each.Error)])
                        )
                ),
            ],
            Scale
        );
}
