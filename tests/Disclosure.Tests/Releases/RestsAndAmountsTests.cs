using Observatoire.Disclosure.Audit;
using Observatoire.Disclosure.Releases;
using Observatoire.Disclosure.Tables;
using Observatoire.Editions;
using Observatoire.Formats.Nomenclature;
using Observatoire.Statistics.Indicators;
using Observatoire.Support;
using static Observatoire.Disclosure.Tests.Releases.SmallCountry;

namespace Observatoire.Disclosure.Tests.Releases;

/// <summary>What a reader computes from what is published, and what an amount tells of what it is an amount of: G12, G13, G16.</summary>
public sealed class RestsAndAmountsTests
{
    private static readonly DisclosureRules Rules = ProductRules.Read() with
    {
        Posts = ["ETP"],
        Amounts =
        [
            new CountedAmount("EUR", LinearForm.Parse("OUV"), Spread: 2),
            new CountedAmount("ABS", LinearForm.Parse("ETP"), Personal: true),
        ],
    };

    private static NomenclatureEdition Latest { get; } = NomenclatureFolder.Read(Repository.Nomenclature).Latest;

    /// <summary>V11: published 68 and 67 of which, the rest is one.</summary>
    [Fact]
    public void What_is_left_of_a_whole_without_its_part_is_not_told()
    {
        ProtectedRelease release = Protect([.. All("FIN", 100, ("A2", 68)), .. All("CPX", 40, ("A2", 67), ("A3", 90))]);

        Assert.Empty(release.Audit.Faults);
        Assert.Contains(new[] { "FIN", "CPX" }, code => IsWithheld(release, code, "A2"));
        Assert.Contains(new[] { "FIN", "CPX" }, code => IsWithheld(release, code, "A3"));
        Assert.False(IsWithheld(release, "CPX", "B1") && IsWithheld(release, "FIN", "B1"));
    }

    [Fact]
    public void A_part_that_is_the_whole_and_a_large_rest_are_told()
    {
        ProtectedRelease release = Protect([.. All("FIN", 100, ("A2", 67)), .. All("CPX", 40, ("A2", 67), ("A3", 89))]);

        Assert.Empty(release.Withheld[January]);
    }

    /// <summary>An attacker who subtracts finds no rest of one to ten among what is published, whatever the figures.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Chance_leaves_no_small_rest(int seed)
    {
        Random chance = new(seed);
        (string, string, double)[] given =
        [
            .. Codes.SelectMany(code =>
            {
                double whole = chance.Next(0, 120);
                return new[] { ("FIN", code, whole), ("CPX", code, Math.Max(0, whole - chance.Next(0, 25))) };
            }),
        ];

        ProtectedRelease release = Protect(given);

        Assert.Empty(release.Audit.Faults);
        foreach (Area area in Codes.Select(Area.Departement).Concat([Area.Region("A"), Area.Region("B"), Area.France]))
        {
            if (Told(release, "FIN", area) is double whole && Told(release, "CPX", area) is double part and > 0)
            {
                Assert.True(
                    whole - part is 0 or >= 11 || area.Level != AreaLevel.Departement,
                    $"{area}: {whole} - {part}"
                );
            }
        }
    }

    [Fact]
    public void Every_figure_that_the_nomenclature_calls_a_part_is_one()
    {
        HashSet<string> parts =
        [
            .. Complement.DeriveFrom(Latest, ProductRules.Read()).SelectMany(each => each.Parts),
            .. Latest
                .Rules.OfType<Observatoire.Returns.Rules.RelationHolds>()
                .Where(rule => rule.Formula.Kind == RelationKind.Equal)
                .SelectMany(rule => rule.Formula.Terms.Select(term => term.Indicator)),
        ];

        Assert.Empty(
            Latest
                .Sent.Where(indicator => indicator.Label.Fr.StartsWith("dont ", StringComparison.Ordinal))
                .Select(indicator => indicator.Code)
                .Except(parts)
        );
    }

    [Theory]
    [InlineData("COO_SHR - COO_ACR")]
    [InlineData("COO_REF - COO_CHX")]
    [InlineData("COO_MUL - COO_CHX")]
    [InlineData("SUI_FIN - COO_MUL")]
    [InlineData("SST_MES - SST_CPX")]
    [InlineData("INS_FOY - INS_CTR")]
    [InlineData("PRE_PRO - PRE_REF")]
    [InlineData("ACC_PUB - ACC_ADM - ACC_TS")]
    [InlineData("ACC_PUB - ACC_ADM")]
    [InlineData("SUI_FIN - SUI_CPX")]
    [InlineData("ORI_TOT - ORI_CNF")]
    [InlineData("FSL_DEM - FSL_ACC")]
    [InlineData("ASE_INF - ASE_EVA")]
    [InlineData("RDV_HON - RDV_P15 - RDV_P30 - RDV_PSU")]
    [InlineData("RDV_FIX - RDV_HON")]
    [InlineData("RDV_FIX - RDV_P15")]
    [InlineData("SUI_DEB + SUI_OUV - SUI_ACT")]
    [InlineData("ETP_POU - ETP_POL")]
    public void The_rules_of_the_nomenclature_tell_what_is_left(string rest) =>
        Assert.Contains(rest, Complement.DeriveFrom(Latest, ProductRules.Read()).Select(each => each.ToString()));

