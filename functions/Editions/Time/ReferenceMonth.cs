using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Observatoire.Editions.Time;

/// <summary>The calendar month a return is about, as written <c>2018-12</c>.</summary>
/// <remarks>
/// A month carries no day, time zone or clock: it is a number of months on the proleptic Gregorian calendar. Two values
/// are equal when year and month are; order is chronological. Years run from 1 to 9999.
/// </remarks>
public readonly record struct ReferenceMonth : IComparable<ReferenceMonth>
{
    private readonly int index;

    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 (January) to 12 (December).</param>
    /// <exception cref="ArgumentOutOfRangeException">When either is outside its range.</exception>
    public ReferenceMonth(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        index = (year - 1) * 12 + month - 1;
    }

    public int Year => index / 12 + 1;

    public int Month => index % 12 + 1;

    public static ReferenceMonth Containing(DateTimeOffset instant) => new(instant.Year, instant.Month);

    public ReferenceMonth PlusMonths(int months)
    {
        int shifted = index + months;
        return new ReferenceMonth(Math.DivRem(shifted, 12).Quotient + 1, shifted % 12 + 1);
    }

    /// <summary>Number of months from <paramref name="earlier"/> to <paramref name="later"/>; negative when reversed.</summary>
    public static int MonthsBetween(ReferenceMonth earlier, ReferenceMonth later) => later.index - earlier.index;

    public int CompareTo(ReferenceMonth other) => index.CompareTo(other.index);

    public static bool operator <(ReferenceMonth left, ReferenceMonth right) => left.index < right.index;

    public static bool operator >(ReferenceMonth left, ReferenceMonth right) => left.index > right.index;

    public static bool operator <=(ReferenceMonth left, ReferenceMonth right) => left.index <= right.index;

    public static bool operator >=(ReferenceMonth left, ReferenceMonth right) => left.index >= right.index;

    /// <summary>Reads exactly <c>yyyy-MM</c>, ASCII digits, no spaces.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ReferenceMonth month)
    {
        month = default;
        if (
            text is not { Length: 7 }
            || text[4] != '-'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            || !int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || year < 1
            || number is < 1 or > 12
        )
        {
            return false;
        }

        month = new ReferenceMonth(year, number);
        return true;
    }

    /// <exception cref="FormatException">When <paramref name="text"/> is not <c>yyyy-MM</c>.</exception>
    public static ReferenceMonth Parse(string text) =>
        TryParse(text, out ReferenceMonth month) ? month : throw new FormatException($"« {text} » is not yyyy-MM.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");
}
