using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;
using Observatoire.Support;

namespace Observatoire.Statistics.Tests.Comparison;

/// <summary>Départements 01 to 05, 01 to 04 in région 84; FOY sent, SHARE derived from it and DON.</summary>
public sealed class RestitutionTests
{
    private static readonly ReferenceMonth Month = new(2018, 12);

    private static readonly IndicatorDefinition Share = SampleEditions.Indicator("SHARE", 1) with
    {
        Formula = RatioFormula.Parse("100 DON / FOY"),
        CountsPeople = false,
    };

    private static readonly NomenclatureEdition Edition = SampleEditions.Build(
        [.. Enumerable.Range(1, 5).Select(at => new Departement($"0{at}", $"N{at}", at < 5 ? "84" : "32"))],
        [SampleEditions.Indicator("FOY", compulsory: true), SampleEditions.Indicator("DON"), Share],
        Enumerable.Range(1, 5).ToDictionary(at => ($"0{at}", 2017), _ => 10_000L)
    );

    [Fact]
    public void A_figure_stands_beside_its_own_past()
    {
        RestitutionFigure figure = Compute(
            "FOY",
            own: new()
            {
                [Month] = Totals(120),
                [Month.PlusMonths(-1)] = Totals(100),
                [Month.PlusMonths(-2)] = Totals(90),
                [Month.PlusMonths(-12)] = Totals(80),
                [Month.PlusMonths(-13)] = Totals(1),
            }
        );

        Assert.Equal((120, 100, 80), (figure.Value, figure.LastMonth, figure.LastYear));
        Assert.Equal([80, null, null, null, null, null, null, null, null, null, 90, 100], figure.Past);
        Assert.Equal((90, 3), (figure.MedianOfYear, figure.MonthsOfYear));
        Assert.Equal(12, figure.Rate);
    }

    [Fact]
    public void Without_a_past_nothing_is_made_up()
    {
        RestitutionFigure figure = Compute("FOY");

        Assert.Equal((null, null, null), (figure.LastMonth, figure.LastYear, figure.MedianOfYear));
        Assert.Equal(0, figure.MonthsOfYear);
    }

    [Fact]
    public void The_groups_are_of_others_only_and_compare_rates()
    {
        RestitutionFigure figure = Compute("FOY", others: Told("FOY", 200, 300, 400, 900));

        Assert.Equal(new GroupFigure(30, 25, 35, 3, 3, 3, FigureState.Given), figure.Region);
        Assert.Equal(new GroupFigure(35, 27.5, 52.5, 4, 4, 4, FigureState.Given), figure.Nation);
        Assert.Equal(new GroupFigure(null, null, null, 2, 2, 2, FigureState.Withheld), figure.Peers);
    }

    [Fact]
    public void A_figure_withheld_by_the_release_is_counted_and_enters_nothing()
    {
        RestitutionFigure figure = Compute("FOY", others: Told("FOY", null, 300, 400, 900));

        Assert.Equal(new GroupFigure(null, null, null, 3, 3, 2, FigureState.Withheld), figure.Region);
        Assert.Equal(new GroupFigure(40, 35, 65, 4, 4, 3, FigureState.Given), figure.Nation);
    }

    [Fact]
    public void A_ratio_is_compared_as_the_release_tells_it()
    {
        RestitutionFigure figure = Compute("SHARE", others: Told("SHARE", 25, 50, 100, 200));

        Assert.Equal((50, null), (figure.Region.Median, figure.Rate));
    }

    [Fact]
    public void Rates_of_others_are_over_the_population_of_their_own_month()
    {
        NomenclatureEdition edition = SampleEditions.Build(
            [.. Enumerable.Range(1, 4).Select(at => new Departement($"0{at}", $"N{at}", "84"))],
            [SampleEditions.Indicator("FOY")],
            Enumerable
                .Range(1, 4)
                .SelectMany(at => new[] { (($"0{at}", 2017), 10_000L), (($"0{at}", 2018), 20_000L) })
                .ToDictionary(pair => pair.Item1, pair => pair.Item2)
        );
        OthersFigures others = Told("FOY", 200, 300, 400, 0) with { Month = new(2017, 12) };
        RestitutionFigure figure = Restitution
            .Compute(Ask("01", new() { [Month] = Totals(120) }, others) with { Edition = edition, Peers = [] })
            .Single();

        Assert.Equal((6, 30), (figure.Rate, figure.Nation.Median));
    }

