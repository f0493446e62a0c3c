using Observatoire.Editions;
using Observatoire.Returns.Findings;
using Observatoire.Support;

namespace Observatoire.Returns.Tests.Rules;

/// <summary>Each rule on one line, on each of its sides: what it must let pass and what it must find, where.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("2018-12")]
    [InlineData(" 2018-12 ")]
    [InlineData("12/2018")]
    [InlineData("01/12/2018")]
    [InlineData("2018-12-01")]
    [InlineData("2018-12-01 00:00:00")]
    [InlineData("déc-18")]
    [InlineData("déc.-18")]
    [InlineData("Décembre 2018")]
    public void MonthMatches_reads_a_month_however_a_spreadsheet_writes_it(string month) =>
        Assert.Empty(Rows.FoundIn($"{month};01;;FOY;;;1;;"));

    [Theory]
    [InlineData("2018-11", "R36", "2018-12")]
    [InlineData("", "R36F", "AAAA-MM")]
    [InlineData("2018-13", "R36F", "AAAA-MM")]
    [InlineData("15/12/2018", "R36F", "AAAA-MM")]
    [InlineData("hiver 18", "R36F", "AAAA-MM")]
    public void MonthMatches_finds_another_month(string month, string code, string expected) =>
        Assert.Equal(
            new Finding(code, Severity.Error, 3, "mois", month, expected),
            Assert.Single(Rows.FoundIn(Rows.Valid, $"{month};01;;ETP;;;1;;"))
        );

    [Theory]
    [InlineData("01")]
    [InlineData("1")]
    [InlineData(" 01 ")]
    public void DepartementMatches_forgives_a_lost_zero(string code) =>
        Assert.Empty(Rows.FoundIn($"2018-12;{code};;FOY;;;1;;"));

    [Fact]
    public void DepartementMatches_finds_another_departement() =>
        Assert.Equal(
            new Finding("R37", Severity.Error, 3, "departement", "2", "01", new(2018, 12)),
            Assert.Single(Rows.FoundIn(Rows.Valid, "2018-12;2;;ETP;;;1;;"))
        );

    [Fact]
    public void IndicatorIsKnown_offers_the_nearest_code() =>
        Assert.Equal(
            new Finding("N01", Severity.Error, 2, "indicateur", "FPY", "FOY", new(2018, 12)),
            Assert.Single(Rows.FoundIn("2018-12;01;;FPY;;;1;;"))
        );

    [Fact]
    public void IndicatorIsKnown_does_not_call_missing_what_may_stand_under_an_unknown_code() =>
        Assert.Equal(["N01"], Rows.FoundIn("2018-12;01;;Allocataires;;;1;;").Select(found => found.Code));

    [Fact]
    public void BreakdownIsAllowed_lets_totals_and_known_categories_pass() =>
        Assert.Empty(
            Rows.FoundIn(
                Rows.Valid,
                "2018-12;01;;ETP;;;3;;",
                "2018-12;01;;ETP;PRO;PSY;1;;",
                "2018-12;01;;ETP;pro;med;2;;"
            )
        );

    [Theory]
    [InlineData("FOY", "PRO", "PSY", "ventilation")]
    [InlineData("ETP", "AGE", "PSY", "ventilation")]
    [InlineData("ETP", "PRO", "XXX", "modalite")]
    [InlineData("ETP", "PRO", "", "modalite")]
    [InlineData("ETP", "", "PSY", "ventilation")]
    public void BreakdownIsAllowed_finds_what_the_indicator_does_not_have(
        string indicator,
        string breakdown,
        string category,
        string column
    )
    {
        Finding found = Assert.Single(Rows.FoundIn(Rows.Valid, $"2018-12;01;;{indicator};{breakdown};{category};1;;"));

        Assert.Equal(("N02", 3, column), (found.Code, found.Line, found.Column));
    }

    [Fact]
    public void TerritoryIsDeclared_finds_a_territory_nobody_declared()
    {
        Finding found = Assert.Single(Rows.FoundIn(Rows.Valid, "2018-12;01;T1;ETP;;;1;;"));

        Assert.Equal(("N04", 3, "territoire", "T1"), (found.Code, found.Line, found.Column, found.Found));
    }

    [Fact]
    public void TerritoryIsDeclared_says_nothing_where_what_is_declared_is_not_known() =>
        Assert.Empty(
            Rows.Check(
                [SampleEditions.Small()],
                "01",
                "2018-12",
                null,
                ReturnHistory.None,
                Rows.Valid,
                "2018-12;01;T1;ETP;;;1;;"
            ).Findings.Findings
        );

    [Theory]
    [InlineData("douze", "R38")]
    [InlineData("1.234", "R38A")]
    [InlineData("12,5", "R38D")]
    [InlineData("-3", "R22")]
    public void ValueIsWritten_finds_each_way_a_value_is_wrong(string value, string code)
    {
        Finding found = Assert.Single(Rows.FoundIn($"2018-12;01;;FOY;;;{value};;"));

        Assert.Equal((code, "valeur", value), (found.Code, found.Column, found.Found));
    }

    [Fact]
    public void ValueIsWritten_offers_both_readings_of_an_ambiguous_value() =>
        Assert.Equal("1234 / 1,23", Assert.Single(Rows.FoundIn(Rows.Valid, "2018-12;01;;ETP;;;1.234;;")).Expected);

    [Theory]
    [InlineData("185057800608436", "R39N")]
    [InlineData("06 12 34 56 78", "R39T")]
    [InlineData("12/03/1985", "R39D")]
    public void A_value_that_is_a_number_of_someone_is_no_figure(string value, string code)
    {
        Finding found = Assert.Single(Rows.FoundIn($"2018-12;01;;FOY;;;{value};;"));

        Assert.Equal((code, null), (found.Code, found.Found));
    }

    [Theory]
    [InlineData("12", "")]
    [InlineData("12", "e")]
    [InlineData("0", "")]
    [InlineData("", "M")]
    [InlineData("", "x")]
    [InlineData("", "R")]
    public void StatusFitsValue_lets_coherent_cells_pass(string value, string status) =>
        Assert.Empty(Rows.FoundIn($"2018-12;01;;FOY;;;{value};{status};"));

    [Theory]
    [InlineData("", "", "R34")]
    [InlineData("", "E", "R34")]
    [InlineData("12", "M", "R34V")]
    [InlineData("12", "Z", "R34S")]
    public void StatusFitsValue_finds_incoherent_cells(string value, string status, string code) =>
        Assert.Equal(code, Assert.Single(Rows.FoundIn($"2018-12;01;;FOY;;;{value};{status};")).Code);

    [Fact]
    public void KeyIsUnique_names_the_line_that_came_first()
    {
        Finding found = Assert.Single(Rows.FoundIn(Rows.Valid, "2018-12;01;;ETP;;;1;;", Rows.Valid));

        Assert.Equal(("R36K", 4, "2"), (found.Code, found.Line, found.Expected));
    }

    [Fact]
    public void CompulsoryIsPresent_accepts_a_reasoned_blank_and_finds_an_absence()
    {
        Assert.Empty(Rows.FoundIn("2018-12;01;;FOY;;;;M;"));
        Assert.Equal("FOY", Assert.Single(Rows.FoundIn("2018-12;01;;ETP;;;1;;")).Expected);
    }
}
