using System.Globalization;

namespace Observatoire.Simulation;

/// <summary>A month of the calendar, counted from year 0.</summary>
public readonly record struct SimulatedMonth(int Index)
{
    public int Year => Index / 12;

    /// <summary>From 1 to 12.</summary>
    public int Month => Index % 12 + 1;

    /// <exception cref="FormatException">When the text is not a month, <c>2026-03</c>.</exception>
    public static SimulatedMonth Parse(string text)
    {
        DateOnly first = DateOnly.ParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture);
        return new SimulatedMonth(first.Year * 12 + first.Month - 1);
    }

    public SimulatedMonth Plus(int months) => new(Index + months);

    /// <summary>Monday to Friday less the public holidays of mainland France.</summary>
    public int WorkingDays()
    {
        int year = Year;
        DateOnly easter = Easter(year);
        HashSet<DateOnly> holidays =
        [
            easter.AddDays(1),
            easter.AddDays(39),
            easter.AddDays(50),
            .. new (int Month, int Day)[]
            {
                (1, 1),
                (5, 1),
                (5, 8),
                (7, 14),
                (8, 15),
                (11, 1),
                (11, 11),
                (12, 25),
            }.Select(date => new DateOnly(year, date.Month, date.Day)),
        ];
        DateOnly first = new(Year, Month, 1);
        return Enumerable
            .Range(0, DateTime.DaysInMonth(Year, Month))
            .Select(first.AddDays)
            .Count(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    // Anonymous Gregorian algorithm (Meeus, Jones and Butcher).
    private static DateOnly Easter(int year)
    {
        int moon = year % 19;
        int century = year / 100;
        int rest = year % 100;
        int epact = (19 * moon + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        int late = (moon + 11 * epact + 22 * weekday) / 451;
        int day = epact + weekday - 7 * late + 114;
        return new DateOnly(year, day / 31, day % 31 + 1);
    }
}
