using Observatoire.Editions;
using Observatoire.Returns.Rules;
using Observatoire.Support;

namespace Observatoire.Returns.Tests.Rules;

/// <summary>A rule that speaks of what the edition has not is refused with its code; every form is told from what it gives.</summary>
public sealed class RuleFormTests
{
    [Fact]
    public void Rules_of_every_form_are_accepted_and_described_in_one_line()
    {
        NomenclatureEdition edition = Build(
            Relation("FOY <= 2 ETP[PRO=MED]"),
            Relation("ETP <= POU") with
            {
                Code = "R02",
                By = ["PRO"],
                Months = 12,
            },
            Stocks("FOY", "FOY"),
            Allowed("FOY"),
            Parts("ETP"),
            Together("ETP", "POU") with
            {
                By = ["PRO"],
            },
            Copy(share: 0.9)
        );

        Assert.Equal(
            [
                "FOY <= 2 ETP[PRO=MED]",
                "ETP <= POU; by PRO; over 12 months",
                "FOY(t) = FOY(t-1)",
                "FOY = 0 if ACA = 0",
                "sum of the categories of ETP = ETP",
                "(ETP = 0) = (POU = 0); by PRO",
                "least 20; months 36; share 0.9",
            ],
            edition.Rules.Select(rule => rule.Describe())
        );
    }

    [Fact]
    public void Every_form_has_its_mark()
    {
        Type[] forms = [.. typeof(RuleForm).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RuleForm)))];

        Assert.NotEmpty(forms);
        Assert.Equal(forms.ToHashSet(), RuleForms.All.ToHashSet());
        Assert.All(forms, form => Assert.True(form.IsSealed));
    }

    [Fact]
    public void A_form_is_told_by_what_the_rule_gives_or_by_its_code()
    {
        Assert.Equal(typeof(RelationHolds), RuleForms.FormOf("R02", ["code", "severity", "formula"]));
        Assert.Equal(typeof(UnusualFigures), RuleForms.FormOf("R30", ["code", "bounds"]));
        Assert.Contains("R99", Refusal(() => RuleForms.FormOf("R99", ["bounds"])), StringComparison.Ordinal);
        Assert.Contains(
            "several forms",
            Refusal(() => RuleForms.FormOf("R02", ["formula", "categories"])),
            StringComparison.Ordinal
        );
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
    public void Codes_of_other_forms_must_be_sent()
    {
        Refused("two codes", Together("FOY"));
        Refused("XXX", Together("FOY", "XXX"));
        Refused("XXX", Stocks("XXX", "FOY"));
        Refused("XXX", Allowed("XXX"));
        Refused("none", Parts("FOY"));
    }

    [Fact]
    public void A_number_of_months_that_means_nothing_is_refused() =>
        Refused("0 months", Relation("FOY <= ETP") with { Months = 0 });

    [Fact]
    public void A_bound_below_zero_is_refused()
    {
        Refused("bound", Copy(share: -0.1));
        Refused("bound", Copy(share: double.NaN));
    }

    [Fact]
    public void One_code_with_two_severities_is_refused() =>
        Refused(
            "error and a warning",
            Relation("FOY <= ETP"),
            Relation("ETP <= FOY") with
            {
                Severity = Severity.Warning,
            }
        );

    [Fact]
    public void One_rule_given_twice_is_refused() => Refused("twice", Relation("FOY <= ETP"), Relation("FOY <= ETP"));

    private static RelationHolds Relation(string formula) =>
        new()
        {
            Code = "R01",
            Severity = Severity.Error,
            Source = "test",
            Formula = LinearRelation.Parse(formula),
        };

    private static OpensAsClosed Stocks(string opening, string closing) =>
        new()
        {
            Code = "R03",
            Severity = Severity.Error,
            Source = "test",
            Opening = opening,
            Closing = closing,
        };

    private static OrganisationAllows Allowed(string indicator) =>
        new()
        {
            Code = "R09",
            Severity = Severity.Error,
            Source = "test",
            Indicator = indicator,
            Axis = "ACA",
            Value = "0",
        };

    private static CategoriesMakeTotal Parts(string indicator) =>
        new()
        {
            Code = "R12",
            Severity = Severity.Error,
            Source = "test",
            Categories = indicator,
        };

    private static ZeroTogether Together(params string[] codes) =>
        new()
        {
            Code = "R19",
            Severity = Severity.Error,
            Source = "test",
            Together = codes,
        };

    private static CopyOfEarlierMonth Copy(double share) =>
        new()
        {
            Code = "R32",
            Severity = Severity.Warning,
            Source = "test",
            Bounds = new CopyOfEarlierMonth.Limits(share, 20, 36),
        };

    private static NomenclatureEdition Build(params EditionRule[] rules) =>
        SampleEditions.Build(
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
        Assert.Contains(named, Refusal(() => Build(rules)), StringComparison.Ordinal);

    private static string Refusal(Func<object> make) => Assert.Throws<InvalidDataException>(make).Message;
}
