using Observatoire.Pages.Drawing;

namespace Observatoire.Pages.Tests.Drawing;

public class QuantileClassesTests
{
    [Fact]
    public void Ten_different_values_make_five_classes_of_two()
    {
        QuantileClasses classes = QuantileClasses.Cut([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);

        Assert.Equal([2, 2, 2, 2, 2], classes.Classes.Select(each => each.Size));
        Assert.Equal((1, 2), (classes.Classes[0].Lowest, classes.Classes[0].Highest));
        Assert.Equal(0, classes.Of(2));
        Assert.Equal(1, classes.Of(3));
        Assert.Equal(4, classes.Of(10));
    }

    [Fact]
    public void Equal_values_stay_in_one_class()
    {
        QuantileClasses classes = QuantileClasses.Cut([1, 5, 5, 5, 5, 5, 5, 5, 9, 9]);

        Assert.Equal([1, 7, 2], classes.Classes.Select(each => each.Size));
        Assert.Equal((5, 5), (classes.Classes[1].Lowest, classes.Classes[1].Highest));
    }

    [Fact]
    public void No_value_makes_no_class() => Assert.Empty(QuantileClasses.Cut([]).Classes);
}
