using System.Globalization;
using FsCheck;
using FsCheck.Xunit;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns;
using Observatoire.Statistics.Indicators;
using Observatoire.Support;

namespace Observatoire.Statistics.Tests.Indicators;

public sealed class MonthAggregationTests
{
    private static readonly ReferenceMonth December = ReferenceMonth.Parse("2018-12");

    [Fact]
    public void A_month_where_one_departement_is_silent_is_partial_and_never_counts_it_as_zero()
    {
        IndicatorTable table = Compute(SampleEditions.Small(), ("01", "FOY", 100), ("03", "FOY", 300));

        AssertCell(table, "FOY", Area.France, Measure.Sum, 400, CellState.Partial);
        AssertCell(table, "FOY", Area.France, Measure.Mean, 200, CellState.Partial);
        AssertCell(table, "FOY", Area.France, Measure.Rate, 1000 * 400 / 7000.0, CellState.Partial);
        AssertCell(table, "FOY", Area.France, Measure.Reported, 2, CellState.Complete);
        AssertCell(table, "FOY", Area.France, Measure.Expected, 3, CellState.Complete);
        AssertCell(table, "FOY", Area.Region("84"), Measure.Sum, 100, CellState.Partial);
        AssertCell(table, "FOY", Area.Region("32"), Measure.Sum, 300, CellState.Complete);
        AssertCell(table, "FOY", Area.Departement("02"), Measure.Sum, null, CellState.Missing);
        AssertCell(table, "FOY", Area.Departement("02"), Measure.Rate, null, CellState.Missing);
        AssertCell(table, "FOY", Area.Departement("02"), Measure.Reported, 0, CellState.Complete);
    }

    [Fact]
    public void A_true_zero_is_a_value()
    {
        IndicatorTable table = Compute(SampleEditions.Small(), ("01", "FOY", 0), ("02", "FOY", 0), ("03", "FOY", 0));

        AssertCell(table, "FOY", Area.France, Measure.Sum, 0, CellState.Complete);
        AssertCell(table, "FOY", Area.Departement("01"), Measure.Rate, 0, CellState.Complete);
    }

    [Fact]
    public void An_indicator_nobody_gave_has_no_cell() =>
        Assert.DoesNotContain(
            Compute(SampleEditions.Small(), ("01", "FOY", 1)).Cells.Keys,
            key => key.Indicator == "ETP"
        );

    [Fact]
    public void A_rate_without_population_is_not_applicable()
    {
        NomenclatureEdition edition = SampleEditions.Build(
            [new Departement("01", "Ain", "84"), new Departement("03", "Allier", "32")],
            [SampleEditions.Indicator("FOY")],
            new Dictionary<(string, int), long> { [("03", 2018)] = 6000 }
        );
        IndicatorTable table = Compute(edition, ("01", "FOY", 5), ("03", "FOY", 12));

        AssertCell(table, "FOY", Area.Departement("01"), Measure.Rate, null, CellState.NotApplicable);
        AssertCell(table, "FOY", Area.France, Measure.Rate, null, CellState.NotApplicable);
        AssertCell(table, "FOY", Area.Departement("03"), Measure.Rate, 2, CellState.Complete);
    }

    [Fact]
    public void A_rate_is_over_the_last_population_known_when_that_of_the_year_is_not_yet()
    {
        ReferenceMonth later = ReferenceMonth.Parse("2030-01");
        IndicatorTable table = MonthAggregation.Compute(Figures([("01", "FOY", 5)]) with { Month = later }, []);

        Assert.Equal(5, table.Cells[new CellKey("FOY", later, Area.France, Measure.Rate)].Value);
    }

    [Fact]
    public void Breakdowns_are_not_added_to_the_total()
    {
        MonthCells cells = new(SampleEditions.Small().Cells);
        cells.Whole.Set(cells.Space.Find("ETP", "PRO", "MED"), ValueStatus.Reported, 400, 2);
        cells.Whole.Set(cells.Space.Find("ETP"), ValueStatus.Reported, 1000, 3);
        ActivityReturn sent = new("01", December, "2017-01", cells);
        IndicatorTable table = MonthAggregation.Compute(FiguresOf(SampleEditions.Small(), [sent]), []);

        AssertCell(table, "ETP", Area.France, Measure.Sum, 10, CellState.Partial);
    }

