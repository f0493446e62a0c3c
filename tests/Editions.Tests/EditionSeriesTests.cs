using Observatoire.Editions.Time;
using Observatoire.Support;

namespace Observatoire.Editions.Tests;

public sealed class EditionSeriesTests
{
    [Fact]
    public void The_edition_in_force_is_the_one_that_covers_the_month()
    {
        EditionSeries series = new([SampleEditions.Small("2026-01"), SampleEditions.Small("2017-01", "2025-12")]);

        Assert.Null(series.InForce(ReferenceMonth.Parse("2016-12")));
        Assert.Equal("2017-01", series.InForce(ReferenceMonth.Parse("2025-12"))?.Period.Id);
        Assert.Equal("2026-01", series.InForce(ReferenceMonth.Parse("2031-05"))?.Period.Id);
        Assert.Equal("2026-01", series.Latest.Period.Id);
    }

    [Fact]
    public void A_code_is_defined_by_the_last_edition_up_to_a_month_that_has_it()
    {
        IndicatorDefinition former = SampleEditions.Indicator("FOY");
        EditionSeries series = new([
            SampleEditions.Build(
                [],
                [former, SampleEditions.Indicator("AAH")],
                new Dictionary<(string, int), long>(),
                last: "2025-12"
            ),
            SampleEditions.Build([], [former with { Decimals = 1 }], new Dictionary<(string, int), long>(), "2026-01"),
        ]);

        Assert.Equal(0, series.FindIndicator("FOY", ReferenceMonth.Parse("2025-12"))?.Decimals);
        Assert.Equal(1, series.FindIndicator("FOY", ReferenceMonth.Parse("2026-01"))?.Decimals);
        Assert.NotNull(series.FindIndicator("AAH", ReferenceMonth.Parse("2026-01")));
        Assert.Null(series.FindIndicator("XXX", ReferenceMonth.Parse("2026-01")));
    }

    [Fact]
    public void A_code_of_past_figures_is_defined_by_the_edition_they_may_be_sent_in()
    {
        EditionSeries series = new([SampleEditions.Small("2017-01", "2018-12"), SampleEditions.Later()]);

        Assert.NotNull(series.FindIndicator("NEW", ReferenceMonth.Parse("2018-06")));
        Assert.Null(series.FindIndicator("NEW", ReferenceMonth.Parse("2009-12")));
        Assert.Equal(
            series.Editions[0].FindIndicator("ETP"),
            series.FindIndicator("ETP", ReferenceMonth.Parse("2018-06"))
        );
    }

    [Theory]
    [InlineData("2025-11")]
    [InlineData("2026-01")]
    [InlineData(null)]
    public void A_gap_or_an_overlap_between_editions_is_refused(string? last) =>
        Assert.Throws<InvalidDataException>(() =>
            new EditionSeries([SampleEditions.Small("2017-01", last), SampleEditions.Small("2026-01")])
        );

    [Fact]
    public void No_edition_at_all_is_refused() => Assert.Throws<InvalidDataException>(() => new EditionSeries([]));
}
