using Observatoire.Disclosure.Audit;
using Observatoire.Disclosure.Tables;
using Observatoire.Editions;

namespace Observatoire.Disclosure.Tests;

/// <summary>The worked example of docs/methods/disclosure.md.</summary>
public sealed class MethodNoteTests
{
    private static readonly DisclosureRules Rules = ProductRules.Read();

    private static readonly LinkedTables Tables = new(
        [
            new LinkedCell
            {
                Identity = "first",
                Value = 7,
                KnownTo = "01",
            },
            new LinkedCell
            {
                Identity = "second",
                Value = 40,
                KnownTo = "02",
            },
            new LinkedCell { Identity = "region", Value = 47 },
        ],
        [PublicRelation.Total("region", ["first", "second"])]
    );

    [Theory]
    [InlineData("first", 7L, 7L)]
    [InlineData("first second", 1L, 46L)]
    [InlineData("first region", 1L, null)]
    public void What_a_reader_tells_of_the_first_departement(string withheld, long? least, long? most)
    {
        using Attacker reader = new(Tables.Publish(Set(withheld)), ProductRules.NothingOwn);

        Assert.Equal(new FeasibleRange(least, most), reader.Bounds("first"));
    }

    [Fact]
    public void Withholding_the_first_alone_is_refused() => Assert.Contains(null, Insiders("first"));

    [Fact]
    public void The_second_departement_can_subtract() => Assert.Equal(["02"], Insiders("first second"));

    [Fact]
    public void Withholding_the_region_in_its_place_is_accepted() => Assert.Empty(Insiders("first region"));

    [Fact]
    public void The_region_is_what_is_chosen() => Assert.Equal(["first", "region"], Rules.Suppress(Tables).Withheld);

    private static IEnumerable<string?> Insiders(string withheld) =>
        Rules.Attack(Tables, Set(withheld)).Faults.Select(fault => fault.Insider).Distinct().Take(2);

    private static HashSet<string> Set(string withheld) => [.. withheld.Split(' ')];
}