    [Fact]
    public void Before_a_release_the_own_figures_are_told_and_the_others_are_not_released()
    {
        RestitutionFigure figure = Compute("FOY");

        Assert.Equal((120, 12), (figure.Value, figure.Rate));
        Assert.Equal(new GroupFigure(null, null, null, 3, null, null, FigureState.NotReleased), figure.Region);
        Assert.Equal(FigureState.NotReleased, figure.Peers.State);
        Assert.Equal(FigureState.NotReleased, figure.Nation.State);
    }

    [Fact]
    public void A_departement_without_the_figure_is_not_counted_as_zero()
    {
        RestitutionFigure figure = Compute("DON", others: Told("FOY", 200, 300, 400, 900));

        Assert.Equal((null, FigureState.Missing), (figure.Value, figure.State));
        Assert.Equal(new GroupFigure(null, null, null, 4, 0, 0, FigureState.Missing), figure.Nation);
    }

    [Fact]
    public void A_ratio_is_computed_missing_or_without_meaning()
    {
        Assert.Equal((25, FigureState.Given), OwnShare(("FOY", 100), ("DON", 25)));
        Assert.Equal((0, FigureState.Given), OwnShare(("FOY", 100), ("DON", 0)));
        Assert.Equal((null, FigureState.Missing), OwnShare(("FOY", 100)));
        Assert.Equal((null, FigureState.NotApplicable), OwnShare(("FOY", 0), ("DON", 0)));
    }

    [Fact]
    public void The_only_departement_of_a_region_has_no_region_to_compare_with() =>
        Assert.Equal(
            FigureState.NotApplicable,
            Restitution
                .Compute(Ask("05", new() { [Month] = Totals(120) }, Told("FOY", 200, 300, 400, 900)))
                .Single(each => each.Indicator.Code == "FOY")
                .Region.State
        );

    [Fact]
    public void The_population_is_of_the_year_or_the_last_known_or_else_the_first()
    {
        NomenclatureEdition edition = SampleEditions.Build(
            [new Departement("01", "Ain", "84"), new Departement("02", "Aisne", "84")],
            [SampleEditions.Indicator("FOY")],
            new Dictionary<(string, int), long> { [("01", 2017)] = 7, [("01", 2019)] = 9 }
        );

        Assert.Equal(new Inhabitants(2017, 7), Inhabitants.Nearest(edition, "01", 2018));
        Assert.Equal(new Inhabitants(2019, 9), Inhabitants.Nearest(edition, "01", 2026));
        Assert.Equal(new Inhabitants(2017, 7), Inhabitants.Nearest(edition, "01", 2010));
        Assert.Null(Inhabitants.Nearest(edition, "02", 2018));
    }

    private static (double?, FigureState) OwnShare(params (string Code, long Value)[] totals)
    {
        RestitutionFigure figure = Compute(
            "SHARE",
            own: new() { [Month] = totals.ToDictionary(each => each.Code, each => each.Value * 100) }
        );
        return (figure.Value, figure.State);
    }

    private static RestitutionFigure Compute(
        string code,
        Dictionary<ReferenceMonth, IReadOnlyDictionary<string, long>>? own = null,
        OthersFigures? others = null
    ) =>
        Restitution
            .Compute(Ask("01", own ?? new() { [Month] = Totals(120) }, others))
            .Single(figure => figure.Indicator.Code == code);

    private static RestitutionAsk Ask(
        string departement,
        Dictionary<ReferenceMonth, IReadOnlyDictionary<string, long>> own,
        OthersFigures? others
    ) => new(Edition, Month, departement, own, others, [new Peer("04", 0.5), new Peer("05", 1)]);

    private static Dictionary<string, long> Totals(long households) =>
        new Dictionary<string, long> { ["FOY"] = households * 100 };

    /// <summary>One indicator of 02 to 05 as a release tells it, withheld where null; it has a figure of 01 too.</summary>
    private static OthersFigures Told(string indicator, params double?[] figures)
    {
        Dictionary<string, IndicatorCell> told = figures
            .Select((value, at) => (Code: $"0{at + 2}", Value: value))
            .Append((Code: "01", Value: (double?)1_000_000))
            .ToDictionary(
                each => each.Code,
                each => new IndicatorCell(each.Value, each.Value is null ? CellState.Withheld : CellState.Complete)
            );
        Measure measure = indicator == "SHARE" ? Measure.Ratio : Measure.Sum;
        return new OthersFigures(
            "r1",
            DateTimeOffset.UnixEpoch,
            Month.PlusMonths(-1),
            key =>
                key.Indicator == indicator && key.Measure == measure && told.TryGetValue(key.Area.Code, out var cell)
                    ? cell
                    : new IndicatorCell(null, CellState.Missing)
        );
    }
}
