using System.IO.Compression;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Releases;
using Observatoire.Formats.Tests.Returns;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Formats.Tests.Releases;

public sealed class PublishedMonthFileTests
{
    private static readonly ReferenceMonth January = new(2026, 1);

    private static readonly PublishedMonth Month = new(
        new MonthFigures(
            January,
            ReturnFiles.Editions.Find("2026-01")!,
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
        PublishedMonth read = Read(PublishedMonthFile.Write(Month));

        Assert.Equal(Month.Withheld, read.Withheld);
        Assert.Equal(Month.Territorial, read.Territorial);
        Assert.Equal(700, read.Figures.Departements["59"].Whole.Totals["SUI_FIN"]);
        Assert.Equal(new RatioSides(7, 1.0 / 3), read.Figures.Departements["59"].Whole.Ratios["SUI_CHG"]);
    }

    [Fact]
    public void The_form_of_what_is_kept_does_not_change()
    {
        using BrotliStream kept = new(new MemoryStream(PublishedMonthFile.Write(Month)), CompressionMode.Decompress);
        using StreamReader text = new(kept);

        Assert.Equal(
            """{"figures":{"edition":"2026-01","departements":{"59":{"source":"ab12","whole":{"totals":{"SUI_FIN":700},"ratios":{"SUI_CHG":[7,0.3333333333333333]}},"territories":{}}}},"territorial":["SUI_CHG"],"withheld":["2026-01|SUI_FIN|Sum|Departement|59","2026-01|SUI_FIN|Sum|Territory|59/T01"]}""",
            text.ReadToEnd()
        );
    }

    [Fact]
    public void The_same_month_is_the_same_bytes() =>
        Assert.Equal(PublishedMonthFile.Write(Month), PublishedMonthFile.Write(Read(PublishedMonthFile.Write(Month))));

    [Theory]
    [InlineData("")]
    [InlineData("this was never compressed")]
    public void What_is_not_such_a_file_is_refused(string bytes) =>
        Assert.Throws<InvalidDataException>(() => Read(System.Text.Encoding.UTF8.GetBytes(bytes)));

    [Fact]
    public void A_month_of_an_edition_that_is_not_known_is_refused() =>
        Assert.Throws<InvalidDataException>(() =>
            PublishedMonthFile.Read(
                PublishedMonthFile.Write(Month),
                January,
                new EditionSeries([ReturnFiles.Editions.Editions[0]])
            )
        );

    private static PublishedMonth Read(byte[] bytes) => PublishedMonthFile.Read(bytes, January, ReturnFiles.Editions);
}
