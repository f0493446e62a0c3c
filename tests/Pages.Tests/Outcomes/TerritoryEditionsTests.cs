using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Pages.Files;
using Observatoire.Pages.Outcomes;
using Observatoire.Returns.Organisations;
using Observatoire.Statistics.Indicators;
using Observatoire.Support;
using Observatoire.Support.Pages;

namespace Observatoire.Pages.Tests.Outcomes;

public sealed class TerritoryEditionsTests
{
    private static readonly ReferenceMonth Event = new(2026, 7);
    private const string Followed = "SUI_FIN";
    private static readonly EditionSeries Editions = NomenclatureFolder.Read(Repository.Nomenclature);

    // T01 is cut into T03 and T04; T02 stays.
    private static readonly Organisation Cut = new(
        [
            Territory("T01", null, Event.PlusMonths(-1), "59001", "59002", "59003"),
            Territory("T02", null, null, "59004"),
            Territory("T03", Event, null, "59001"),
            Territory("T04", Event, null, "59002", "59003"),
        ],
        [],
        [new ReorganisationEvent("REDEC", Event, ["T01"], ["T03", "T04"])]
    );

    [Fact]
    public void The_territory_that_was_cut_goes_on_as_the_sum_of_its_parts()
    {
        TerritoryEditions editions = Of(Cut, (_, _) => 20)!;

        Assert.Equal(["T01", "T03", "T04"], editions.Before.Concat(editions.After).Select(each => each.Code));
        Assert.Equal(["T01 1", "T01 2"], editions.Parts.SelectMany(parts => parts.Select(Described)));
        Assert.Equal(12, editions.Months.Count);
        Assert.Equal(
            [(20.0, false), (null, false), (null, false)],
            editions.Figures[5].Select(figure => (figure.Cell.Value, figure.IsSum))
        );
        Assert.Equal(
            [(40.0, true), (20.0, false), (20.0, false)],
            editions.Figures[6].Select(figure => (figure.Cell.Value, figure.IsSum))
        );
        Assert.Equal(CellState.NotApplicable, editions.Figures[5][1].Cell.State);
    }

    [Fact]
    public void A_part_that_is_missing_leaves_no_sum()
    {
        TerritoryEditions editions = Of(Cut, (code, month) => code == "T03" && month == Event ? null : 20)!;

        Assert.Equal(CellState.Missing, editions.Figures[6][0].Cell.State);
        Assert.Equal(20, editions.Figures[6][2].Cell.Value);
    }

    [Fact]
    public void A_territory_that_is_withheld_leaves_no_sum_and_is_not_found_from_the_others()
    {
        IReadOnlyList<TerritoryFigure> figures = Of(
            Cut,
            (code, month) => code == "T03" && month == Event ? 4 : 20
        )!.Figures[6];

        // T03 is the sum of T01's parts but for T04, and the total of the département but for the two others.
        Assert.Equal(CellState.Withheld, figures[0].Cell.State);
        Assert.Equal(CellState.Withheld, figures[1].Cell.State);
        Assert.Single(figures.Skip(2).Select(figure => figure.Cell.Value), (double?)20);
    }

    [Fact]
    public void Without_communes_or_without_territories_there_is_nothing_to_show()
    {
        Organisation silent = Cut with
        {
            Territories = [.. Cut.Territories.Select(each => each with { Communes = [] })],
        };
        Organisation still = Cut with
        {
            Events = [new ReorganisationEvent("DECONC", new ReferenceMonth(1, 1), [], [])],
        };

        Assert.Null(Of(silent, (_, _) => 20));
        Assert.Null(Of(still, (_, _) => 20));
        Assert.Null(Of(Cut, (_, _) => null));
    }

    private static string Described(TerritoryPart part) => $"{part.From.Code} {part.Communes}";

    private static TerritoryEditions? Of(
        Organisation organisation,
        Func<string, ReferenceMonth, double?> householdsOf
    ) =>
        TerritoryEditions
            .All(
                new SiteFigures(Protection.Protect(Cells(organisation, householdsOf), Editions), Editions),
                new DeclaredOrganisations(
                    new Typology([], [new ReorganisationType("REDEC", new BilingualText("", ""), true)]),
                    new Dictionary<string, Organisation> { ["59"] = organisation }
                ),
                Followed
            )
            .Values.SingleOrDefault();

    private static IEnumerable<KeyValuePair<CellKey, IndicatorCell>> Cells(
        Organisation organisation,
        Func<string, ReferenceMonth, double?> householdsOf
    ) =>
        from back in Enumerable.Range(-6, 12)
        let month = Event.PlusMonths(back)
        from cell in (KeyValuePair<CellKey, IndicatorCell>[])
            [
                new(new CellKey(Followed, month, Area.France, Measure.Reported), new(101, CellState.Complete)),
                new(
                    new CellKey(Followed, month, Area.Departement("59"), Measure.Sum),
                    new(
                        organisation.TerritoriesIn(month).Sum(each => householdsOf(each.Code, month) ?? 0),
                        CellState.Complete
                    )
                ),
                .. organisation
                    .TerritoriesIn(month)
                    .Where(each => householdsOf(each.Code, month) is not null)
                    .Select(each =>
                        KeyValuePair.Create(
                            new CellKey(Followed, month, Area.Territory("59", each.Code), Measure.Sum),
                            new IndicatorCell(householdsOf(each.Code, month), CellState.Complete)
                        )
                    ),
            ]
        select cell;

    private static TerritoryPeriod Territory(
        string code,
        ReferenceMonth? from,
        ReferenceMonth? to,
        params string[] communes
    ) => new(code, code, new MonthPeriod(from ?? new ReferenceMonth(2020, 1), to)) { Communes = communes };
}
