namespace Observatoire.Returns.Privacy;

/// <summary>How a date is written, which says how sure it is one.</summary>
internal enum DateWriting
{
    None,

    /// <summary>With a year of four digits: <c>12/03/1985</c>, <c>1985-03-12</c>, <c>12 mars 1985</c>.</summary>
    Full,

    /// <summary>With a year of two digits: <c>12.03.85</c>.</summary>
    ShortYear,

    /// <summary>Eight digits: <c>12031985</c>, <c>19850312</c>.</summary>
    Compact,
}

/// <summary>A day as French and ISO files write it.</summary>
/// <param name="Year">Four digits; a short year above 30 is of the 1900s.</param>
/// <param name="Day">Day of the month, from 1.</param>
/// <param name="Length">Characters it takes; 0 when there is no date here.</param>
/// <param name="Writing">In which of the forms.</param>
internal readonly record struct WrittenDate(int Year, int Day, int Length, DateWriting Writing)
{
    private const int ShortYearPivot = 30;
    private const int OldestYear = 1890;
    private const int LatestYear = 2099;
    private const string MonthStarts = "jan fev mar avr mai jui aou sep oct nov dec ";

    /// <param name="text">Folded text that begins with a digit.</param>
    public static WrittenDate Read(ReadOnlySpan<char> text) =>
        Digits(text, 0) switch
        {
            4 => YearFirst(text),
            1 or 2 => DayFirst(text),
            8 => Compact(text),
            _ => default,
        };

    private static WrittenDate YearFirst(ReadOnlySpan<char> text)
    {
        int month = 5;
        if (!IsMark(text, 4) || text[4] == ' ' || Digits(text, month) is not (1 or 2))
        {
            return default;
        }

        int day = month + Digits(text, month) + 1;
        return IsMark(text, day - 1) && text[day - 1] == text[4] && Digits(text, day) is (1 or 2)
            ? Make(Number(text, 0), Number(text, month), Number(text, day), day + Digits(text, day), DateWriting.Full)
            : default;
    }

    private static WrittenDate DayFirst(ReadOnlySpan<char> text)
    {
        int mark = Digits(text, 0);
        mark += text[mark..].StartsWith("er", StringComparison.OrdinalIgnoreCase) ? 2 : 0;
        if (!IsMark(text, mark))
        {
            return default;
        }

        int start = mark + 1;
        int end = start;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        int month = Digits(text, start) == end - start ? Number(text, start) : MonthNamed(text[start..end]);
        bool isNamed = Digits(text, start) == 0;
        int year = end;
        while (year < text.Length && year - end < 2 && IsMark(text, year))
        {
            year++;
        }

        if (year == end || (!isNamed && (year > end + 1 || text[end] != text[mark])))
        {
            return default;
        }

        bool isShort = Digits(text, year) == 2 && (isNamed || (text[mark] != ' ' && mark == 2 && end - start == 2));
        if (Digits(text, year) != 4 && !isShort)
        {
            return default;
        }

        int length = year + Digits(text, year);
        bool goesOn = length + 1 < text.Length && text[length] == text[mark] && char.IsAsciiDigit(text[length + 1]);
        return goesOn && text[mark] != ' '
            ? default
            : Make(
                isShort ? LongYear(Number(text, year)) : Number(text, year),
                month,
                Number(text, 0),
                length,
                isShort ? DateWriting.ShortYear : DateWriting.Full
            );
    }

    private static WrittenDate Compact(ReadOnlySpan<char> text)
    {
        int all = Number(text, 0);
        WrittenDate yearFirst = Make(all / 10000, all / 100 % 100, all % 100, 8, DateWriting.Compact);
        return yearFirst.Length > 0
            ? yearFirst
            : Make(all % 10000, all / 10000 % 100, all / 1000000, 8, DateWriting.Compact);
    }

    private static WrittenDate Make(int year, int month, int day, int length, DateWriting writing) =>
        year is >= OldestYear and <= LatestYear
        && month is >= 1 and <= 12
        && day >= 1
        && day <= DateTime.DaysInMonth(year, month)
            ? new WrittenDate(year, day, length, writing)
            : default;

    private static int LongYear(int year) => year > ShortYearPivot ? 1900 + year : 2000 + year;

    /// <summary>1 to 12 for a French name of month, whole or shortened; 0 for any other word.</summary>
    private static int MonthNamed(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 9)
        {
            return 0;
        }

        int month = MonthStarts.AsSpan().IndexOf(word[..3], StringComparison.OrdinalIgnoreCase) / 4 + 1;
        bool isWhole = MonthStarts.AsSpan().IndexOf(word[..3], StringComparison.OrdinalIgnoreCase) % 4 == 0;
        return !isWhole ? 0
            : month < 6 ? month
            : month > 6 ? month + 1
            : word.Length > 3 && word[3] is ('l' or 'L') ? 7
            : 6;
    }

    private static bool IsMark(ReadOnlySpan<char> text, int position) =>
        position < text.Length && text[position] is ('/' or '.' or '-' or ' ');

    private static int Digits(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - start;
    }

    /// <summary>The number at this position, of at most eight digits; out of any range when there is none.</summary>
    private static int Number(ReadOnlySpan<char> text, int start)
    {
        int number = 0;
        int digits = Digits(text, start);
        for (int position = start; position < start + digits; position++)
        {
            number = digits > 8 ? -1 : number * 10 + text[position] - '0';
        }

        return number;
    }
}
