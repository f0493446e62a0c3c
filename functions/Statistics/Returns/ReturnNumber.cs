using System.Globalization;
using System.Text.RegularExpressions;

namespace Observatoire.Statistics.Returns;

/// <summary>How a written value reads as a number.</summary>
public enum NumberReading
{
    Number,
    NotANumber,

    /// <summary>Two readings are possible (<c>1.234</c>): the sender is asked, nothing is guessed.</summary>
    Ambiguous,
    Negative,
    TooManyDecimals,
}

/// <summary>Numbers as French files write them: decimal comma or point, spaces between thousands.</summary>
public static partial class ReturnNumber
{
    /// <param name="text">As written; no-break spaces (U+00A0, U+202F, U+2009) are read as spaces.</param>
    /// <param name="isNumber">True when the format says it is a number with a decimal point (JSON).</param>
    /// <param name="decimals">How many decimals the indicator allows.</param>
    /// <param name="value">The number, when the answer is Number.</param>
    public static NumberReading Read(string text, bool isNumber, int decimals, out double value)
    {
        value = 0;
        string plain = text.Trim().Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('\u2009', ' ');
        if (!isNumber && AmbiguousThousands().IsMatch(plain))
        {
            return NumberReading.Ambiguous;
        }

        if (!isNumber && !WrittenNumber().IsMatch(plain))
        {
            return NumberReading.NotANumber;
        }

        string canonical = plain.Replace(" ", "", StringComparison.Ordinal).Replace(',', '.');
        NumberStyles styles = isNumber
            ? NumberStyles.Float
            : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(canonical, styles, CultureInfo.InvariantCulture, out decimal exact))
        {
            return NumberReading.NotANumber;
        }

        if (exact < 0)
        {
            return NumberReading.Negative;
        }

        if (decimal.Round(exact, decimals) != exact)
        {
            return NumberReading.TooManyDecimals;
        }

        value = (double)exact;
        return NumberReading.Number;
    }

    [GeneratedRegex(
        @"^-?([0-9]+|[0-9]{1,3}( [0-9]{3})+)([.,][0-9]+)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex WrittenNumber();

    // « 1.234 » or « 1,234 »: one to three digits, a mark, exactly three digits. A leading zero cannot be thousands.
    [GeneratedRegex(
        @"^-?[1-9][0-9]{0,2}[.,][0-9]{3}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex AmbiguousThousands();
}
