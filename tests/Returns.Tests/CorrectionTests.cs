namespace Observatoire.Returns.Tests;

public sealed class CorrectionTests
{
    private static ActivityReturn Of(params string[] lines) => Rows.Check("01", "2018-12", lines).Returns.Single();

    [Fact]
    public void Figures_changed_added_and_withdrawn_are_told_apart_and_a_comment_is_no_correction()
    {
        ActivityReturn before = Of(
            "2018-12;01;;FOY;;;100;;",
            "2018-12;01;;ETP;;;10;;un mot",
            "2018-12;01;;ETP;PRO;PSY;10;;"
        );
        ActivityReturn after = Of(
            "2018-12;01;;FOY;;;110;;",
            "2018-12;01;;ETP;;;10;;un autre",
            "2018-12;01;;ETP;PRO;MED;10;;"
        );

        IReadOnlyList<Correction> corrections = Correction.Between(before, after);

        Assert.Equal(new CorrectionCounts(1, 1, 1), CorrectionCounts.Count(corrections));
        Assert.Equal(
            [("FOY", "", 100d, 110d), ("ETP", "MED", null, 10), ("ETP", "PSY", 10, null)],
            corrections.Select(each =>
                (each.Figure.Indicator, each.Figure.Category, each.Before?.Value, each.After?.Value)
            )
        );
    }

    [Fact]
    public void A_figure_said_to_be_missing_is_a_correction_and_not_a_zero()
    {
        Correction only = Correction.Between(Of("2018-12;01;;FOY;;;0;;"), Of("2018-12;01;;FOY;;;;M;")).Single();

        Assert.Equal((0d, ValueStatus.Reported), (only.Before?.Value, only.Before?.Status));
        Assert.Equal((null, ValueStatus.Missing), (only.After?.Value, only.After?.Status));
    }
}
