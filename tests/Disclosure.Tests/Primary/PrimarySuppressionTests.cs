using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Tables;
using Observatoire.Editions;

namespace Observatoire.Disclosure.Tests.Primary;

public sealed class PrimarySuppressionTests
{
    private static readonly DisclosureRules Rules = ProductRules.Read();

    [Fact]
    public void The_rules_of_the_service_are_those_of_the_method_note()
    {
        Assert.Equal(11, Rules.Threshold);
        Assert.Equal(3, Rules.MinimumContributors);
        Assert.Equal(85, Rules.DominantPercent);
        Assert.Equal(ProtectionLevel.Plausible, Rules.Protection);
        Assert.True(Rules.Insiders);
    }

    [Theory]
    [InlineData(11, 0, false)]
    [InlineData(11, 1, true)]
    [InlineData(11, 10, true)]
    [InlineData(11, 11, false)]
    [InlineData(5, 4, true)]
    [InlineData(5, 5, false)]
    public void A_count_below_the_threshold_is_sensitive_and_zero_is_not(int threshold, long count, bool sensitive) =>
        Assert.Equal(sensitive, Found(Rules with { Threshold = threshold }, Cell(count)) is not null);

    [Theory]
    [InlineData(1, true)]
    [InlineData(1099, true)]
    [InlineData(1100, false)]
    public void Staff_below_the_threshold_are_sensitive(long hundredths, bool sensitive) =>
        Assert.Equal(sensitive, Found(Rules, Cell(hundredths) with { UnitsPerPerson = 100 }) is not null);

    [Fact]
    public void An_amount_of_money_has_no_threshold() => Assert.Null(Found(Rules, Cell(5) with { UnitsPerPerson = 0 }));

    [Theory]
    [InlineData(2, 60, SensitivityReason.FewContributors)]
    [InlineData(3, 86, SensitivityReason.Dominance)]
    public void An_aggregate_of_few_or_of_one_above_all_is_sensitive(
        int count,
        long largest,
        SensitivityReason reason
    ) => Assert.Equal(reason, Found(Rules, Cell(100) with { Contributions = new(count, largest) })?.Reason);

    [Fact]
    public void An_aggregate_of_three_of_which_one_makes_85_hundredths_is_not() =>
        Assert.Null(Found(Rules, Cell(100) with { Contributions = new(3, 85) }));

    [Fact]
    public void A_dominated_total_must_look_as_if_it_were_not() =>
        Assert.Equal(
            new SensitiveCell("cell", SensitivityReason.Dominance, 88, 112, null, 112),
            Found(Rules, Cell(100) with { Contributions = new(3, 95) })
        );

    [Fact]
    public void The_interval_of_a_small_count_goes_from_the_least_it_can_be_to_the_threshold_above() =>
        Assert.Equal(new SensitiveCell("cell", SensitivityReason.Threshold, 1, 12, null, 15), Found(Rules, Cell(4)));

    [Fact]
    public void The_least_a_total_can_be_is_one_for_each_part_that_is_not_zero()
    {
        LinkedTables tables = new(
            [
                Cell(5),
                .. new[] { "a", "b", "c" }.Select(part => Cell(part == "c" ? 0 : 2) with { Identity = part }),
                Cell(1) with
                {
                    Identity = "d",
                },
            ],
            [PublicRelation.Total("cell", ["a", "b", "c", "d"])]
        );

        SensitiveCell total = Assert.Single(Rules.Sensitive(tables), cell => cell.Identity == "cell");
        Assert.Equal((3, 14), (total.Low, total.High));
    }

    [Fact]
    public void What_is_public_anyway_is_not_sensitive() =>
        Assert.Null(Found(Rules, Cell(4) with { Protectable = false }));

    private static SensitiveCell? Found(DisclosureRules rules, LinkedCell cell) =>
        rules.Sensitive(new LinkedTables([cell], [])).SingleOrDefault();

    private static LinkedCell Cell(long value) => new() { Identity = "cell", Value = value };
}
