using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Organisations;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Organisations;
using Observatoire.Support;

namespace Observatoire.Statistics.Tests.Organisations;

public sealed class DepartementGroupsTests
{
    private static readonly ReferenceMonth March = new(2018, 3);

    private static readonly Typology Axes = new(
        [
            new TypologyAxis(
                "ACA",
                new("Accueil", "Desk"),
                [new("0", new("Absent", "None")), new("1", new("Là", "There"))]
            ),
            new TypologyAxis("POL", new("Polyvalence", "Generalism"), [new("P1", new("P1", "P1"))]),
        ],
        []
    );

    private static readonly DepartementGroups Groups = new(
        SampleEditions.Small(),
        Axes,
        new Dictionary<string, Organisation>
        {
            ["01"] = Holding(
                ("ACA", "0", March.PlusMonths(-12), March),
                ("ACA", "1", March.PlusMonths(1), null),
                ("POL", "P1", March, null)
            ),
            ["02"] = Holding(("ACA", "1", March, null)),
        }
    );

    [Fact]
    public void An_axis_groups_by_the_value_held_in_the_month()
    {
        Assert.Equal(["0", "1"], Groups.In(March, "ACA").Groups);
        Assert.Equal(["1"], Groups.In(March.PlusMonths(1), "ACA").Groups);
        Assert.Equal([2], Groups.In(March.PlusMonths(1), "ACA").Sizes);
    }

    [Fact]
    public void Who_declared_nothing_is_in_no_group() =>
        Assert.Equal([0, 1, Grouping.Outside], Groups.In(March, "ACA").GroupOf.ToArray());

    [Fact]
    public void Two_axes_group_those_that_declared_both() =>
        Assert.Equal([0, Grouping.Outside, Grouping.Outside], Groups.In(March, "ACA,POL").GroupOf.ToArray());

    [Fact]
    public void Places_group_everyone()
    {
        Assert.Equal([3], Groups.In(March, DepartementGroups.Nation).Sizes);
        Assert.Equal(3, Groups.In(March, DepartementGroups.Departement).Groups.Count);
        Assert.Equal(3, Groups.In(March, DepartementGroups.Region).Sizes.Sum());
    }

    [Fact]
    public void A_region_of_2005_groups_those_that_were_departements_then()
    {
        NomenclatureEdition edition = SampleEditions.Build(
            [new Departement("01", "Ain", "84", "82"), new Departement("976", "Mayotte", "84")],
            [SampleEditions.Indicator("FOY")],
            new Dictionary<(string, int), long>()
        );

        Assert.Equal(
            [0, Grouping.Outside],
            new DepartementGroups(edition, Axes, new Dictionary<string, Organisation>())
                .In(March, DepartementGroups.Region2005)
                .GroupOf.ToArray()
        );
    }

    [Fact]
    public void A_group_is_called_by_its_place_or_by_the_values_it_holds()
    {
        Assert.Equal("France", Groups.NameOf("nation", "FR").En);
        Assert.Equal("Ain", Groups.NameOf("departement", "01").Fr);
        Assert.Equal("There", Groups.NameOf("ACA", "1").En);
        Assert.Equal("Là × P1", Groups.NameOf("ACA,POL", "1/P1").Fr);
        Assert.Equal("Ain", Groups.NameOf("peers:01", "01").Fr);
    }

    [Theory]
    [InlineData("ZZZ")]
    [InlineData("ACA,POL,ACA")]
    [InlineData("peers:99")]
    [InlineData("")]
    public void A_name_that_is_none_is_refused(string name)
    {
        Assert.False(Groups.Knows(name));
        Assert.Throws<ArgumentException>(() => Groups.In(March, name));
    }

    private static Organisation Holding(
        params (string Axis, string Value, ReferenceMonth From, ReferenceMonth? To)[] values
    ) =>
        new(
            [],
            [
                .. values.Select(each => new TypologyValue(
                    each.Axis,
                    each.Value,
                    new MonthPeriod(each.From, each.To),
                    null
                )),
            ],
            []
        );
}
