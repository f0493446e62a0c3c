using System.Globalization;
using FsCheck.Xunit;

namespace Observatoire.Returns.Tests;

public sealed class ReturnNumberTests
{
    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("1234", 0, 1234)]
    [InlineData("1 234", 0, 1234)]
    [InlineData("1\u00A0234", 0, 1234)]
    [InlineData("1\u202F234\u202F567", 0, 1234567)]
    [InlineData("1 234,50", 2, 1234.5)]
    [InlineData("12.5", 2, 12.5)]
    [InlineData("12,0", 0, 12)]
    [InlineData(" 7 ", 0, 7)]
    [InlineData("1\u2007234", 0, 1234)]
    [InlineData("1.234,56", 2, 1234.56)]
    [InlineData("1,234.5", 2, 1234.5)]
    [InlineData("1.234.567", 0, 1234567)]
    [InlineData("1 234,50 €", 2, 1234.5)]
    [InlineData("'12", 0, 12)]
    [InlineData("=\"12\"", 0, 12)]
    [InlineData("+12", 0, 12)]
    public void A_french_number_is_read(string text, int decimals, double expected)
    {
        Assert.Equal(NumberReading.Number, ReturnNumber.Read(text, false, decimals, out long value));
        Assert.Equal(expected, value / 100d);
    }

    [Theory]
    [InlineData("1.234", NumberReading.Ambiguous)]
    [InlineData("12,345", NumberReading.Ambiguous)]
    [InlineData("0,123", NumberReading.TooManyDecimals)]
    [InlineData("1.234,56,7", NumberReading.NotANumber)]
    [InlineData("(17)", NumberReading.NotANumber)]
    [InlineData("17 %", NumberReading.NotANumber)]
    [InlineData("1234567890", NumberReading.NotANumber)]
    [InlineData("12 34", NumberReading.NotANumber)]
    [InlineData("1e3", NumberReading.NotANumber)]
    [InlineData("NaN", NumberReading.NotANumber)]
    [InlineData("ND", NumberReading.NotANumber)]
    [InlineData("12*", NumberReading.NotANumber)]
    [InlineData("-", NumberReading.NotANumber)]
    [InlineData("-1", NumberReading.Negative)]
    [InlineData("99999999999999999999999999999999999", NumberReading.NotANumber)]
    public void Anything_else_is_not_guessed(string text, NumberReading expected) =>
        Assert.Equal(expected, ReturnNumber.Read(text, false, 2, out _));

    [Fact]
    public void A_count_is_no_amount() =>
        Assert.Equal(NumberReading.NotANumber, ReturnNumber.Read("12 €", false, 0, out _));

    [Theory]
    [InlineData("1.234", NumberReading.TooManyDecimals)]
    [InlineData("1e3", NumberReading.Number)]
    [InlineData("true", NumberReading.NotANumber)]
    public void A_number_of_the_format_itself_is_never_ambiguous(string text, NumberReading expected) =>
        Assert.Equal(expected, ReturnNumber.Read(text, true, 2, out _));

    [Property]
    public bool Whatever_a_spreadsheet_writes_in_French_comes_back(uint cents)
    {
        double number = cents / 100.0;
        CultureInfo french = CultureInfo.GetCultureInfo("fr-FR");

        return ReturnNumber.Read(number.ToString("N2", french), false, 2, out long read) == NumberReading.Number
            && read == cents;
    }
}
