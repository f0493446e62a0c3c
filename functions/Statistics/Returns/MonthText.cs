using System.Globalization;
using System.Text.RegularExpressions;
using Observatoire.Statistics.Time;

namespace Observatoire.Statistics.Returns;

/// <summary>
/// A month as files write it: <c>2018-12</c>, and what a spreadsheet makes of it: <c>01/12/2018</c>, <c>12/2018</c>,
/// <c>2018-12-01</c>, <c>déc-18</c>, <c>décembre 2018</c>.
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
        string plain = text.Trim();
        if (ReferenceMonth.TryParse(plain, out ReferenceMonth month))
        {
            return month;
        }

        Match match = Numbers().Match(plain);
        if (match.Success)
        {
            return Of(Number(match, "year"), Number(match, "month"));
        }

        match = Words().Match(plain);
        if (!match.Success)
        {
            return null;
        }

        string name = Latin.Fold(match.Groups["name"].Value);
        int found = Array.FindIndex(FrenchMonths, each => name.StartsWith(each, StringComparison.Ordinal));
        int year = Number(match, "year");
        return Of(year < 100 ? 2000 + year : year, found + 1);
    }

    private static ReferenceMonth? Of(int year, int month) =>
        year is > 0 and <= 9999 && month is >= 1 and <= 12 ? new ReferenceMonth(year, month) : null;

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // The first day of a month only: another day says that something else than a month was meant.
    [GeneratedRegex(
        @"^(?:(?:0?1[/.])?(?<month>[0-9]{1,2})[/.](?<year>[0-9]{4})|(?<year>[0-9]{4})[-/](?<month>[0-9]{1,2})(?:[-/]0?1(?:[ T]00:00(?::00)?)?)?)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Numbers();

    [GeneratedRegex(
        @"^(?<name>\p{L}{3,9})\.?[- ](?<year>[0-9]{2}|[0-9]{4})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Words();
}
