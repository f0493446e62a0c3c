using Observatoire.Editions.Time;

namespace Observatoire.Returns.Privacy;

/// <summary>
/// Full dates that can be of birth. A date is a birth when words say so, or when it lies too far from the reference
/// month to be of its activity; the date of a law, an order or an agreement is not.
/// </summary>
internal static class BirthDateMark
{
    /// <summary>A date within this many years of the reference month can be of an event of the service.</summary>
    private const int ActivityYears = 2;

    /// <summary>No return describes a year before this one: without a reference month, older dates are births.</summary>
    private const int FirstYear = 2007;

    private const int LastYear = 2100;

    private static readonly string[] BirthWords =
    [
        "ne le",
        "nee le",
        "ne(e) le",
        "ne.e le",
        "nes le",
        "nees le",
        "date de naissance",
        "date naissance",
        "naissance le",
        "naissance :",
        "naissance:",
        "ddn",
        "d.d.n",
        "anniversaire",
    ];

    private static readonly string[] LegalWords =
    [
        "loi",
        "decret",
        "arrete",
        "ordonnance",
        "circulaire",
        "deliberation",
        "convention",
        "avenant",
        "protocole",
        "accord",
        "marche",
        "schema",
        "instruction",
        "depuis le",
        "a compter du",
        "a partir du",
        "ouvert le",
        "ouverte le",
        "ouverture le",
        "ouverture du",
        "cree le",
        "creee le",
    ];

    public static bool IsIn(ReadOnlySpan<char> text, GuardedColumn column, ReferenceMonth? month)
    {
        for (int start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiDigit(text[start]) || (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1])))
            {
                continue;
            }

            WrittenDate date = WrittenDate.Read(text[start..]);
            if (date.Length > 0 && !IsWithinNumber(text, start) && IsBirth(text, start, date, column, month))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>« 1.12.03.85 » is no date: digits stand before.</summary>
    private static bool IsWithinNumber(ReadOnlySpan<char> text, int start) =>
        start > 1 && text[start - 1] is ('.' or '/' or '-') && char.IsAsciiDigit(text[start - 2]);

    private static bool IsBirth(
        ReadOnlySpan<char> text,
        int start,
        WrittenDate date,
        GuardedColumn column,
        ReferenceMonth? month
    )
    {
        ReadOnlySpan<char> before = text[..start];
        if (Names(before, BirthWords, within: 24))
        {
            return true;
        }

        // A month may be written as its first or its last day.
        bool isMonth = column == GuardedColumn.Month && date.Day is (1 or >= 28);
        (int first, int last) = month is { } known
            ? (known.Year - ActivityYears, known.Year + ActivityYears)
            : (FirstYear, LastYear);
        if (isMonth || (date.Year >= first && date.Year <= last) || Names(before, LegalWords, within: 40))
        {
            return false;
        }

        // « 10/12/14 » in a sentence may be three figures and « 12031985 » a sum; « 12/03/85 » is hardly either.
        return date.Writing switch
        {
            DateWriting.ShortYear => date.Year < 2000 || date.Length == text.Length,
            DateWriting.Compact => column != GuardedColumn.Value && date.Length == text.Length,
            _ => true,
        };
    }

    private static bool Names(ReadOnlySpan<char> before, string[] words, int within)
    {
        ReadOnlySpan<char> near = before.Length > within ? before[^within..] : before;
        foreach (string word in words)
        {
            int found = near.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (found >= 0 && (found == 0 || !char.IsLetter(near[found - 1])))
            {
                return true;
            }
        }

        return false;
    }
}
