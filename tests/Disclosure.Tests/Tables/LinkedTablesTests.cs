using Observatoire.Disclosure.Tables;

namespace Observatoire.Disclosure.Tests.Tables;

public sealed class LinkedTablesTests
{
    [Fact]
    public void Construction_a_relation_that_does_not_hold_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            new LinkedTables([Cell("a", 4), Cell("total", 5)], [PublicRelation.Total("total", ["a"])])
        );

    [Fact]
    public void Construction_a_relation_of_an_unknown_cell_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            new LinkedTables([Cell("total", 5)], [PublicRelation.Total("total", ["a"])])
        );

    [Theory]
    [InlineData(2, 1)]
    [InlineData(0, 1)]
    [InlineData(-3, 1)]
    public void Construction_a_value_outside_its_bounds_is_refused(long value, long upper)
    {
        LinkedCell cell = Cell("a", value) with { Upper = upper };
        if (value == 0)
        {
            Assert.False(new LinkedTables([cell], [])["a"].CanBeWithheld);
        }
        else
        {
            Assert.Throws<ArgumentException>(() => new LinkedTables([cell], []));
        }
    }

    [Fact]
    public void Publish_a_withheld_value_is_not_in_what_is_published()
    {
        LinkedTables tables = new([Cell("a", 4), Cell("b", 30), Cell("zero", 0)], []);

        Assert.Equal(
            [new("a", null, 1, null), new("b", 30, 1, null), new("zero", 0, 1, null)],
            tables.Publish(new HashSet<string> { "a" }).Figures.AsEnumerable()
        );
        Assert.Equal([null, null, 0], tables.PublishLeast().Figures.Select(figure => figure.Value));
    }

    private static LinkedCell Cell(string identity, long value) => new() { Identity = identity, Value = value };
}
