using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Comparison;
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
        RestitutionFigure figure = Compute("FOY", others: Others(200, 300, 400, 900));

        Assert.Equal(new GroupFigure(30, 25, 35, 3, FigureState.Given), figure.Region);
        Assert.Equal(new GroupFigure(35, 27.5, 52.5, 4, FigureState.Given), figure.Nation);
        Assert.Equal(FigureState.Withheld, figure.Peers.State);
        Assert.Equal(2, figure.Peers.Count);
    }

    [Fact]
    public void A_small_count_of_another_departement_is_not_told()
    {
        RestitutionFigure figure = Compute("FOY", others: Others(10, 300, 400, 900));

        Assert.Equal(new GroupFigure(null, null, null, 3, FigureState.Withheld), figure.Region);
        Assert.Equal(FigureState.Withheld, figure.Nation.State);
        Assert.Equal(FigureState.Given, Compute("FOY", others: Others(11, 300, 400, 900)).Region.State);
        Assert.Equal(FigureState.Given, Compute("FOY", others: Others(0, 300, 400, 900)).Region.State);
    }

    [Fact]
    public void A_ratio_over_a_small_count_is_not_told_either_and_its_factor_does_not_hide_it()
    {
        Dictionary<string, IReadOnlyDictionary<string, long>> others = Others(200, 300, 400, 900, "DON", 5);

        Assert.Equal(FigureState.Withheld, Compute("SHARE", others: others).Region.State);
        others = Others(200, 300, 400, 900, "DON", 100);
        Assert.Equal(100 * 100 / 300d, Compute("SHARE", others: others).Region.Median!.Value, 9);
    }

    [Fact]
    public void A_departement_without_the_figure_is_not_counted_as_zero()
    {
        RestitutionFigure figure = Compute("DON", others: Others(200, 300, 400, 900));

        Assert.Equal((null, FigureState.Missing), (figure.Value, figure.State));
        Assert.Equal(new GroupFigure(null, null, null, 0, FigureState.Missing), figure.Nation);
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
                .Compute(Ask("05", new() { [Month] = Totals(120) }, []))
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
        Dictionary<string, IReadOnlyDictionary<string, long>>? others = null
    ) =>
        Restitution
            .Compute(Ask("01", own ?? new() { [Month] = Totals(120) }, others ?? []))
            .Single(figure => figure.Indicator.Code == code);

    private static RestitutionAsk Ask(
        string departement,
        Dictionary<ReferenceMonth, IReadOnlyDictionary<string, long>> own,
        Dictionary<string, IReadOnlyDictionary<string, long>> others
    ) => new(Edition, Month, departement, own, others, [new Peer("04", 0.5), new Peer("05", 1)], 11);

    private static Dictionary<string, long> Totals(long households) =>
        new Dictionary<string, long> { ["FOY"] = households * 100 };

    /// <summary>FOY of 02 to 05, and of each a second figure where one is named.</summary>
    private static Dictionary<string, IReadOnlyDictionary<string, long>> Others(
        long two,
        long three,
        long four,
        long five,
        string? second = null,
        long value = 0
    ) =>
        new long[] { two, three, four, five }
            .Select(
                (households, at) =>
                    (Code: $"0{at + 2}", Totals: new Dictionary<string, long> { ["FOY"] = households * 100 })
            )
            .ToDictionary(
                each => each.Code,
                each =>
                {
                    if (second is not null)
                    {
                        each.Totals[second] = value * 100;
                    }

                    return (IReadOnlyDictionary<string, long>)each.Totals;
                }
            );
}
