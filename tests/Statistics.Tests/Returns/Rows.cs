using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Time;

namespace Observatoire.Statistics.Tests.Returns;

/// <summary>Lines of a return, valid unless a test spoils them.</summary>
internal static class Rows
{
    public static SubmittedRow Valid { get; } =
        new()
        {
            Line = 2,
            Month = "2018-12",
            Departement = "01",
            Indicator = "FOY",
            Value = "7690",
        };

    public static CheckScope Scope { get; } = new(Editions.Small(), "01", ReferenceMonth.Parse("2018-12"));

    /// <summary>What one rule finds in the lines.</summary>
    public static IReadOnlyList<Finding> FoundBy(IReturnRule rule, params SubmittedRow[] rows)
    {
        FindingList findings = new();
        rule.Check(rows, Scope, findings);
        return findings.Findings;
    }

    public static CheckedReturn Check(string? departement, string? month, params SubmittedRow[] rows) =>
        new ReturnCheck(new EditionSeries([Editions.Small()])).Check(
            new SubmittedReturn(rows, new FindingList()),
            departement,
            month is null ? null : ReferenceMonth.Parse(month),
            ReferenceMonth.Parse("2019-06")
        );
}