    // The hand-worked spreadsheet by-hand.fods, computed by a spreadsheet program, saved as by-hand.csv.
    [Fact]
    public void Every_measure_equals_the_spreadsheet_worked_by_hand()
    {
        string[][] sheet = ReadCsv("by-hand.csv");
        (string Code, double? Value, long Population)[] given =
        [
            .. sheet
                .SkipWhile(row => row[0] != "departement")
                .Skip(1)
                .TakeWhile(row => row[0].Length > 0)
                .Select(row => (row[0], Number(row[1]), (long)Number(row[2])!.Value)),
        ];
        NomenclatureEdition edition = SampleEditions.Build(
            given.Select(each => new Departement(each.Code, each.Code, "84")),
            [SampleEditions.Indicator("FOY")],
            given.ToDictionary(each => (each.Code, 2018), each => each.Population)
        );
        IndicatorTable table = MonthAggregation.Compute(
            Figures(
                [.. given.Where(each => each.Value is not null).Select(each => (each.Code, "FOY", each.Value!.Value))],
                edition
            ),
            []
        );

        string[][] expected = [.. sheet.SkipWhile(row => row[0] != "mesure").Skip(1).Where(row => row[0].Length > 0)];
        Assert.Equal(10, expected.Length);
        foreach (string[] row in expected)
        {
            Measure measure = Enum.Parse<Measure>(row[0]);
            Assert.Equal(Number(row[1])!.Value, Cell(table, "FOY", Area.France, measure).Value!.Value, 9);
        }
    }

    // DREES, enquête Aide sociale and RMI, 31 December 2005: figures of the départements, and the totals published.
    [Theory]
    [InlineData("APA", 1, 939204)]
    [InlineData("RMI", 2, 1289540)]
    public void National_sums_equal_those_of_DREES(string indicator, int column, double total)
    {
        string[][] rows = [.. ReadCsv("drees-2005.csv").Skip(1)];
        NomenclatureEdition edition = SampleEditions.Build(
            rows.Select(row => new Departement(row[0], row[0], "84")),
            [SampleEditions.Indicator(indicator)],
            new Dictionary<(string, int), long>()
        );
        IndicatorTable table = MonthAggregation.Compute(
            Figures(
                [
                    .. rows.Where(row => row[column].Length > 0)
                        .Select(row => (row[0], indicator, Number(row[column])!.Value)),
                ],
                edition
            ),
            []
        );

        Assert.Equal(total, Cell(table, indicator, Area.France, Measure.Sum).Value);
    }

    [Property]
    public bool The_nation_is_the_sum_of_its_regions_and_missing_is_never_zero(byte?[] given)
    {
        NomenclatureEdition edition = SampleEditions.Small();
        (string, string, double)[] reported =
        [
            .. edition
                .Departements.Zip(given)
                .Where(pair => pair.Second is not null)
                .Select(pair => (pair.First.Code, "FOY", (double)pair.Second!.Value)),
        ];
        IndicatorTable table = Compute(edition, reported);
        if (reported.Length == 0)
        {
            return table.Cells.Count == 0;
        }

        double regions = edition.Regions.Sum(region =>
            Cell(table, "FOY", Area.Region(region.Code), Measure.Sum).Value ?? 0
        );
        bool silentAreMissing = edition
            .Departements.Where(departement => reported.All(each => each.Item1 != departement.Code))
            .All(departement => Cell(table, "FOY", Area.Departement(departement.Code), Measure.Sum).Value is null);
        return silentAreMissing && Cell(table, "FOY", Area.France, Measure.Sum).Value!.Value.Equals(regions);
    }

    private static IndicatorTable Compute(
        NomenclatureEdition edition,
        params (string Departement, string Indicator, double Value)[] values
    ) => MonthAggregation.Compute(Figures(values, edition), []);

    private static MonthFigures Figures(
        (string Departement, string Indicator, double Value)[] values,
        NomenclatureEdition? edition = null
    ) =>
        FiguresOf(
            edition ?? SampleEditions.Small(),
            values.Select(each =>
            {
                MonthCells cells = new((edition ?? SampleEditions.Small()).Cells);
                cells.Whole.Set(
                    cells.Space.Find(each.Indicator),
                    ValueStatus.Reported,
                    (long)Math.Round(each.Value * 100),
                    2
                );
                return new ActivityReturn(each.Departement, December, "2017-01", cells);
            })
        );

    private static MonthFigures FiguresOf(NomenclatureEdition edition, IEnumerable<ActivityReturn> returns) =>
        new(
            December,
            edition,
            returns.ToDictionary(sent => sent.Departement, sent => DepartementFigures.Extract(edition, sent, ""))
        );

    private static IndicatorCell Cell(IndicatorTable table, string indicator, Area area, Measure measure) =>
        table.Cells[new CellKey(indicator, December, area, measure)];

    private static void AssertCell(
        IndicatorTable table,
        string indicator,
        Area area,
        Measure measure,
        double? value,
        CellState state
    ) => Assert.Equal(new IndicatorCell(value, state), Cell(table, indicator, area, measure));

    private static string[][] ReadCsv(string name) =>
        [
            .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Indicators", name))
                .Select(line => line.Split(';')),
        ];

    private static double? Number(string text) =>
        text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
