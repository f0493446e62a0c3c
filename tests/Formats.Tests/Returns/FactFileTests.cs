using Observatoire.Formats.Returns;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Time;

namespace Observatoire.Formats.Tests.Returns;

public sealed class FactFileTests
{
    [Fact]
    public void A_return_comes_back_as_it_was()
    {
        ActivityReturn sent = new(
            "2A",
            ReferenceMonth.Parse("2018-12"),
            "2017-01",
            [
                new ReturnCell("INS_FOY", "", "", "", 7690, ValueStatus.Reported, ""),
                new ReturnCell("ETP_POU", "T1", "PRO", "PSY", 20.25, ValueStatus.Estimated, "relevé « à la main »"),
                new ReturnCell("AAH", "", "", "", null, ValueStatus.Missing, ""),
            ]
        );
        ActivityReturn read = FactFile.Read(FactFile.Write(sent));

        Assert.Equal(sent.Cells, read.Cells);
        Assert.Equal(sent with { Cells = read.Cells }, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"month\": \"hier\"}")]
    public void Anything_else_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => FactFile.Read(System.Text.Encoding.UTF8.GetBytes(text)));
}
