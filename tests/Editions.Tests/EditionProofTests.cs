using Observatoire.Editions.Time;
using Observatoire.Support;

namespace Observatoire.Editions.Tests;

/// <summary>An edition that does not hold together is refused, and the message names what does not.</summary>
public sealed class EditionProofTests
{
    private static readonly IndicatorDefinition Foy = SampleEditions.Indicator("FOY");
    private static readonly IndicatorDefinition Etp = SampleEditions.Indicator("ETP", 2, false, "PRO");

    [Fact]
    public void A_derived_indicator_of_sent_ones_is_accepted_and_never_sent()
    {
        NomenclatureEdition edition = Build([Foy, Etp, Derived("FOY / ETP[PRO=MED]")]);

        Assert.Equal(["FOY", "ETP"], edition.Sent.Select(indicator => indicator.Code));
        Assert.Equal(-1, edition.Cells.Find("TX"));
    }

    [Theory]
    [InlineData("FOY / XXX", "XXX")]
    [InlineData("FOY / ETP[PRO=XXX]", "ETP[PRO=XXX]")]
    [InlineData("FOY / FOY[PRO=MED]", "FOY[PRO=MED]")]
    [InlineData("FOY / TX", "derived")]
    public void A_formula_that_leads_nowhere_or_back_is_refused(string formula, string named) =>
        Refused(named, () => Build([Foy, Etp, Derived(formula)]));

    [Fact]
    public void A_derived_indicator_cannot_be_compulsory() =>
        Refused("compulsory", () => Build([Foy, Derived("FOY / FOY") with { Compulsory = true }]));

    [Fact]
    public void A_derived_indicator_has_no_breakdown() =>
        Refused("breakdowns", () => Build([Foy, Derived("FOY / FOY") with { Breakdowns = ["PRO"] }]));

    [Fact]
    public void A_derived_indicator_of_a_whole_departement_is_not_given_by_territory() =>
        Refused("territory", () => Build([Foy with { Territorial = false }, Derived("FOY / FOY")]));

    [Fact]
    public void A_breakdown_used_twice_is_refused() =>
        Refused("twice", () => Build([Etp with { Breakdowns = ["PRO", "PRO"] }]));

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Decimals_out_of_bounds_are_refused(int decimals) =>
        Refused("decimals", () => Build([Foy with { Decimals = decimals }]));

    [Fact]
    public void Former_labels_out_of_order_are_refused() =>
        Refused("FOY", () => Build([Foy with { FormerLabels = [Former("2009-05"), Former("2007-02")] }]));

    [Theory]
    [InlineData("2026-01")]
    [InlineData("2026-02")]
    public void Past_figures_are_those_before_the_edition(string from) =>
        Refused(
            from,
            () => SampleEditions.Build([], [Foy], new Dictionary<(string, int), long>(), "2026-01", null, [], from)
        );

    [Fact]
    public void An_edition_that_ends_before_it_starts_is_refused() =>
        Refused(
            "ends",
            () => SampleEditions.Build([], [Foy], new Dictionary<(string, int), long>(), "2026-01", "2025-12")
        );

    private static FormerLabel Former(string until) =>
        new(ReferenceMonth.Parse(until), new BilingualText("avant", "before"));

    private static IndicatorDefinition Derived(string formula) =>
        SampleEditions.Indicator("TX") with
        {
            Formula = RatioFormula.Parse(formula),
        };

    private static NomenclatureEdition Build(IndicatorDefinition[] indicators) =>
        SampleEditions.Build([], indicators, new Dictionary<(string, int), long>());

    private static void Refused(string named, Func<NomenclatureEdition> build) =>
        Assert.Contains(named, Assert.Throws<InvalidDataException>(build).Message, StringComparison.Ordinal);
}
