using Observatoire.Disclosure.Releases;
using Observatoire.Editions;
using Observatoire.Statistics.Indicators;
using static Observatoire.Disclosure.Tests.Releases.SmallCountry;

namespace Observatoire.Disclosure.Tests.Releases;

/// <summary>A month of a release as its readers have it: A1 opened so few households that they are withheld.</summary>
public sealed class ReleasedMonthTests
{
    private static readonly CellKey Opened = new("OUV", January, Area.Departement("A1"), Measure.Sum);
    private static readonly CellKey Share = Opened with { Indicator = "TX", Measure = Measure.Numerator };

    [Fact]
    public void What_was_told_of_a_departement_is_told_as_it_was()
    {
        ProtectedTable told = Tell(Opened);

        Assert.Equal(30, told[Opened with { Area = Area.Departement("A2") }].Value);
        Assert.Equal(0.3, told[Share with { Measure = Measure.Ratio }].Value);
    }

    [Fact]
    public void What_was_withheld_is_withheld_and_a_ratio_by_either_of_its_sides()
    {
        Assert.Equal(CellState.Withheld, Tell(Opened)[Opened].State);
        Assert.Equal(CellState.Withheld, Tell(Share)[Share with { Measure = Measure.Ratio }].State);
        Assert.Equal(
            CellState.Withheld,
            Tell(Share with { Measure = Measure.Denominator })[Share with { Measure = Measure.Ratio }].State
        );
    }

    [Fact]
    public void Nothing_else_is_in_it()
    {
        ProtectedTable told = Tell(Opened);

        Assert.Equal(CellState.Missing, told["OUV", January, Area.Region("A"), Measure.Sum].State);
        Assert.Equal(CellState.Missing, told[Share].State);
    }

    private static ProtectedTable Tell(CellKey withheld)
    {
        Dictionary<CellKey, IndicatorCell> cells = new(
            Of(January, [.. Codes.Select(code => ("OUV", code, code == "A1" ? 7d : 30d))]).Cells
        );
        Add(cells, Share, 30);
        Add(cells, Share with { Measure = Measure.Denominator }, 100);
        Add(cells, Share with { Measure = Measure.Ratio }, 0.3);
        return ReleasedMonth.TellDepartements(
            new EarlierMonth(new IndicatorTable(January, Edition, cells), new HashSet<CellKey> { withheld })
        );
    }
}
