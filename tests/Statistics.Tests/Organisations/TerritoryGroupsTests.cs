using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Organisations;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Organisations;
using Observatoire.Support;

namespace Observatoire.Statistics.Tests.Organisations;

public sealed class TerritoryGroupsTests
{
    private static readonly ReferenceMonth Before = new(2022, 12);
    private static readonly ReferenceMonth After = new(2023, 1);

    private static readonly IndicatorDefinition Cases = SampleEditions.Indicator("FOY");

    // T01 is cut into T04 and T05; T02 and T03 become T06; T07 and T08 exchange a commune; T09 stays as it is.
    private static readonly TerritoryGroups Territories = new(
        "64",
        new Organisation(
            [
                Old("T01", "64001", "64002"),
                Old("T02", "64003"),
                Old("T03", "64004"),
                Old("T07", "64005", "64006"),
                Old("T08", "64007", "64008"),
                New("T04", "64001"),
                New("T05", "64002"),
                New("T06", "64003", "64004"),
                New("T07", "64005", "64007"),
                New("T08", "64006", "64008"),
                new TerritoryPeriod("T09", "Reste", new MonthPeriod(new ReferenceMonth(2020, 1), null)),
            ],
            [],
            []
        )
    );

    [Fact]
    public void A_month_has_its_own_territories()
    {
        Assert.Equal(["T01", "T02", "T03", "T07", "T08", "T09"], Territories.In(Before).Groups);
        Assert.Equal(["T04", "T05", "T06", "T07", "T08", "T09"], Territories.In(After).Groups);
    }

    [Fact]
    public void Territories_are_put_together_where_they_make_up_one_of_the_other_month()
    {
        Assert.Equal(["T02>T06", "T03>T06", "T09>T09"], Described(Territories.In(Before, After, Cases)));
        Assert.Equal(["T04>T01", "T05>T01", "T09>T09"], Described(Territories.In(After, Before, Cases)));
    }

    [Fact]
    public void People_counted_in_two_territories_are_not_added_up()
    {
        IndicatorDefinition people = Cases with { Counting = IndicatorCounting.Distinct };

        Assert.Equal(["T09>T09"], Described(Territories.In(After, Before, people)));
    }

    [Fact]
    public void A_month_in_its_own_boundaries_is_as_it_was() =>
        Assert.Equal(Territories.In(Before).Groups, Territories.In(Before, Before, Cases).Groups);

    private static IEnumerable<string> Described(Grouping grouping) =>
        Territories
            .Members.Zip(grouping.GroupOf.ToArray())
            .Where(pair => pair.Second != Grouping.Outside)
            .Select(pair => $"{pair.First}>{grouping.Groups[pair.Second]}");

    private static TerritoryPeriod Old(string code, params string[] communes) =>
        new(code, code, new MonthPeriod(new ReferenceMonth(2020, 1), Before)) { Communes = communes };

    private static TerritoryPeriod New(string code, params string[] communes) =>
        new(code, code, new MonthPeriod(After, null)) { Communes = communes };
}
