using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Rules;
using Observatoire.Support;

namespace Observatoire.Returns.Tests.Rules;

public sealed class CopyOfEarlierMonthTests
{
    private static readonly string[] Codes = [.. Enumerable.Range(0, 20).Select(at => $"X{at:00}")];
    private static readonly ReferenceMonth Month = new(2018, 12);

    private static readonly NomenclatureEdition Edition = SampleEditions.Build(
        [new Departement("01", "Ain", "84")],
        Codes.Select(code => SampleEditions.Indicator(code)),
        new Dictionary<(string, int), long>(),
        rules:
        [
            new CopyOfEarlierMonth
            {
                Code = "R32",
                Severity = Severity.Warning,
                Bounds = new CopyOfEarlierMonth.Limits(Share: 0.9, Least: 20, Months: 36),
                Source = "test",
            },
        ]
    );

    [Theory]
    [InlineData(1, 2, "90 %")]
    [InlineData(1, 3, null)]
    [InlineData(12, 0, "100 %")]
    [InlineData(36, 2, "90 %")]
    [InlineData(37, 0, null)]
    public void Nine_figures_in_ten_of_an_earlier_month_are_its_copy(int back, int others, string? found) =>
        Assert.Equal(
            found is null ? [] : [(found, Month.PlusMonths(-back).ToString())],
            Judge(at => at < others ? 7 : 100 + at, (back, at => 100 + at)).Select(one => (one.Found!, one.Expected!))
        );

    [Fact]
    public void Of_several_months_the_one_with_most_of_the_figures_is_named() =>
        Assert.Equal(
            Month.PlusMonths(-3).ToString(),
            Assert.Single(Judge(at => 100 + at, (2, at => at == 0 ? 7 : 100 + at), (3, at => 100 + at))).Expected
        );

    [Fact]
    public void Zeros_of_both_months_are_not_figures_that_are_the_same() =>
        Assert.Empty(Judge(at => at < 5 ? at : 0, (1, at => at < 5 ? at : 0)));

    private static IReadOnlyList<Finding> Judge(
        Func<int, long> count,
        params (int Back, Func<int, long> Count)[] earlier
    )
    {
        MonthCells cells = new(Edition.Cells);
        for (int at = 0; at < Codes.Length; at++)
        {
            cells.Whole.Set(Edition.Cells.Find(Codes[at]), ValueStatus.Reported, 100 * count(at), at + 2);
        }

        ReturnHistory history = new(
            earlier.ToDictionary(
                each => Month.PlusMonths(-each.Back),
                IReadOnlyDictionary<string, long> (each) =>
                    Codes.Index().ToDictionary(code => code.Item, code => 100 * each.Count(code.Index))
            ),
            new Dictionary<ReferenceMonth, MonthCells>()
        );
        FindingList found = new();
        new RuleBook(Edition).Check(new RuleScope(Edition, Month, cells, null, history, new Doubts()), found);
        return found.Findings;
    }
}
