using System.Globalization;
using System.Text.RegularExpressions;
using Observatoire.Editions;

namespace Observatoire.Returns;

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
    /// <summary>No figure of a month is so large, be it in euros.</summary>
    private const decimal Unreachable = 1_000_000_000m;

    /// <param name="text">As written; no-break spaces (U+00A0, U+202F, U+2007, U+2009) are read as spaces.</param>
    /// <param name="isNumber">True when the format says it is a number with a decimal point (JSON, a workbook).</param>
    /// <param name="decimals">How many decimals the indicator allows.</param>
    /// <param name="hundredths">The number, in hundredths, when the answer is Number.</param>
    public static NumberReading Read(string text, bool isNumber, int decimals, out long hundredths)
    {
        hundredths = 0;
        string plain = Spaced(WrittenCell.Bare(text), decimals);
        if (!isNumber && AmbiguousThousands().IsMatch(plain))
        {
            return NumberReading.Ambiguous;
        }

        if (!isNumber && !WrittenNumber().IsMatch(plain))
        {
            return NumberReading.NotANumber;
        }

        string canonical = Canonical(plain);
        NumberStyles styles = isNumber
            ? NumberStyles.Float
            : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (
            !decimal.TryParse(canonical, styles, CultureInfo.InvariantCulture, out decimal exact)
            || decimal.Abs(exact) >= Unreachable
        )
        {
            return NumberReading.NotANumber;
        }

        if (exact < 0)
        {
            return NumberReading.Negative;
        }

        if (isNumber)
        {
            // A workbook keeps 0.1 + 0.2 as 0.30000000000000004: what its decimals cannot hold is not what was typed.
            exact = decimal.Round(exact, 9);
        }

        if (decimal.Round(exact, decimals) != exact)
        {
            return NumberReading.TooManyDecimals;
        }

        hundredths = (long)(exact * 100);
        return NumberReading.Number;
    }

    /// <summary>With plain spaces, and without the euro sign that a column of amounts shows.</summary>
    private static string Spaced(string text, int decimals)
    {
        string plain = text.Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('\u2007', ' ').Replace('\u2009', ' ');
        return decimals == IndicatorDefinition.MostDecimals ? plain.TrimEnd('€').TrimEnd() : plain;
    }

    /// <summary>Without marks between thousands and with a decimal point: of two different marks the last is the decimal one.</summary>
    private static string Canonical(string plain)
    {
        string bare = plain.Replace(" ", "", StringComparison.Ordinal);
        int mark = bare.LastIndexOfAny(['.', ',']);
        if (mark < 0 || bare.AsSpan(0, mark).IndexOfAny('.', ',') < 0)
        {
            return bare.Replace(',', '.');
        }

        char thousands = bare[bare.AsSpan().IndexOfAny('.', ',')];
        return bare.Replace(thousands.ToString(), "", StringComparison.Ordinal).Replace(',', '.');
    }

    /// <summary>A value as a message shows it: <c>1234,5</c>.</summary>
    internal static string Write(long hundredths) =>
        (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');

    // Points or commas between thousands when only one reading is left: « 1.234,56 », « 1,234,567 ».
    [GeneratedRegex(
        @"^[-+]?(([0-9]+|[0-9]{1,3}( [0-9]{3})+)([.,][0-9]+)?|[1-9][0-9]{0,2}(\.[0-9]{3})+,[0-9]+|[1-9][0-9]{0,2}(,[0-9]{3})+\.[0-9]+|[1-9][0-9]{0,2}((\.[0-9]{3}){2,}|(,[0-9]{3}){2,}))$",
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
