using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Pages.Files;
using Observatoire.Pages.Outcomes;
using Observatoire.Statistics.Indicators;
using Observatoire.Support;
using Observatoire.Support.Pages;

namespace Observatoire.Pages.Tests.Outcomes;

public class OutcomeFiguresTests
{
    private static readonly ReferenceMonth Last = new(2026, 12);
    private static readonly EditionSeries Editions = NomenclatureFolder.Read(Repository.Nomenclature);
    private static readonly Outcome Missed = new(
        "absence",
        null,
        "100 RDV_ABS / RDV_FIX",
        new BilingualText("Part", "Share"),
        new BilingualText("%", "%"),
        1,
        OutcomeFunnel.Proportion,
        null
    );
    private static readonly Outcome Followed = Missed with { Formula = "1000 SUI_FIN / HABITANTS" };

    [Fact]
    public void Flows_of_twelve_months_are_summed_and_their_ratio_is_one_of_sums()
    {
        OutcomeFigures figures = Read(Missed, (code, _, month) => code == "RDV_FIX" ? 100 * month.Month : 20);

        OutcomeFigure ain = figures.Figures.Single(each => each.Departement == "01");
        Assert.Equal(12, figures.Period.Count);
        Assert.Equal(100 * 12 * 20, ain.Numerator);
        Assert.Equal(7800, ain.Denominator);
        Assert.Equal(100 * 240 / 7800d, ain.Value!.Value, 12);
    }

    [Fact]
    public void A_stock_of_twelve_months_is_their_mean()
    {
        OutcomeFigures figures = Read(Followed, (_, _, month) => 1000 + month.Month);

        OutcomeFigure ain = figures.Figures.Single(each => each.Departement == "01");
        Assert.Equal(1000 * 1006.5, ain.Numerator!.Value, 6);
        Assert.Equal(671937, ain.Denominator);
    }

    [Fact]
    public void Who_lacks_a_month_is_not_known_and_is_not_zero()
    {
        OutcomeFigures figures = Read(
            Missed,
            (code, departement, month) =>
                departement == "02" && month.Month == 3 ? null
                : code == "RDV_FIX" ? 100
                : 20
        );

        OutcomeFigure aisne = figures.Figures.Single(each => each.Departement == "02");
        Assert.Equal((CellState.Missing, (double?)null, (double?)null), (aisne.State, aisne.Numerator, aisne.Value));
        Assert.Equal(12, figures.Period.Count);
    }

    [Fact]
    public void A_withheld_month_withholds_the_year_even_when_another_is_missing()
    {
        OutcomeFigures figures = Read(
            Missed,
            (code, departement, month) =>
                departement == "02" && month.Month == 3 ? null
                : departement == "02" && month.Month == 5 && code == "RDV_ABS" ? 7
                : code == "RDV_FIX" ? 100
                : 20
        );

        OutcomeFigure aisne = figures.Figures.Single(each => each.Departement == "02");
        Assert.Equal(CellState.Withheld, aisne.State);
        Assert.Null(aisne.Value);
    }

    [Fact]
    public void Where_few_gave_twelve_months_the_last_stands_alone()
    {
        OutcomeFigures figures = Read(
            Missed,
            (code, departement, month) =>
                string.CompareOrdinal(departement, "50") < 0 && month.Month == 3 ? null
                : code == "RDV_FIX" ? 100
                : 20
        );

        Assert.Equal([Last], figures.Period);
        Assert.Equal(20, figures.Figures.Single(each => each.Departement == "02").Value);
    }

    [Fact]
    public void Nothing_is_read_where_an_indicator_has_no_figure()
    {
        Assert.Null(OutcomeFigures.Gather(Site((_, _, _) => 20), Missed with { Formula = "RDV_HON / RDV_FIX" }));
    }

    private static OutcomeFigures Read(Outcome outcome, Func<string, string, ReferenceMonth, double?> valueOf) =>
        OutcomeFigures.Gather(Site(valueOf), outcome)!;

    private static SiteFigures Site(Func<string, string, ReferenceMonth, double?> valueOf) =>
        new(Protection.Protect(Cells(valueOf), Editions), Editions);

    private static IEnumerable<KeyValuePair<CellKey, IndicatorCell>> Cells(
        Func<string, string, ReferenceMonth, double?> valueOf
    ) =>
        from back in Enumerable.Range(0, 12)
        let month = Last.PlusMonths(-back)
        from code in new[] { "RDV_ABS", "RDV_FIX", "SUI_FIN" }
        from cell in (KeyValuePair<CellKey, IndicatorCell>[])
            [
                Whole(code, month, Measure.Reported),
                Whole(code, month, Measure.Expected),
                .. Editions.Latest.Departements.Select(each => Cell(code, month, each.Code, valueOf)),
            ]
        select cell;

    private static KeyValuePair<CellKey, IndicatorCell> Whole(string code, ReferenceMonth month, Measure measure) =>
        new(new CellKey(code, month, Area.France, measure), new IndicatorCell(101, CellState.Complete));

    private static KeyValuePair<CellKey, IndicatorCell> Cell(
        string code,
        ReferenceMonth month,
        string departement,
        Func<string, string, ReferenceMonth, double?> valueOf
    )
    {
        double? value = valueOf(code, departement, month);
        return new(
            new CellKey(code, month, Area.Departement(departement), Measure.Sum),
            new IndicatorCell(value, value is null ? CellState.Missing : CellState.Complete)
        );
    }
}
