namespace Observatoire.Returns.Privacy;

/// <summary>Bank accounts: IBAN (ISO 13616, remainder 1 modulo 97) and French RIB (bank, branch, account, key).</summary>
internal static class IbanMark
{
    private const int Longest = 34;
    private const int RibLength = 23;

    // Country, then length of its IBAN (SWIFT register, release 97).
    private const string Lengths =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18FR27GB22GE22GI23GL18"
        + "GR27GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MR27MT31MU30NL18"
        + "NO15PK24PL28PS29PT25QA29RO24RS22SA24SC31SE24SI19SK24SM27ST25SV28TL23TN24TR26UA29VA22VG24XK20";

    public static bool IsIn(ReadOnlySpan<char> text)
    {
        Span<char> symbols = stackalloc char[Longest];
        for (int start = 0; start + 15 <= text.Length; start++)
        {
            if (!char.IsAsciiLetterOrDigit(text[start]) || (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1])))
            {
                continue;
            }

            int expected = ExpectedLength(text[start..]);
            if (
                expected > 0
                && Gather(text[start..], symbols, expected)
                && (
                    expected == RibLength && char.IsAsciiDigit(symbols[0])
                        ? HasRibKey(symbols)
                        : HasIbanKey(symbols[..expected])
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    private static int ExpectedLength(ReadOnlySpan<char> text)
    {
        if (char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]))
        {
            return RibLength;
        }

        if (!char.IsAsciiLetter(text[0]) || !char.IsAsciiLetter(text[1]))
        {
            return 0;
        }

        for (int entry = 0; entry < Lengths.Length; entry += 4)
        {
            if (text[..2].Equals(Lengths.AsSpan(entry, 2), StringComparison.OrdinalIgnoreCase))
            {
                return (Lengths[entry + 2] - '0') * 10 + Lengths[entry + 3] - '0';
            }
        }

        return 0;
    }

    /// <summary>Takes that many letters and digits, at most two separators apart, and sees that no other follows directly.</summary>
    private static bool Gather(ReadOnlySpan<char> text, Span<char> symbols, int expected)
    {
        int count = 0;
        int gap = 0;
        for (int position = 0; position < text.Length; position++)
        {
            if (char.IsAsciiLetterOrDigit(text[position]))
            {
                if (count == expected)
                {
                    return gap > 0;
                }

                symbols[count++] = char.ToUpperInvariant(text[position]);
                gap = 0;
            }
            else if (text[position] is (' ' or '.' or '-' or '/' or '|' or '_') && gap < 2)
            {
                gap++;
            }
            else
            {
                break;
            }
        }

        return count == expected;
    }

    private static bool HasIbanKey(ReadOnlySpan<char> iban)
    {
        if (!char.IsAsciiDigit(iban[2]) || !char.IsAsciiDigit(iban[3]))
        {
            return false;
        }

        int remainder = 0;
        for (int position = 0; position < iban.Length; position++)
        {
            char symbol = iban[(position + 4) % iban.Length];
            remainder = char.IsAsciiDigit(symbol)
                ? (remainder * 10 + symbol - '0') % 97
                : (remainder * 100 + symbol - 'A' + 10) % 97;
        }

        return remainder == 1;
    }

    /// <summary>97 - (89 bank + 15 branch + 3 account) mod 97, letters of the account counted as digits.</summary>
    private static bool HasRibKey(ReadOnlySpan<char> rib)
    {
        int remainder = 0;
        for (int position = 0; position < RibLength; position++)
        {
            bool isLetter = char.IsAsciiLetter(rib[position]);
            if (isLetter && position is (< 10 or >= 21))
            {
                return false;
            }

            remainder = (remainder * 10 + (isLetter ? RibDigit(rib[position]) : rib[position] - '0')) % 97;
        }

        return remainder == 0;
    }

    private static int RibDigit(char letter) => letter <= 'R' ? (letter - 'A') % 9 + 1 : letter - 'S' + 2;
}
