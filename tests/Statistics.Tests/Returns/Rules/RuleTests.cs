using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Returns.Rules;

namespace Observatoire.Statistics.Tests.Returns.Rules;

/// <summary>Each rule on each of its sides: what it must let pass and what it must find, where.</summary>
public sealed class RuleTests
{
    private static readonly SubmittedRow Staff = Rows.Valid with { Indicator = "ETP", Value = "12,5" };

    [Fact]
    public void MonthMatches_lets_the_month_of_the_return_pass() =>
        Assert.Empty(Rows.FoundBy(new MonthMatches(), Rows.Valid, Rows.Valid with { Month = " 2018-12 " }));

    [Theory]
    [InlineData("2018-11")]
    [InlineData("12/2018")]
    [InlineData("")]
    public void MonthMatches_finds_another_month(string month)
    {
        Finding found = Assert.Single(Rows.FoundBy(new MonthMatches(), Rows.Valid with { Month = month }));

        Assert.Equal(new Finding("R36", Severity.Error, 2, "mois", month, "2018-12"), found);
    }

    [Theory]
    [InlineData("01")]
    [InlineData("1")]
    [InlineData(" 01 ")]
    public void DepartementMatches_forgives_a_lost_zero(string code) =>
        Assert.Empty(Rows.FoundBy(new DepartementMatches(), Rows.Valid with { Departement = code }));

    [Fact]
    public void DepartementMatches_finds_another_departement()
    {
        Finding found = Assert.Single(Rows.FoundBy(new DepartementMatches(), Rows.Valid with { Departement = "2" }));

        Assert.Equal(new Finding("R37", Severity.Error, 2, "departement", "2", "01"), found);
    }

    [Fact]
    public void IndicatorIsKnown_finds_a_code_outside_the_edition()
    {
        Assert.Empty(Rows.FoundBy(new IndicatorIsKnown(), Rows.Valid, Staff));
        Finding found = Assert.Single(Rows.FoundBy(new IndicatorIsKnown(), Rows.Valid with { Indicator = "XXX" }));

        Assert.Equal(new Finding("N01", Severity.Error, 2, "indicateur", "XXX", "FOY, ETP"), found);
    }

    [Fact]
    public void BreakdownIsAllowed_lets_totals_and_known_categories_pass() =>
        Assert.Empty(
            Rows.FoundBy(
                new BreakdownIsAllowed(),
                Rows.Valid,
                Staff,
                Staff with
                {
                    Breakdown = "PRO",
                    Category = "PSY",
                }
            )
        );

    [Theory]
    [InlineData("FOY", "PRO", "PSY", "ventilation")]
    [InlineData("ETP", "AGE", "PSY", "ventilation")]
    [InlineData("ETP", "PRO", "XXX", "modalite")]
    [InlineData("ETP", "PRO", "", "modalite")]
    [InlineData("ETP", "", "PSY", "modalite")]
    public void BreakdownIsAllowed_finds_what_the_indicator_does_not_have(
        string indicator,
        string breakdown,
        string category,
        string column
    )
    {
        SubmittedRow row = Staff with { Indicator = indicator, Breakdown = breakdown, Category = category };

        Assert.Equal(column, Assert.Single(Rows.FoundBy(new BreakdownIsAllowed(), row)).Column);
    }

    [Fact]
    public void TerritoryIsDeclared_finds_any_territory_while_none_can_be_declared()
    {
        Assert.Empty(Rows.FoundBy(new TerritoryIsDeclared(), Rows.Valid));
        Assert.Equal(
            "T1",
            Assert.Single(Rows.FoundBy(new TerritoryIsDeclared(), Rows.Valid with { Territory = "T1" })).Found
        );
    }

    [Theory]
    [InlineData("douze", "R38")]
    [InlineData("1.234", "R38A")]
    [InlineData("12,5", "R38D")]
    [InlineData("-3", "R22")]
    public void ValueIsWritten_finds_each_way_a_value_is_wrong(string value, string code)
    {
        Finding found = Assert.Single(Rows.FoundBy(new ValueIsWritten(), Rows.Valid with { Value = value }));

        Assert.Equal((code, "valeur", value), (found.Code, found.Column, found.Found));
    }

    [Fact]
    public void ValueIsWritten_offers_both_readings_of_an_ambiguous_value() =>
        Assert.Equal(
            "1234 / 1,23",
            Assert.Single(Rows.FoundBy(new ValueIsWritten(), Staff with { Value = "1.234" })).Expected
        );

    [Fact]
    public void ValueIsWritten_lets_a_blank_pass() =>
        Assert.Empty(Rows.FoundBy(new ValueIsWritten(), Rows.Valid with { Value = " " }, Staff));

    [Theory]
    [InlineData("12", "")]
    [InlineData("12", "e")]
    [InlineData("0", "")]
    [InlineData("", "M")]
    [InlineData("", "x")]
    [InlineData("", "R")]
    public void StatusFitsValue_lets_coherent_cells_pass(string value, string status) =>
        Assert.Empty(Rows.FoundBy(new StatusFitsValue(), Rows.Valid with { Value = value, Status = status }));

    [Theory]
    [InlineData("", "", "R34")]
    [InlineData("", "E", "R34")]
    [InlineData("12", "M", "R34V")]
    [InlineData("12", "Z", "R34S")]
    public void StatusFitsValue_finds_incoherent_cells(string value, string status, string code) =>
        Assert.Equal(
            code,
            Assert.Single(Rows.FoundBy(new StatusFitsValue(), Rows.Valid with { Value = value, Status = status })).Code
        );

    [Fact]
    public void KeyIsUnique_names_the_line_that_came_first()
    {
        Finding found = Assert.Single(Rows.FoundBy(new KeyIsUnique(), Rows.Valid, Staff, Rows.Valid with { Line = 9 }));

        Assert.Equal((9, "2"), (found.Line, found.Expected));
    }

    [Fact]
    public void CompulsoryIsPresent_accepts_a_reasoned_blank_and_finds_an_absence()
    {
        Assert.Empty(Rows.FoundBy(new CompulsoryIsPresent(), Rows.Valid with { Value = "", Status = "M" }));
        Assert.Equal("FOY", Assert.Single(Rows.FoundBy(new CompulsoryIsPresent(), Staff)).Expected);
    }
}
