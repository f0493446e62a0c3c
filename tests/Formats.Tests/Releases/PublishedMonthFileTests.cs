using Observatoire.Formats.Releases;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Formats.Tests.Releases;

public sealed class PublishedMonthFileTests
{
    private static readonly PublishedMonth Month = new(
        new MonthFigures(
            "2026-01",
            new Dictionary<string, DepartementFigures>
            {
                ["59"] = new(
                    "ab12",
                    new AreaFigures(
                        new Dictionary<string, long> { ["SUI_FIN"] = 700 },
                        new Dictionary<string, RatioSides> { ["SUI_CHG"] = new(7, 1.0 / 3) }
                    ),
                    new Dictionary<string, AreaFigures>()
                ),
            }
        ),
        ["SUI_CHG"],
        [CellKey.Parse("2026-01|SUI_FIN|Sum|Departement|59"), CellKey.Parse("2026-01|SUI_FIN|Sum|Territory|59/T01")]
    );

    [Fact]
    public void A_month_comes_back_as_it_was_told()
    {
        PublishedMonth read = PublishedMonthFile.Read(PublishedMonthFile.Write(Month));

        Assert.Equal(Month.Withheld, read.Withheld);
        Assert.Equal(Month.Territorial, read.Territorial);
        Assert.Equal(700, read.Figures.Departements["59"].Whole.Totals["SUI_FIN"]);
        Assert.Equal(new RatioSides(7, 1.0 / 3), read.Figures.Departements["59"].Whole.Ratios["SUI_CHG"]);
    }

    [Fact]
    public void The_same_month_is_the_same_bytes() =>
        Assert.Equal(
            PublishedMonthFile.Write(Month),
            PublishedMonthFile.Write(PublishedMonthFile.Read(PublishedMonthFile.Write(Month)))
        );

    [Theory]
    [InlineData("")]
    [InlineData("this was never compressed")]
    public void What_is_not_such_a_file_is_refused(string bytes) =>
        Assert.Throws<InvalidDataException>(() => PublishedMonthFile.Read(System.Text.Encoding.UTF8.GetBytes(bytes)));
}
