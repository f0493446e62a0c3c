using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;

namespace Observatoire.Disclosure.Tests;

public sealed class PrimarySuppressionTests
{
    private static readonly ReferenceMonth Month = ReferenceMonth.Parse("2018-12");

    [Theory]
    [InlineData(11, 0, true)]
    [InlineData(11, 0.5, false)]
    [InlineData(11, 1, false)]
    [InlineData(11, 10, false)]
    [InlineData(11, 10.99, false)]
    [InlineData(11, 11, true)]
    [InlineData(5, 4, false)]
    [InlineData(5, 5, true)]
    public void A_count_is_published_from_the_threshold_on_and_when_it_is_zero(
        int threshold,
        double count,
        bool published
    )
    {
        IndicatorCell cell = Protect(threshold, true, (Measure.Sum, count))[Measure.Sum];

        Assert.Equal(published ? CellState.Complete : CellState.Withheld, cell.State);
        Assert.Equal(published ? count : null, cell.Value);
    }

    [Fact]
    public void What_derives_from_a_withheld_sum_is_withheld_with_it()
    {
        var cells = Protect(11, true, (Measure.Sum, 7), (Measure.Rate, 42.5), (Measure.Mean, 3.5), (Measure.Median, 0));

        Assert.All(cells.Values, cell => Assert.Equal(CellState.Withheld, cell.State));
    }

    [Fact]
    public void A_small_quantile_is_withheld_alone()
    {
        var cells = Protect(11, true, (Measure.Sum, 700), (Measure.Percentile10, 8), (Measure.Percentile90, 300));

        Assert.Equal(CellState.Withheld, cells[Measure.Percentile10].State);
        Assert.Equal(300, cells[Measure.Percentile90].Value);
        Assert.Equal(700, cells[Measure.Sum].Value);
    }

    [Fact]
    public void How_many_reported_is_always_published()
    {
        var cells = Protect(11, true, (Measure.Sum, 7), (Measure.Reported, 2), (Measure.Expected, 3));

        Assert.Equal(2, cells[Measure.Reported].Value);
        Assert.Equal(3, cells[Measure.Expected].Value);
    }

    [Fact]
    public void A_figure_that_does_not_count_people_is_published() =>
        Assert.Equal(7, Protect(11, false, (Measure.Sum, 7))[Measure.Sum].Value);

    [Fact]
    public void A_cell_the_table_does_not_have_is_missing() =>
        Assert.Equal(
            CellState.Missing,
            new PrimarySuppression(11).Protect(new IndicatorTable([]), _ => Definition(true))[Key(Measure.Sum)].State
        );

    private static Dictionary<Measure, IndicatorCell> Protect(
        int threshold,
        bool countsPeople,
        params (Measure Measure, double Value)[] cells
    )
    {
        IndicatorTable table = new(
            cells.Select(cell =>
                KeyValuePair.Create(Key(cell.Measure), new IndicatorCell(cell.Value, CellState.Complete))
            )
        );
        ProtectedTable protectedTable = new PrimarySuppression(threshold).Protect(table, _ => Definition(countsPeople));
        return cells.ToDictionary(cell => cell.Measure, cell => protectedTable[Key(cell.Measure)]);
    }

    private static CellKey Key(Measure measure) => new("FOY", Month, Area.Departement("01"), measure);

    private static IndicatorDefinition Definition(bool countsPeople) =>
        new()
        {
            Code = "FOY",
            Label = new BilingualText("", ""),
            Definition = new BilingualText("", ""),
            Unit = new BilingualText("", ""),
            Kind = IndicatorKind.Stock,
            Counting = IndicatorCounting.Additive,
            Territorial = false,
            Decimals = 0,
            Compulsory = true,
            CountsPeople = countsPeople,
            Breakdowns = [],
            Source = "",
        };
}
