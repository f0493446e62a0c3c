using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Rules;
using Observatoire.Support;

namespace Observatoire.Returns.Tests.Rules;

public sealed class SeasonalChangeTests
{
    // The worked example of docs/methods/outliers.md.
    [Theory]
    [InlineData(64, false)]
    [InlineData(60, true)]
    public void A_count_is_compared_with_the_same_month_a_year_before(int before, bool isFar)
    {
        NomenclatureEdition edition = SampleEditions.Build(
            [new Departement("01", "Ain", "84")],
            [SampleEditions.Indicator("FOY")],
            new Dictionary<(string, int), long>(),
            rules:
            [
                new SeasonalChange
                {
                    Code = "R30",
                    Severity = Severity.Warning,
                    Bounds = new SeasonalChange.Limits(Factor: 3, Months: 12),
                    Source = "test",
                },
            ]
        );
        ReturnHistory history = new(
            new Dictionary<ReferenceMonth, IReadOnlyDictionary<string, long>>
            {
                [new ReferenceMonth(2017, 12)] = new Dictionary<string, long> { ["FOY"] = before * 100 },
            },
            new Dictionary<ReferenceMonth, MonthCells>()
        );
        CheckedFile verdict = Rows.Check([edition], "01", "2018-12", null, history, "2018-12;01;;FOY;;;100;;");

        Assert.Equal(isFar ? ["R30"] : [], verdict.Findings.Findings.Select(finding => finding.Code));
        Assert.True(verdict.Accepted);
    }
}
