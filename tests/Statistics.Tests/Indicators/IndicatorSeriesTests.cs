using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Indicators;
using Observatoire.Support;

namespace Observatoire.Statistics.Tests.Indicators;

public sealed class IndicatorSeriesTests
{
    private static readonly ReferenceMonth December = new(2018, 12);
    private static readonly Grouping Halves = new("half", ["a", "a", "b"]);

    [Fact]
    public void A_group_has_the_sum_the_coverage_and_the_rate_of_those_that_reported()
    {
        SeriesRow[] rows = [.. Series(Plain, ("01", 10, null), ("03", 8, null)).Rows([December], _ => Halves)];

        Assert.Equal(("a", 2, 1, 10.0, 0.25, 10.0), Known(rows[0]));
        Assert.Equal(("b", 1, 1, 8.0, 1.0, 1.6), Known(rows[1]));
        Assert.Equal(10, rows[0].Statistics!.Value.Median);
    }

    [Fact]
    public void A_group_nobody_reported_for_has_nothing_and_not_zero()
    {
        SeriesRow row = Series(Plain, ("03", 8, null)).Rows([December], _ => Halves)[0];

        Assert.Equal((2, 0), (row.Expected, row.Reported));
        Assert.Equal((null, null, null, null), (row.Value, row.Rate, row.Statistics, row.Year));
    }

    [Fact]
    public void A_derived_indicator_is_a_ratio_of_sums_with_the_quantiles_of_its_departements()
    {
        SeriesRow row = Series(Derived, ("01", 10, 100), ("02", 90, 300)).Rows([December], _ => Halves)[0];

        Assert.Equal(0.25, row.Value);
        Assert.Equal(0.2, row.Statistics!.Value.Median, 12);
        Assert.Null(row.Rate);
    }

    [Fact]
    public void A_figure_is_final_when_no_member_may_change_it()
    {
        IndicatorSeries series = new(
            Plain,
            ["01", "02", "03"],
            (_, _) => Given(1, null),
            (_, _) => 1000,
            (_, code) => code != "02"
        );

        Assert.Equal([false, true], series.Rows([December], _ => Halves).Select(row => row.IsFinal));
    }

    // A line of 2 a month with a season of +6 in January and -6 in July, given by each of two members.
    [Fact]
    public void A_series_of_three_whole_years_has_its_season_taken_out()
    {
        ReferenceMonth[] months = [.. Enumerable.Range(0, 48).Select(back => December.PlusMonths(back - 47))];
        double Level(ReferenceMonth month) =>
            100
            + 2 * ReferenceMonth.MonthsBetween(months[0], month)
            + (
                month.Month == 1 ? 6
                : month.Month == 7 ? -6
                : 0
            );
        IndicatorSeries Series(int silent) =>
            new(
                Plain,
                ["01", "02", "03"],
                (month, code) => code == "02" && month == months[silent] ? null : Given(Level(month), null),
                (_, _) => 1000,
                Never
            );

        SeriesRow[] early = [.. Series(5).Rows(months, _ => Halves).Where(row => row.Group == "a")];
        SeriesRow[] late = [.. Series(40).Rows(months, _ => Halves).Where(row => row.Group == "a")];

        Assert.Equal(2 * (100 + 2 * 30), early[30].Adjusted!.Value, 9);
        Assert.Equal(2 * (100 + 2 * 30), early[30].Trend!.Value, 9);
        Assert.Null(early[5].Adjusted);
        Assert.Null(early[47].Trend);
        Assert.All(late, row => Assert.Null(row.Adjusted));
    }

    [Fact]
    public void A_year_needs_every_month_of_every_departement_of_the_group()
    {
        IndicatorSeries whole = new(
            Plain,
            ["01", "02", "03"],
            (_, code) => Given(code == "03" ? 2 : 1, null),
            (_, _) => 1000,
            Never
        );
        IndicatorSeries holed = new(
            Plain,
            ["01", "02", "03"],
            (month, code) => code == "02" && month == December.PlusMonths(-5) ? null : Given(1, null),
            (_, _) => 1000,
            Never
        );

        Assert.Equal([24, 24], whole.Rows([December], _ => Halves).Select(row => row.Year!.Value));
        Assert.Equal([null, 12], holed.Rows([December], _ => Halves).Select(row => row.Year));
    }

    private static IndicatorDefinition Plain { get; } =
        SampleEditions.Indicator("FOY") with
        {
            Kind = IndicatorKind.Flow,
            Counting = IndicatorCounting.Additive,
        };

    private static IndicatorDefinition Derived { get; } = Plain with { Formula = RatioFormula.Parse("A / B") };

    private static AreaFigures Given(double above, double? below) =>
        new(
            new Dictionary<string, long> { ["FOY"] = (long)(above * 100) },
            below is double known
                ? new Dictionary<string, RatioSides> { ["FOY"] = new(above, known) }
                : new Dictionary<string, RatioSides>()
        );

    private static readonly Func<ReferenceMonth, string, bool> Never = (_, _) => false;

    private static IndicatorSeries Series(
        IndicatorDefinition indicator,
        params (string Code, double Above, double? Below)[] given
    ) =>
        new(
            indicator,
            ["01", "02", "03"],
            (month, code) =>
                month != December || given.All(each => each.Code != code)
                    ? null
                    : given.Where(each => each.Code == code).Select(each => Given(each.Above, each.Below)).Single(),
            (code, _) =>
                code == "01" ? 1000
                : code == "02" ? 3000
                : 5000,
            Never
        );

    private static (string, int, int, double, double, double) Known(SeriesRow row) =>
        (row.Group, row.Expected, row.Reported, row.Value!.Value, row.PopulationShare!.Value, row.Rate!.Value);
}
