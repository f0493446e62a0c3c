using FsCheck.Xunit;
using Observatoire.Editions.Time;

namespace Observatoire.Editions.Tests.Time;

public sealed class ReferenceMonthTests
{
    [Theory]
    [InlineData("2018-12", 2018, 12)]
    [InlineData("0001-01", 1, 1)]
    public void Parse_reads_what_is_written(string text, int year, int month)
    {
        ReferenceMonth parsed = ReferenceMonth.Parse(text);

        Assert.Equal((year, month), (parsed.Year, parsed.Month));
        Assert.Equal(text, parsed.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2018-13")]
    [InlineData("2018-00")]
    [InlineData("0000-01")]
    [InlineData("2018-1")]
    [InlineData("2018/12")]
    [InlineData(" 018-12")]
    [InlineData("2018-12 ")]
    [InlineData("+018-12")]
    public void TryParse_refuses_anything_else(string? text) => Assert.False(ReferenceMonth.TryParse(text, out _));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10000, 1)]
    [InlineData(2018, 0)]
    [InlineData(2018, 13)]
    public void Construction_outside_the_calendar_throws(int year, int month) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReferenceMonth(year, month));

    [Property]
    public bool Adding_months_then_counting_them_gives_them_back(short shift)
    {
        ReferenceMonth start = new(5000, 6);
        ReferenceMonth shifted = start.PlusMonths(shift);

        return ReferenceMonth.MonthsBetween(start, shifted) == shift && (shifted > start) == (shift > 0);
    }

    [Fact]
    public void December_plus_one_is_January_of_the_next_year() =>
        Assert.Equal("2019-01", ReferenceMonth.Parse("2018-12").PlusMonths(1).ToString());
}
