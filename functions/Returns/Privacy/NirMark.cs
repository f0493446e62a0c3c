namespace Observatoire.Returns.Privacy;

/// <summary>
/// The NIR: sex, year, month, département (2A and 2B in Corsica), commune, rank, and the key 97 - (number mod 97).
/// INSEE, arrêté of 27 May 2022 on the répertoire national d'identification des personnes physiques.
/// </summary>
internal static class NirMark
{
    private const int WithoutKey = 13;
    private const int WithKey = 15;

    // After which symbol a careful writer puts a space: 1 85 05 78 006 084 36, overseas 1 85 05 974 06 084 36.
    private const int Mainland = 1 << 1 | 1 << 3 | 1 << 5 | 1 << 7 | 1 << 10 | 1 << 13;
    private const int Overseas = 1 << 1 | 1 << 3 | 1 << 5 | 1 << 8 | 1 << 10 | 1 << 13;

    public static bool IsIn(ReadOnlySpan<char> text, GuardedColumn column)
    {
        for (int start = 0; start + WithoutKey <= text.Length; start++)
        {
            if (
                char.IsAsciiDigit(text[start])
                && (start == 0 || !char.IsAsciiDigit(text[start - 1]))
                && StartsAt(text, start, column)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsAt(ReadOnlySpan<char> text, int start, GuardedColumn column)
    {
        DigitChain chain = new(text, start, stackalloc char[DigitChain.Longest], stackalloc char[DigitChain.Longest]);
        if (chain.Count < WithoutKey || !HasStructure(chain.Symbols))
        {
            return false;
        }

        bool glued = start > 0 && char.IsLetter(text[start - 1]);
        bool isFigure = column == GuardedColumn.Value;
        if (chain.StopsAt(WithKey))
        {
            bool grouped = IsGroupedLikeNir(chain.Separators[..(WithKey - 1)]);
            if (HasKey(chain.Symbols) || isFigure || (grouped && !glued))
            {
                return true;
            }
        }

        return chain.StopsAt(WithoutKey)
            && !glued
            && (isFigure || IsGroupedLikeNir(chain.Separators[..(WithoutKey - 1)]));
    }

    private static bool HasStructure(ReadOnlySpan<char> nir)
    {
        int month = Two(nir, 3);
        bool corsican = nir[6] is 'A' or 'B';
        int departement = corsican ? 20 : Two(nir, 5);
        return nir[0] is '1' or '2' or '3' or '4' or '7' or '8'
            && month is (>= 1 and <= 12) or (>= 20 and <= 42) or (>= 50)
            && departement != 0
            && !nir[7..10].SequenceEqual("000")
            && !nir[10..13].SequenceEqual("000");
    }

    private static bool HasKey(ReadOnlySpan<char> nir)
    {
        long number = 0;
        for (int position = 0; position < WithoutKey; position++)
        {
            // 2A is counted as 19 and 2B as 18.
            int digit = nir[position] switch
            {
                'A' => 9,
                'B' => 8,
                _ => position == 5 && nir[6] is ('A' or 'B') ? 1 : nir[position] - '0',
            };
            number = number * 10 + digit;
        }

        return 97 - number % 97 == Two(nir, WithoutKey);
    }

    private static int Two(ReadOnlySpan<char> nir, int position) =>
        (nir[position] - '0') * 10 + nir[position + 1] - '0';

    private static bool IsGroupedLikeNir(ReadOnlySpan<char> separators)
    {
        int cuts = 0;
        for (int position = 0; position < separators.Length; position++)
        {
            cuts |= separators[position] == '\0' ? 0 : 1 << (position + 1);
        }

        return (cuts & ~Mainland) == 0 || (cuts & ~Overseas) == 0;
    }
}
