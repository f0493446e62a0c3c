using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Returns;

namespace Observatoire.Statistics.Tests.Returns;

public sealed class ReturnCheckTests
{
    [Fact]
    public void A_valid_return_is_typed()
    {
        SubmittedRow staff = Rows.Valid with
        {
            Line = 3,
            Departement = "1",
            Indicator = "ETP",
            Breakdown = "PRO",
            Category = "PSY",
            Value = "1\u00A0234,5",
            Status = "E",
            Comment = " relevé ",
        };
        CheckedReturn verdict = Rows.Check("01", "2018-12", Rows.Valid, staff);

        Assert.True(verdict.Accepted);
        Assert.Equal(7690, verdict.Return!.TotalOf("FOY"));
        Assert.Null(verdict.Return.TotalOf("ETP"));
        Assert.Equal(
            new ReturnCell("ETP", "", "PRO", "PSY", 1234.5, ValueStatus.Estimated, "relevé"),
            verdict.Return.Cells[1]
        );
    }

    [Fact]
    public void Missing_stays_missing_and_zero_stays_zero()
    {
        SubmittedRow missing = Rows.Valid with { Line = 3, Indicator = "ETP", Value = "", Status = "M" };
        CheckedReturn verdict = Rows.Check(null, null, Rows.Valid with { Value = "0" }, missing);

        Assert.Equal(0, verdict.Return!.TotalOf("FOY"));
        Assert.Null(verdict.Return.TotalOf("ETP"));
        Assert.Equal(ValueStatus.Missing, verdict.Return.Cells[1].Status);
    }

    [Fact]
    public void All_faults_are_found_at_once()
    {
        CheckedReturn verdict = Rows.Check(
            "01",
            "2018-12",
            Rows.Valid with
            {
                Indicator = "XXX",
            },
            Rows.Valid with
            {
                Line = 3,
                Value = "douze",
                Status = "Z",
            },
            Rows.Valid with
            {
                Line = 4,
                Departement = "02",
                Month = "2018-11",
            }
        );

        Assert.False(verdict.Accepted);
        Assert.Equal(
            ["N01", "R34S", "R36", "R36K", "R37", "R38"],
            verdict.Findings.Findings.Select(finding => finding.Code).Order()
        );
    }

    [Theory]
    [InlineData("2019-06", ReturnCheck.MonthNotOver)]
    [InlineData("2016-12", ReturnCheck.NoEdition)]
    [InlineData("juin", ReturnCheck.MonthNotReadable)]
    public void A_month_that_cannot_be_sent_is_said(string month, string code) =>
        Assert.Contains(
            Rows.Check(null, null, Rows.Valid with { Month = month }).Findings.Findings,
            each => each.Code == code
        );

    [Fact]
    public void An_unknown_departement_is_said() =>
        Assert.Equal(
            ReturnCheck.DepartementUnknown,
            Assert.Single(Rows.Check(null, null, Rows.Valid with { Departement = "20" }).Findings.Findings).Code
        );

    [Fact]
    public void Findings_past_the_limit_are_counted_and_not_kept()
    {
        SubmittedRow[] rows =
        [
            .. Enumerable.Range(2, 1500).Select(line => Rows.Valid with { Line = line, Indicator = "XXX" + line }),
        ];
        FindingList findings = Rows.Check("01", "2018-12", rows).Findings;

        Assert.Equal(FindingList.Kept, findings.Findings.Count);
        Assert.Equal(1501, findings.Errors);
    }
}
