using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;
using Observatoire.Support;

namespace Observatoire.Returns.Tests.Checking;

public sealed class ReturnCheckTests
{
    [Fact]
    public void A_valid_return_is_typed()
    {
        CheckedFile verdict = Rows.Check(
            "01",
            "2018-12",
            Rows.Valid,
            "2018-12;1;;etp; ; ;1\u00A0234,5;E; relevé ",
            "12/2018;01;;ETP;PRO;PSY;1000;;",
            "déc-18;01;;ETP;PRO;med;234,5;e;"
        );

        Assert.Empty(verdict.Findings.Findings);
        ActivityReturn typed = Assert.Single(verdict.Returns);
        Assert.Equal(("01", new ReferenceMonth(2018, 12), 4), (verdict.Departement, typed.Month, verdict.Rows));
        Assert.Equal(7690, typed.TotalOf("FOY"));
        Assert.Equal(1234.5, typed.TotalOf("ETP"));
        Assert.Contains(new ReturnCell("ETP", "", "", "", 1234.5, ValueStatus.Estimated, "relevé"), typed.Figures);
    }

    [Fact]
    public void Missing_stays_missing_and_zero_stays_zero()
    {
        ActivityReturn typed = Assert.Single(
            Rows.Check(null, null, "2018-12;01;;FOY;;;0;;", "2018-12;01;;ETP;;;;M;").Returns
        );

        Assert.Equal(0, typed.TotalOf("FOY"));
        Assert.Null(typed.TotalOf("ETP"));
        Assert.Equal(ValueStatus.Missing, typed.Figures.Last().Status);
    }

    [Fact]
    public void All_faults_are_found_at_once_and_none_is_said_twice()
    {
        CheckedFile verdict = Rows.Check(
            "01",
            "2018-12",
            "2018-12;01;;FOX;;;7690;;",
            "2018-12;01;;ETP;;;douze;Z;",
            "2018-11;02;;FOY;;;7690;;",
            "2018-12;01;;ETP;;;3;;",
            "2018-12;01;;ETP;PRO;XYZ;3;;"
        );

        Assert.False(verdict.Accepted);
        Assert.Empty(verdict.Returns);
        Assert.Equal(
            ["N01", "N02", "R34S", "R36", "R36K", "R37", "R38"],
            verdict.Findings.Findings.Select(finding => finding.Code).Order()
        );
    }

    [Theory]
    [InlineData("2019-06", "R36C")]
    [InlineData("2016-12", "R36E")]
    [InlineData("juin", "R36F")]
    public void A_month_that_cannot_be_sent_is_said(string month, string code) =>
        Assert.Contains(
            Rows.Check(null, null, $"{month};01;;FOY;;;7690;;").Findings.Findings,
            each => each.Code == code
        );

    [Fact]
    public void An_unknown_departement_is_said() =>
        Assert.Equal("R37U", Assert.Single(Rows.Check(null, null, "2018-12;20;;FOY;;;7690;;").Findings.Findings).Code);

    [Fact]
    public void Findings_past_the_limit_of_a_code_are_counted_and_hide_no_other()
    {
        string[] lines =
        [
            .. Enumerable.Range(0, 1500).Select(_ => "2018-12;01;;XXXXX;;;1;;"),
            "2018-12;01;;ETP;;;-1;;",
        ];
        FindingList findings = Rows.Check("01", "2018-12", lines).Findings;

        Assert.Equal(FindingList.Kept, findings.Findings.Count(each => each.Code == "N01"));
        Assert.Equal(1500, findings.Counts["N01"]);
        Assert.Contains(findings.Findings, each => each.Code == "R22");
    }

    [Fact]
    public void A_file_of_several_months_is_as_many_returns()
    {
        CheckedFile verdict = Rows.Check(null, null, Rows.Valid, "2018-11;01;;FOY;;;7000;;");

        Assert.Equal(["2018-11", "2018-12"], verdict.Returns.Select(each => each.Month.ToString()));
        Assert.Equal([7000, 7690], verdict.Returns.Select(each => each.TotalOf("FOY")!.Value));
    }

