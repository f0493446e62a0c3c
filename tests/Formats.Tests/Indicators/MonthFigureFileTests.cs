using System.Text;
using Observatoire.Editions.Time;
using Observatoire.Formats.Indicators;
using Observatoire.Formats.Tests.Returns;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Formats.Tests.Indicators;

public sealed class MonthFigureFileTests
{
    private const string Method = "m1";

    private static readonly ReferenceMonth January = new(2026, 1);

    private static readonly MonthFigures Figures = new(
        January,
        ReturnFiles.Editions.Find("2026-01")!,
        new Dictionary<string, DepartementFigures>
        {
            ["59"] = new(
                "ab12",
                new AreaFigures(
                    new Dictionary<string, long> { ["SUI_FIN"] = 123_400, ["ETP_POU"] = 0 },
                    new Dictionary<string, RatioSides> { ["SUI_CHG"] = new(1234, 0), ["SUI_TXC"] = new(1.0 / 3, 12.5) }
                ),
                new Dictionary<string, AreaFigures>
                {
                    ["T01"] = new(
                        new Dictionary<string, long> { ["SUI_FIN"] = -5 },
                        new Dictionary<string, RatioSides>()
                    ),
                }
            ),
        }
    );

    [Fact]
    public void Figures_come_back_as_they_were()
    {
        byte[] written = MonthFigureFile.Write(Figures, Method);
        DepartementFigures read = Read(written).Departements["59"];

        Assert.Equal("ab12", read.Source);
        Assert.Equal(Figures.Departements["59"].Whole.Totals, read.Whole.Totals);
        Assert.Equal(Figures.Departements["59"].Whole.Ratios, read.Whole.Ratios);
        Assert.Equal(-5, read.Territories["T01"].Totals["SUI_FIN"]);
        Assert.Equal(written, MonthFigureFile.Write(Read(written), Method));
    }

    [Fact]
    public void The_form_of_what_is_kept_does_not_change() =>
        Assert.Equal(
            """{"method":"m1","figures":{"edition":"2026-01","departements":{"59":{"source":"ab12","whole":{"totals":{"SUI_FIN":123400,"ETP_POU":0},"ratios":{"SUI_CHG":[1234,0],"SUI_TXC":[0.3333333333333333,12.5]}},"territories":{"T01":{"totals":{"SUI_FIN":-5},"ratios":{}}}}}}}""",
            Encoding.UTF8.GetString(MonthFigureFile.Write(Figures, Method))
        );

    [Fact]
    public void Figures_read_with_another_method_are_not_kept_beside_new_ones()
    {
        byte[] written = MonthFigureFile.Write(Figures, Method);

        Assert.NotNull(ReadIf(Method, written));
        Assert.Null(ReadIf("m2", written));
        Assert.Null(ReadIf(Method, "[]"u8.ToArray()));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"method":"m1"}""")]
    [InlineData("""{"method":"m1","figures":{"edition":"1900-01","departements":{}}}""")]
    [InlineData(
        """{"method":"m1","figures":{"edition":"2026-01","departements":{"59":{"source":"a","whole":{"totals":{},"ratios":{"X":[1]}},"territories":{}}}}}"""
    )]
    public void Anything_else_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => Read(Encoding.UTF8.GetBytes(text)));

    private static MonthFigures Read(byte[] utf8) => MonthFigureFile.Read(utf8, January, ReturnFiles.Editions);

    private static MonthFigures? ReadIf(string method, byte[] utf8) =>
        MonthFigureFile.ReadIf(method, utf8, January, ReturnFiles.Editions);
}
