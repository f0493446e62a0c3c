using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Organisations;
using Observatoire.Statistics.Time;

namespace Observatoire.Statistics.Tests.Organisations;

public sealed class OrganisationCheckTests
{
    private static readonly BilingualText Words = new("mot", "word");

    private static readonly OrganisationCheck Check = new(
        new Typology(
            [new TypologyAxis("ACA", Words, [new TypologyChoice("0", Words), new TypologyChoice("1", Words)])],
            [new ReorganisationType("REDEC", Words, true), new ReorganisationType("ACAOUV", Words, false)]
        )
    );

    [Fact]
    public void An_empty_organisation_and_one_that_fits_are_accepted()
    {
        Assert.Empty(Found(Organisation.Empty));
        Assert.Empty(
            Found(
                new Organisation(
                    [
                        Territory("T01", "2020-01", "2022-12"),
                        Territory("T02", "2023-01"),
                        Territory("T03", "2023-01"),
                        Territory("T01", "2024-01"),
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
    public void A_code_given_twice_in_the_lists_stops_the_start() =>
        Assert.Throws<InvalidDataException>(() =>
            new Typology(
                [],
                [new ReorganisationType("REDEC", Words, true), new ReorganisationType("REDEC", Words, false)]
            )
        );

    private static string[] Found(Organisation organisation) =>
        [.. Check.Check(organisation).Findings.Select(finding => $"{finding.Code} {finding.Column}")];

    private static TerritoryPeriod Territory(
        string code,
        string from,
        string? to = null,
        string name = "Pays de l'Adour"
    ) => new(code, name, Period(from, to));

    private static TypologyValue Value(string axis, string value, string from, string? to = null) =>
        new(axis, value, Period(from, to), null);

    private static ReorganisationEvent Event(string type, string month, string[] before, string[] after) =>
        new(type, ReferenceMonth.Parse(month), before, after);

    private static MonthPeriod Period(string from, string? to) =>
        new(ReferenceMonth.Parse(from), to is null ? null : ReferenceMonth.Parse(to));
}
