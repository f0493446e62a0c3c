using Observatoire.Returns.Privacy;

namespace Observatoire.Returns.Tests.Privacy;

public sealed class FineCrossingCountTests
{
    [Theory]
    [InlineData(50, 16, true)]
    [InlineData(50, 15, false)]
    [InlineData(49, 49, false)]
    [InlineData(1000, 300, false)]
    [InlineData(1000, 301, true)]
    public void A_return_is_too_fine_when_too_many_of_enough_cells_are_one(int cells, int ones, bool isTooFine)
    {
        FineCrossingCount count = new();
        for (int cell = 0; cell < cells; cell++)
        {
            count.Add(cell < ones ? 100 : 700);
        }

        Assert.Equal((cells, ones, isTooFine), (count.Cells, count.Ones, count.IsTooFine));
    }

    /// <summary>The bound parts returns of about one household a cell from those of several: Poisson counts of each mean.</summary>
    [Theory]
    [InlineData(0.2, false)]
    [InlineData(1.0, true)]
    [InlineData(3.0, false)]
    [InlineData(10.0, false)]
    public void The_bound_is_passed_by_cells_of_about_one_household(double mean, bool isTooFine)
    {
        Random random = new(39);
        FineCrossingCount count = new();
        for (int cell = 0; cell < 2000; cell++)
        {
            count.Add(100 * Poisson(random, mean));
        }

        Assert.Equal(isTooFine, count.IsTooFine);
    }

    private static int Poisson(Random random, double mean)
    {
        int drawn = -1;
        for (double product = 1; product > Math.Exp(-mean); product *= random.NextDouble())
        {
            drawn++;
        }

        return drawn;
    }
}
