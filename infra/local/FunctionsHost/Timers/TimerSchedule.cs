using NCrontab;

namespace Observatoire.Local.FunctionsHost.Timers;

/// <summary>When a timer is due, from six-field (or five-field) NCRONTAB text read in the host's local time zone.</summary>
/// <remarks>
/// In the hour the clocks repeat, a time is taken as its first passage, or its second when the first is over: every
/// due time lies after the instant asked from. Ticks of the repeated hour's first minutes may be skipped there.
/// </remarks>
public sealed class TimerSchedule
{
    private readonly CrontabSchedule cron;

    private TimerSchedule(CrontabSchedule cron) => this.cron = cron;

    /// <summary>Reads NCRONTAB text; null when it is not.</summary>
    public static TimerSchedule? TryParse(string text)
    {
        int fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        CrontabSchedule? read = CrontabSchedule.TryParse(
            text,
            new CrontabSchedule.ParseOptions { IncludingSeconds = fields != 5 }
        );
        return read is null ? null : new TimerSchedule(read);
    }

    /// <summary>The first due time strictly after <paramref name="instant"/>.</summary>
    public DateTimeOffset Next(DateTimeOffset instant, TimeZoneInfo zone)
    {
        DateTime local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        while (true)
        {
            local = cron.GetNextOccurrence(local);
            if (local == DateTime.MaxValue)
            {
                return DateTimeOffset.MaxValue;
            }

            DateTimeOffset due = AsInstant(local, zone, instant);
            if (due > instant)
            {
                return due;
            }
        }
    }

    /// <summary>Whether two due times can be less than a minute apart, which switches the monitor off in the host.</summary>
    public bool IsFasterThanAMinute(DateTimeOffset now, TimeZoneInfo zone)
    {
        DateTimeOffset before = Next(now, zone);
        for (int i = 0; i < 5 && before != DateTimeOffset.MaxValue; i++)
        {
            DateTimeOffset after = Next(before, zone);
            if (after - before < TimeSpan.FromMinutes(1))
            {
                return true;
            }

            before = after;
        }

        return false;
    }

    private static DateTimeOffset AsInstant(DateTime local, TimeZoneInfo zone, DateTimeOffset notBefore)
    {
        if (zone.IsAmbiguousTime(local))
        {
            TimeSpan[] offsets = zone.GetAmbiguousTimeOffsets(local);
            DateTimeOffset first = new(local, offsets.Max());
            return first > notBefore ? first : new DateTimeOffset(local, offsets.Min());
        }

        TimeSpan offset = zone.IsInvalidTime(local) ? zone.BaseUtcOffset : zone.GetUtcOffset(local);
        return TimeZoneInfo.ConvertTime(new DateTimeOffset(local, offset), zone);
    }
}
