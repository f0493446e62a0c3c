using System.Globalization;
using System.Text.RegularExpressions;
using Observatoire.Editions.Time;

namespace Observatoire.Returns;

/// <summary>
/// A month as files write it: <c>2018-12</c>, and what a spreadsheet makes of it: <c>01/12/2018</c>, <c>12/2018</c>,
/// <c>2018-12-01</c>, <c>31/12/18</c>, <c>201812</c>, <c>déc-18</c>, <c>1 décembre 2018</c>.
/// </summary>
internal static partial class MonthText
{
    private static readonly string[] FrenchMonths =
    [
        "jan",
        "fev",
        "mar",
        "avr",
        "mai",
        "juin",
        "juil",
        "aou",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    /// <returns>The month, or null when the text is not one.</returns>
    public static ReferenceMonth? Read(string text)
    {
        string plain = WrittenCell.Bare(text);
        if (ReferenceMonth.TryParse(plain, out ReferenceMonth month))
        {
            return month;
        }

        Match match = Numbers().Match(plain);
        if (match.Success)
        {
            return Make(match, Number(match, "month"));
        }

        match = Words().Match(plain);
        if (!match.Success)
        {
            return null;
        }

        string name = Latin.Fold(match.Groups["name"].Value);
        return Make(match, Array.FindIndex(FrenchMonths, each => name.StartsWith(each, StringComparison.Ordinal)) + 1);
    }

    // The first day of a month or its last: another day says that something else than a month was meant.
    private static ReferenceMonth? Make(Match match, int month)
    {
        int written = Number(match, "year");
        int year = written < 100 ? 2000 + written : written;
        if (year is < 1 or > 9999 || month is < 1 or > 12)
        {
            return null;
        }

        int day = match.Groups["day"].Success ? Number(match, "day") : 1;
        return day == 1 || day == DateTime.DaysInMonth(year, month) ? new ReferenceMonth(year, month) : null;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // A year of two digits only after a day: « 03/26 » may be a day of March.
    [GeneratedRegex(
        @"^(?:(?<day>[0-9]{1,2})(?<mark>[/.-])(?<month>[0-9]{1,2})\k<mark>(?<year>[0-9]{4}|[0-9]{2})|(?<month>[0-9]{1,2})[/. _-](?<year>[0-9]{4})|(?<year>20[0-9]{2})(?<month>[0-9]{2})|(?<year>[0-9]{4})[/. _-](?<month>[0-9]{1,2})(?:[/.-](?<day>[0-9]{1,2}))?)(?:[ T]00:00(?::00)?)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Numbers();

    [GeneratedRegex(
        @"^(?:(?<day>[0-9]{1,2})(?:er)?[- ])?(?<name>\p{L}{3,9})\.?[- _](?<year>[0-9]{2}|[0-9]{4})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Words();
}