    [Fact]
    public void A_month_of_a_few_lines_in_a_long_file_is_a_slip_and_not_a_return()
    {
        string[] lines =
        [
            Rows.Valid,
            .. Enumerable.Range(0, 12).Select(_ => "2018-12;01;;ETP;;;1;;"),
            "2018-10;01;;ETP;PRO;PSY;1;;",
        ];
        CheckedFile verdict = Rows.Check(null, null, lines);

        Assert.Contains(verdict.Findings.Findings, each => each is { Code: "R36", Line: 15, Expected: "2018-12" });
        Assert.Equal([new ReferenceMonth(2018, 12)], verdict.Months);
    }

    [Fact]
    public void Each_finding_of_several_months_says_its_month_even_without_a_line()
    {
        CheckedFile verdict = Rows.Check(
            null,
            null,
            Rows.Valid,
            "2018-11;01;;ETP;;;1;;",
            "2018-12;01;;ETP;;;douze;;",
            "hiver;01;;ETP;;;1;;"
        );

        Assert.Equal(
            [("R38", 4, "2018-12"), ("R36F", 5, null), ("N03", null, "2018-11")],
            verdict.Findings.Findings.Select(each => (each.Code, each.Line, each.Month?.ToString()))
        );
        Assert.Equal(new FindingCount(1, 0), verdict.Findings.Months[new ReferenceMonth(2018, 11)]);
        Assert.Equal(new FindingCount(1, 0), verdict.Findings.Months[new ReferenceMonth(2018, 12)]);
        Assert.Equal(3, verdict.Findings.Errors);
        Assert.Equal(1, verdict.RowsOfMonths[new ReferenceMonth(2018, 11)]);
    }

    [Fact]
    public void Past_figures_in_the_codes_of_the_latest_edition_are_read_in_it()
    {
        NomenclatureEdition latest = SampleEditions.Later();
        CheckedFile verdict = Rows.Check(
            [SampleEditions.Small(last: "2018-12"), latest],
            "01",
            "2018-12",
            null,
            ReturnHistory.None,
            "2018-12;01;;NEW;;;12;;"
        );

        Assert.Empty(verdict.Findings.Findings);
        Assert.Equal("2019-01", Assert.Single(verdict.Returns).Edition);
    }

    [Fact]
    public void What_was_doubtful_in_one_edition_is_not_in_the_next()
    {
        // In the earlier edition NEW is a slip for FOY; in the later one it is a code, and FOY is missing.
        NomenclatureEdition later = new(
            SampleEditions.Later().Period,
            SampleEditions.Later().Regions,
            SampleEditions.Later().Departements,
            [SampleEditions.Indicator("NEW"), SampleEditions.Indicator("FOY", compulsory: true)],
            new Dictionary<string, IReadOnlyList<string>>(),
            new Dictionary<(string, int), long>(),
            []
        );
        CheckedFile verdict = Rows.Check(
            [SampleEditions.Small(last: "2018-12"), later],
            "01",
            "2018-12",
            null,
            ReturnHistory.None,
            "2018-12;01;;NEW;;;12;;"
        );

        Assert.Equal("FOY", Assert.Single(verdict.Findings.Findings, each => each.Code == "N03").Expected);
    }

    [Fact]
    public void What_looks_personal_is_said_without_being_repeated()
    {
        CheckedFile verdict = Rows.Check("01", "2018-12", Rows.Valid, "2018-12;01;;ETP;;;1;;vu avec Mme Durand");
        Finding found = Assert.Single(verdict.Personal);

        Assert.Equal(("R39P", 3, "commentaire", null), (found.Code, found.Line, found.Column, found.Found));
        Assert.Empty(verdict.Returns);
    }
}
