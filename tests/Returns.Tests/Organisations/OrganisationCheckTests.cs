using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Organisations;

namespace Observatoire.Returns.Tests.Organisations;

public sealed class OrganisationCheckTests
{
    private static readonly BilingualText Words = new("mot", "word");

    private static readonly OrganisationCheck Check = new(
        new Typology(
            [new TypologyAxis("ACA", Words, [new TypologyChoice("0", Words), new TypologyChoice("1", Words)])],
            [new ReorganisationType("REDEC", Words, true), new ReorganisationType("ACAOUV", Words, false)]
        ),
        new CommuneList([
            ("64001", "Aast"),
            ("64002", "Abère"),
            ("64003", "Abidos"),
            ("64004", "Abitain"),
            ("2A001", "Afa"),
        ])
    );

    [Fact]
    public void An_empty_organisation_and_one_that_fits_are_accepted()
    {
        Assert.Empty(Found(Organisation.Empty));
        Assert.Empty(
            Found(
                new Organisation(
                    [
                        Territory("T01", "2020-01", "2022-12", ["64001", "64002", "64003", "64004"]),
                        Territory("T02", "2023-01", null, ["64001", "64002", "64003/NORD"]),
                        Territory("T03", "2023-01", null, ["64003/SUD", "64004"]),
                    ],
                    [Value("ACA", "0", "2020-01", "2022-12"), Value("ACA", "1", "2023-01")],
                    [Event("REDEC", "2023-01", ["T01"], ["T02", "T03"]), Event("ACAOUV", "2023-01", [], [])]
                )
            )
        );
    }

    [Fact]
    public void A_territory_has_ordered_dates_a_short_code_and_the_name_of_a_place() =>
        Assert.Equal(
            ["O02 territories[0].to", "O03 territories[1].code", "O04 territories[2].name", "O04 territories[3].name"],
            Found(
                new Organisation(
                    [
                        Territory("T01", "2020-02", "2020-01"),
                        Territory("t 02", "2020-01"),
                        Territory("T03", "2020-01", name: " "),
                        Territory("T04", "2020-01", name: "Écrire à 06 12 34 56 78"),
                    ],
                    [],
                    []
                )
            )
        );

    [Fact]
    public void A_code_names_one_territory_at_a_time() =>
        Assert.Equal(
            ["O05 territories[1].code"],
            Found(new Organisation([Territory("T01", "2020-01"), Territory("T01", "2021-01")], [], []))
        );

    [Fact]
    public void A_value_is_one_of_its_axis_and_alone_on_it() =>
        Assert.Equal(
            [
                "O02 typology[0].to",
                "O06 typology[1].axis",
                "O07 typology[2].value",
                "O08 typology[3].axis",
                "O09 typology[3].evidence",
            ],
            Found(
                new Organisation(
                    [],
                    [
                        Value("ACA", "0", "2019-02", "2019-01"),
                        Value("XYZ", "0", "2020-01"),
                        Value("ACA", "7", "2020-01"),
                        Value("ACA", "1", "2021-01") with
                        {
                            Evidence = "jeanne@exemple.fr",
                        },
                    ],
                    []
                )
            )
        );

    [Fact]
    public void An_event_is_of_a_known_type_and_its_territories_exist_on_their_side_of_it() =>
        Assert.Equal(
            [
                "O10 events[0].type",
                "O11 events[1].before",
                "O12 events[1].after[0]",
                "O12 events[2].before[0]",
                "O13 events[2].after[1]",
            ],
            Found(
                new Organisation(
                    [Territory("T01", "2020-01", "2022-12"), Territory("T02", "2023-01")],
                    [],
                    [
                        Event("FETE", "2023-01", [], []),
                        Event("REDEC", "2023-01", [], ["T01"]),
                        Event("REDEC", "2023-01", ["T02"], ["T02", "T02"]),
                    ]
                )
            )
        );

    [Fact]
    public void Before_the_first_month_there_is_nothing() =>
        Assert.Equal(
            ["O12 events[0].before[0]"],
            Found(new Organisation([Territory("T01", "0001-01")], [], [Event("REDEC", "0001-01", ["T01"], ["T01"])]))
        );

