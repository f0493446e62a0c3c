using Observatoire.Support;

namespace Observatoire.Editions.Tests;

/// <summary>A rule that speaks of what the edition has not, or in two forms, is refused with its code.</summary>
public sealed class RuleProofTests
{
    private static readonly EditionRule Bare = new() { Code = "R01", Source = "test" };

    [Fact]
    public void Rules_of_every_form_are_accepted()
    {
        NomenclatureEdition edition = Build(
            Relation("FOY <= 2 ETP[PRO=MED]"),
            Relation("ETP <= POU") with
            {
                Code = "R02",
                By = ["PRO"],
                Months = 12,
            },
            Bare with
            {
                Code = "R03",
                Opening = "FOY",
                Closing = "FOY",
            },
            Bare with
            {
                Code = "R09",
                Indicator = "FOY",
                Axis = "ACA",
                Value = "0",
            },
            Bare with
            {
                Code = "R12",
                Categories = "ETP",
            },
            Bare with
            {
                Code = "R19",
                Together = ["ETP", "POU"],
                By = ["PRO"],
            },
            Bare with
            {
                Code = "R30",
                Bounds = new Dictionary<string, double> { ["factor"] = 3 },
            }
        );

        Assert.Equal(7, edition.Rules.Count);
    }

    [Theory]
    [InlineData("FOY = XXX", "XXX")]
    [InlineData("FOY = TX", "derived")]
    [InlineData("FOY = FOY[PRO=MED]", "FOY[PRO=MED]")]
    [InlineData("FOY = ETP[PRO=XXX]", "ETP[PRO=XXX]")]
    public void A_relation_of_what_is_not_sent_is_refused(string formula, string named) =>
        Refused(named, Relation(formula));

    [Fact]
    public void A_relation_by_a_breakdown_one_side_lacks_is_refused() =>
        Refused("FOY", Relation("FOY <= ETP") with { By = ["PRO"] });

    [Fact]
    public void A_relation_by_category_names_no_category() =>
        Refused("names one", Relation("ETP <= POU[PRO=MED]") with { By = ["PRO"] });

    [Fact]
    public void Two_forms_in_one_rule_are_refused() =>
        Refused("several forms", Relation("FOY <= ETP") with { Categories = "ETP" });

    [Fact]
    public void A_form_half_given_is_refused()
    {
        Refused("two codes", Bare with { Together = ["FOY"] });
        Refused("two codes", Bare with { Opening = "FOY" });
        Refused("axis", Bare with { Indicator = "FOY", Value = "0" });
    }

    [Fact]
    public void Codes_of_other_forms_must_be_sent()
    {
        Refused("XXX", Bare with { Together = ["FOY", "XXX"] });
        Refused("XXX", Bare with { Opening = "XXX", Closing = "FOY" });
        Refused("XXX", Bare with { Indicator = "XXX", Axis = "ACA", Value = "0" });
        Refused("none", Bare with { Categories = "FOY" });
        Refused("nothing", Bare with { By = ["PRO"] });
    }

    [Fact]
    public void A_number_of_months_that_means_nothing_is_refused()
    {
        Refused("0 months", Relation("FOY <= ETP") with { Months = 0 });
        Refused("12 months", Bare with { Categories = "ETP", Months = 12 });
    }

    [Fact]
    public void A_bound_below_zero_is_refused() =>
        Refused("bound", Bare with { Bounds = new Dictionary<string, double> { ["share"] = -0.1 } });

    [Fact]
    public void One_code_with_two_severities_is_refused() =>
        Refused("error and a warning", Relation("FOY <= ETP"), Relation("ETP <= FOY") with { Warning = true });

    [Fact]
    public void One_rule_given_twice_is_refused() => Refused("twice", Relation("FOY <= ETP"), Relation("FOY <= ETP"));

    private static EditionRule Relation(string formula) => Bare with { Relation = LinearRelation.Parse(formula) };

    private static NomenclatureEdition Build(params EditionRule[] rules) =>
        SampleEditions.Of(
            [],
            [
                SampleEditions.Indicator("FOY"),
                SampleEditions.Indicator("ETP", 2, false, "PRO"),
                SampleEditions.Indicator("POU", 2, false, "PRO"),
                SampleEditions.Indicator("TX") with
                {
                    Formula = RatioFormula.Parse("FOY / ETP"),
                },
            ],
            new Dictionary<(string, int), long>(),
            rules: rules
        );

    private static void Refused(string named, params EditionRule[] rules) =>
        Assert.Contains(
            named,
            Assert.Throws<InvalidDataException>(() => Build(rules)).Message,
            StringComparison.Ordinal
        );
}
