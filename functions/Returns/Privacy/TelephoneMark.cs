namespace Observatoire.Returns.Privacy;

/// <summary>
/// Telephone numbers: the ten digits of the French plan (metropolitan and overseas), written with +33, 0033 or 0, and
/// foreign numbers that begin with a plus.
/// </summary>
internal static class TelephoneMark
{
    private const int National = 10;
    private const int Subscriber = 9;

    // France, then the overseas territories that have their own country code.
    private static readonly string[] CountryCodes = ["33", "262", "508", "590", "594", "596", "681", "687", "689"];

    public static bool IsIn(ReadOnlySpan<char> text, GuardedColumn column)
    {
        Span<char> symbols = stackalloc char[DigitChain.Longest];
        Span<char> separators = stackalloc char[DigitChain.Longest];
        for (int start = 0; start + Subscriber <= text.Length; start++)
        {
            if (!char.IsAsciiDigit(text[start]) || (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1])))
            {
                continue;
            }

            DigitChain chain = new(text, start, symbols, separators);
            bool plus = start > 0 && text[start - 1] == '+';
            if (IsNational(chain) || IsInternational(chain, plus, column))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNational(DigitChain chain)
    {
        ReadOnlySpan<char> digits = chain.Symbols;
        return chain.StopsAt(National)
            && digits[0] == '0'
            && digits[1] != '0'
            && !IsDateFirst(chain)
            && !IsNumbered(chain)
            && !IsCounting(digits)
            && !IsLongerList(chain);
    }

    /// <summary>« 01/12/2018 15 » is a date and a figure.</summary>
    private static bool IsDateFirst(DigitChain chain) =>
        chain.Separators[1] != '\0'
        && chain.Separators[3] != '\0'
        && chain.Separators[7] != '\0'
        && chain.Separators[5] == '\0'
        && (chain.Symbols[4..].StartsWith("19") || chain.Symbols[4..].StartsWith("20"));

    /// <summary>« 01-2026-0003 » is a reference: a year stands apart in its middle.</summary>
    private static bool IsNumbered(DigitChain chain) =>
        chain.Separators[1] is '-' or '/'
        && chain.Separators[2..5].IndexOfAnyExcept('\0') < 0
        && chain.Separators[5] != '\0'
        && (chain.Symbols[2..].StartsWith("19") || chain.Symbols[2..].StartsWith("20"));

    /// <summary>« 01 02 03 04 05 » is a list of codes.</summary>
    private static bool IsCounting(ReadOnlySpan<char> digits)
    {
        for (int pair = 1; pair < National / 2; pair++)
        {
            if (Pair(digits, pair) != Pair(digits, pair - 1) + 1)
            {
                return false;
            }
        }

        return true;

        static int Pair(ReadOnlySpan<char> digits, int pair) => digits[2 * pair] * 10 + digits[2 * pair + 1];
    }

    /// <summary>True when more groups follow in the same way and are not a second telephone number.</summary>
    private static bool IsLongerList(DigitChain chain) =>
        chain.Count > National
        && chain.Separators[National - 1] == chain.Separators[1]
        && !(chain.Count >= 2 * National && chain.Symbols[National] == '0');

    private static bool IsInternational(DigitChain chain, bool plus, GuardedColumn column)
    {
        ReadOnlySpan<char> digits = chain.Symbols;
        bool zeros = digits.StartsWith("00");
        int prefix = zeros ? 2 : 0;
        foreach (string country in CountryCodes)
        {
            if (!digits[prefix..].StartsWith(country))
            {
                continue;
            }

            int first = prefix + country.Length;
            int trunk = digits.Length > first && digits[first] == '0' ? 1 : 0;
            bool marked = plus || zeros || (IsBare(chain, first + Subscriber, column));
            if (marked && chain.StopsAt(first + trunk + Subscriber) && digits[first + trunk] != '0')
            {
                return true;
            }
        }

        return plus && chain.Count is >= National and <= 15 && !chain.EndsInWord;
    }

    /// <summary>Alone where a code or a figure is expected: no figure of a month has so many digits.</summary>
    private static bool IsBare(DigitChain chain, int length, GuardedColumn column) =>
        column != GuardedColumn.Comment && chain.Count == length && chain.IsCompact(length);
}
