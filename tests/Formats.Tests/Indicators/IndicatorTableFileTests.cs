using Observatoire.Formats.Indicators;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Time;

namespace Observatoire.Formats.Tests.Indicators;

public sealed class IndicatorTableFileTests
{
    private static readonly ReferenceMonth Month = ReferenceMonth.Parse("2018-12");

    [Fact]
    public void A_table_comes_back_as_it_was_whatever_the_order_of_its_cells()
    {
        KeyValuePair<CellKey, IndicatorCell>[] cells =
        [
            new(
                new CellKey("INS_FOY", Month, Area.Region("11"), Measure.Mean),
                new IndicatorCell(1.0 / 3, CellState.Partial)
            ),
            new(
                new CellKey("INS_FOY", Month, Area.Departement("11"), Measure.Sum),
                new IndicatorCell(null, CellState.Missing)
            ),
            new(new CellKey("AAH", Month, Area.France, Measure.Sum), new IndicatorCell(1158700, CellState.Complete)),
        ];
        byte[] written = IndicatorTableFile.Write(new IndicatorTable(cells));

        Assert.Equal(cells.ToHashSet(), IndicatorTableFile.Read(written).ToHashSet());
        Assert.Equal(written, IndicatorTableFile.Write(new IndicatorTable(cells.Reverse())));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[[\"INS_FOY\",\"2018-12\",\"Ville\",\"FR\",\"Sum\",\"Complete\",1]]")]
    [InlineData("[[\"INS_FOY\",\"2018-12\",\"Nation\",\"FR\",\"Sum\",\"Missing\",1]]")]
    public void Anything_else_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() =>
            IndicatorTableFile.Read(System.Text.Encoding.UTF8.GetBytes(text)).Count()
        );
}