    [Theory]
    [InlineData("ACC_PUB - DEM_TOT")]
    [InlineData("DEM_TOT - DEM_NEW")]
    [InlineData("COL_PAR - COL_SEA")]
    [InlineData("ABS_THE - ABS_JRS")]
    [InlineData("ETP_BUD - ETP_POU")]
    public void What_is_no_part_or_another_indicator_is_no_rest(string rest) =>
        Assert.DoesNotContain(rest, Complement.DeriveFrom(Latest, ProductRules.Read()).Select(each => each.ToString()));

    /// <summary>V12: the aid of one household beside a withheld count of one.</summary>
    [Fact]
    public void An_amount_is_withheld_where_its_count_is_and_does_not_give_it_away()
    {
        ProtectedRelease release = Protect([.. All("OUV", 100, ("A2", 1)), .. All("EUR", 41_700, ("A2", 812.40))]);

        Assert.Empty(release.Audit.Faults);
        Assert.True(IsWithheld(release, "EUR", "A2"));
        foreach (string code in Codes.Where(code => IsWithheld(release, "OUV", code)))
        {
            Assert.True(IsWithheld(release, "EUR", code));
        }

        // One small département does not withhold the nation's figure.
        Assert.Equal((5 * 41_700) + 812.40, release.Table!["EUR", January, Area.France, Measure.Sum].Value);
    }

    [Fact]
    public void An_attacker_who_knows_what_one_is_worth_counts_by_the_amount()
    {
        LinkedTables tables = new(
            [
                Cell("count", 1),
                Cell("count elsewhere", 100),
                Cell("all", 101),
                Cell("amount", 81_240) with
                {
                    UnitsPerPerson = 0,
                },
            ],
            [
                PublicRelation.Total("all", ["count", "count elsewhere"]),
                new([new("amount", 1), new("count", -83_400)], null, 0),
                new([new("amount", -1), new("count", 20_850)], null, 0),
            ]
        );

        using Attacker reader = new(
            tables.Publish(new HashSet<string> { "count", "count elsewhere" }),
            ProductRules.NothingOwn
        );

        Assert.Equal(new FeasibleRange(1, 3), reader.Bounds("count"));
    }

    /// <summary>V15: 433.2 working days of 19 to 23 a post.</summary>
    [Fact]
    public void Working_days_tell_the_posts_they_are_of()
    {
        LinkedTables tables = new(
            [Cell("hundredths", 1972) with { UnitsPerPerson = 100 }, Cell("tenths of days", 4332)],
            [
                new([new("hundredths", 19), new("tenths of days", -10)], null, 0),
                new([new("tenths of days", 10), new("hundredths", -23)], null, 0),
            ]
        );

        using Attacker reader = new(tables.Publish(new HashSet<string> { "hundredths" }), ProductRules.NothingOwn);

        Assert.Equal(new FeasibleRange(1884, 2280), reader.Bounds("hundredths"));
    }

    [Fact]
    public void Posts_are_told_from_three_and_absence_from_eleven_posts_and_eleven_days()
    {
        ProtectedRelease release = Protect([
            .. All("ETP", 20, ("A1", 2.5), ("A2", 3), ("A3", 10.5), ("B1", 12)),
            .. All("ABS", 40, ("A1", 20), ("A2", 20), ("A3", 30), ("B1", 9)),
        ]);

        Assert.Empty(release.Audit.Faults);
        Assert.True(IsWithheld(release, "ETP", "A1"));
        Assert.False(IsWithheld(release, "ETP", "A3") && IsWithheld(release, "ETP", "A2"));
        Assert.All(new[] { "A1", "A2", "A3", "B1" }, code => Assert.True(IsWithheld(release, "ABS", code), code));
    }

    /// <summary>The load is over the posts of some professions: those of the others are what is left of all posts.</summary>
    [Fact]
    public void The_posts_of_the_other_professions_are_a_rest_too()
    {
        Dictionary<CellKey, IndicatorCell> cells = new(Of(January, All("ETP", 40)).Cells);
        foreach (string code in Codes)
        {
            CellKey key = new("CHG", January, Area.Departement(code), Measure.Denominator);
            Add(cells, key, code == "A2" ? 38.5 : 30);
        }

        ProtectedRelease release = WholeRelease.Protect(
            [new IndicatorTable(January, Edition, cells)],
            [],
            Rules,
            ProductRules.Chance
        );

        Assert.Empty(release.Audit.Faults);
        Area place = Area.Departement("A2");
        Assert.True(
            release.Table!["CHG", January, place, Measure.Denominator].Value is null
                || Told(release, "ETP", place) is null
        );
        Assert.Equal(30, release.Table["CHG", January, Area.Departement("B1"), Measure.Denominator].Value);
    }

    [Fact]
    public void The_rules_of_the_service_name_only_figures_that_exist()
    {
        EditionSeries editions = NomenclatureFolder.Read(Repository.Nomenclature);
        ProductRules.Read().Prove(editions);

        InvalidDataException fault = Assert.Throws<InvalidDataException>(() =>
            (ProductRules.Read() with { Posts = ["ETP_XXX"] }).Prove(editions)
        );
        Assert.Contains("ETP_XXX", fault.Message, StringComparison.Ordinal);
    }

    private static ProtectedRelease Protect((string Indicator, string Area, double Value)[] given) =>
        WholeRelease.Protect([Of(January, given)], [], Rules, ProductRules.Chance);

    private static bool IsWithheld(ProtectedRelease release, string indicator, string code) =>
        release.Table![indicator, January, Area.Departement(code), Measure.Sum].State == CellState.Withheld;

    private static double? Told(ProtectedRelease release, string indicator, Area area) =>
        release.Table![indicator, January, area, Measure.Sum].Value;

    private static LinkedCell Cell(string identity, long value) => new() { Identity = identity, Value = value };
}