    [Fact]
    public void A_commune_is_of_the_departement_and_in_one_territory_at_a_time() =>
        Assert.Equal(
            [
                "O14 territories[0].communes[2] 2A001",
                "O14 territories[1].communes[1] 64004/",
                "O14 territories[1].communes[2] 64004/SUD/EST",
                "O15 territories[2].communes[0] 64001 Aast T01",
                "O15 territories[2].communes[1] 64002 Abère T01",
                "O15 territories[2].communes[2] 64003 Abidos T02",
            ],
            Described(
                    Territory("T01", "2020-01", "2022-12", ["64001", "64002", "2A001"]),
                    Territory("T02", "2020-01", null, ["64003/NORD", "64004/", "64004/SUD/EST"]),
                    Territory("T03", "2022-12", null, ["64001", "64002/SUD", "64003/NORD"]),
                    Territory("T04", "2023-02", null, ["64002/NORD"])
                )
                .Where(found => !found.StartsWith("O16", StringComparison.Ordinal))
        );

    [Fact]
    public void Territories_that_say_their_communes_leave_none_out_in_any_month() =>
        Assert.Equal(
            ["O16 territories 64003 Abidos, 64004 Abitain 2021-01", "O16 territories 64001 Aast, 64002 Abère 2023-01"],
            Described(
                Territory("T01", "2021-01", "2022-12", ["64001", "64002"]),
                Territory("T02", "2022-01", null, ["64003", "64004"])
            )
        );

    [Fact]
    public void A_territory_may_last_to_the_end_of_time() =>
        Assert.Empty(Described(Territory("T01", "2021-01", "9999-12", ["64001", "64002", "64003", "64004"])));

    [Fact]
    public void A_reorganisation_gives_the_communes_of_the_territories_before_to_those_after()
    {
        TerritoryPeriod[] territories =
        [
            Territory("T01", "2020-01", "2022-12", ["64001", "64002"]),
            Territory("T02", "2020-01", "2022-12", ["64003", "64004"]),
            Territory("T03", "2023-01", null, ["64001", "64003"]),
            Territory("T04", "2023-01", null, ["64002", "64004"]),
        ];
        ReorganisationEvent whole = Event("REDEC", "2023-01", ["T01", "T02"], ["T03", "T04"]);
        ReorganisationEvent part = Event("REDEC", "2023-01", ["T01"], ["T03"]);

        Assert.Empty(Found(new Organisation(territories, [], [whole])));
        Assert.Equal(["O18 events[0]"], Found(new Organisation(territories, [], [part])));
        Assert.Equal(
            ["O17 events[0].before", "O17 events[0].before", "O17 events[0].after", "O17 events[0].after"],
            Found(new Organisation([.. territories.Select(each => each with { Communes = [] })], [], [whole]))
        );
    }

    [Fact]
    public void A_code_given_twice_in_the_lists_stops_the_start() =>
        Assert.Throws<InvalidDataException>(() =>
            new Typology(
                [],
                [new ReorganisationType("REDEC", Words, true), new ReorganisationType("REDEC", Words, false)]
            )
        );

    private static string[] Described(params TerritoryPeriod[] territories) =>
        [
            .. Check
                .Check("64", new Organisation(territories, [], []))
                .Findings.Select(found => $"{found.Code} {found.Column} {found.Found} {found.Expected}".TrimEnd()),
        ];

    private static string[] Found(Organisation organisation) =>
        [.. Check.Check("64", organisation).Findings.Select(finding => $"{finding.Code} {finding.Column}")];

    private static TerritoryPeriod Territory(
        string code,
        string from,
        string? to = null,
        string name = "Pays de l'Adour"
    ) => new(code, name, Period(from, to));

    private static TerritoryPeriod Territory(string code, string from, string? to, string[] communes) =>
        Territory(code, from, to) with
        {
            Communes = communes,
        };

    private static TypologyValue Value(string axis, string value, string from, string? to = null) =>
        new(axis, value, Period(from, to), null);

    private static ReorganisationEvent Event(string type, string month, string[] before, string[] after) =>
        new(type, ReferenceMonth.Parse(month), before, after);

    private static MonthPeriod Period(string from, string? to) =>
        new(ReferenceMonth.Parse(from), to is null ? null : ReferenceMonth.Parse(to));
}
