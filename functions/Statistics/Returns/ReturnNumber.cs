using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;
using Observatoire.Statistics.Nomenclature;

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
    /// <summary>No figure of a month is so large, be it in euros.</summary>
    private const decimal Unreachable = 1_000_000_000m;

    /// <summary>Reads the plain forms, <c>1234</c> <c>1234,5</c> <c>1234.50</c>, without making a text of them.</summary>
    /// <param name="cell">As written.</param>
    /// <param name="decimals">How many decimals are written.</param>
    /// <returns>The value in hundredths; -1 when the cell is anything else and is to be read by <see cref="Read"/>.</returns>
    internal static long ReadPlain(ReadOnlySpan<byte> cell, out int decimals)
    {
        decimals = 0;
        if (cell.Length is 0 or > 10 || (cell[0] == (byte)'0' && cell.Length > 1 && char.IsAsciiDigit((char)cell[1])))
        {
            return -1;
        }
        unchecked
        {
            long whole = 0;
            int at = 0;
            for (; at < cell.Length; at++)
            {
                uint digit = (uint)cell[at] - '0';
                if (digit > 9)
                {
                    break;
                }

                whole = whole * 10 + digit;
            }

            if (at == cell.Length)
            {
                return at < 10 ? whole * 100 : -1;
            }

            if (at == 0 || cell[at] is not ((byte)',' or (byte)'.'))
            {
                return -1;
            }

            uint first = at + 1 < cell.Length ? (uint)cell[at + 1] - '0' : 10;
            uint second = at + 2 < cell.Length ? (uint)cell[at + 2] - '0' : 0;
            decimals = cell.Length - at - 1;
            return first > 9 || second > 9 || decimals > 2 ? -1 : whole * 100 + first * 10 + second;
        }
    }

    /// <summary>As <see cref="ReadPlain(ReadOnlySpan{byte}, out int)"/>, faster for whole numbers.</summary>
    /// <param name="text">At least eight bytes, and as many as the value has; it begins with the value.</param>
    /// <param name="length">Bytes of the value; at least 1.</param>
    /// <param name="decimals">How many decimals are written.</param>
    internal static long ReadPlain(ReadOnlySpan<byte> text, int length, out int decimals)
    {
        decimals = 0;
        int digits = length <= sizeof(ulong) ? ReadDigits(BinaryPrimitives.ReadUInt64LittleEndian(text), length) : -1;
        return digits >= 0 ? 100L * digits : ReadPlain(text[..length], out decimals);
    }

    /// <summary>Reads one to eight digits at once; -1 when they are anything else.</summary>
    /// <param name="text">Eight bytes, of which the first are the digits.</param>
    /// <param name="length">How many digits; 1 to 8.</param>
    private static int ReadDigits(ulong text, int length)
    {
        const ulong Zeros = 0x3030303030303030;
        const ulong High = 0xF0F0F0F0F0F0F0F0;
        unchecked
        {
            if (length > 1 && (byte)text == (byte)'0')
            {
                return -1;
            }

            // The last digit in the highest byte, and zeros before the first.
            int shift = 8 * (8 - length);
            ulong digits = (text << shift) | (Zeros & ((1UL << shift) - 1));
            if ((digits & High) != Zeros || ((digits + 0x0606060606060606) & High) != Zeros)
            {
                return -1;
            }

            // Neighbours are joined into numbers of two, then four, then eight digits.
            ulong figures = digits - Zeros;
            figures = figures * 10 + (figures >> 8);
            return (int)(
                (
                    (figures & 0x000000FF000000FF) * 0x000F424000000064
                    + ((figures >> 16) & 0x000000FF000000FF) * 0x0000271000000001
                ) >> 32
            );
        }
    }

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
