using Observatoire.Editions.Time;
using Observatoire.Statistics.Reorganisations;

namespace Observatoire.Statistics.Tests.Reorganisations;

public sealed class OutcomePanelTests
{
    private static readonly ReferenceMonth June = new(2019, 6);

    [Fact]
    public void A_month_that_is_not_observed_is_not_known()
    {
        OutcomePanel panel = OutcomePanel.Arrange(
            OutcomeScale.Level,
            [new("01", June, 5), new("02", June.PlusMonths(2), 0)]
        );

        Assert.Equal(3, panel.Months);
        Assert.Equal(5, panel.ValueOf("01", June));
        Assert.Equal(0, panel.ValueOf("02", June.PlusMonths(2)));
        Assert.Null(panel.ValueOf("01", June.PlusMonths(1)));
        Assert.Null(panel.ValueOf("01", June.PlusMonths(9)));
        Assert.Null(panel.ValueOf("03", June));
    }

    [Fact]
    public void On_the_logarithmic_scale_a_zero_is_left_out_and_counted()
    {
        OutcomePanel panel = OutcomePanel.Arrange(OutcomeScale.Log, [new("01", June, Math.E), new("02", June, 0)]);

        Assert.Equal(1, panel.ValueOf("01", June)!.Value, 12);
        Assert.Null(panel.ValueOf("02", June));
        Assert.Equal(1, panel.LeftOut);
    }

    [Fact]
    public void What_is_no_outcome_throws()
    {
        Assert.Throws<ArgumentException>(() => OutcomePanel.Arrange(OutcomeScale.Level, [new("01", June, double.NaN)]));
        Assert.Throws<ArgumentException>(() => OutcomePanel.Arrange(OutcomeScale.Log, [new("01", June, -1)]));
        Assert.Throws<ArgumentException>(() =>
            OutcomePanel.Arrange(OutcomeScale.Level, [new("01", June, 1), new("01", June, 2)])
        );
    }
}
