using System.Globalization;
using Observatoire.Local.FunctionsHost.Timers;

namespace Observatoire.Contract;

public sealed class TimerScheduleTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData("0 */5 * * * *", "2026-11-22T10:02:00+01:00", "2026-11-22T10:05:00+01:00")]
    [InlineData("*/5 * * * *", "2026-11-22T10:02:00+01:00", "2026-11-22T10:05:00+01:00")]
    [InlineData("0 0 3 * * *", "2026-11-22T03:00:00+01:00", "2026-11-23T03:00:00+01:00")]
    // The hour that does not exist: run as if the clocks had not moved.
    [InlineData("0 30 2 * * *", "2026-03-29T00:00:00+01:00", "2026-03-29T03:30:00+02:00")]
    // The hour that comes twice: a fixed time runs in its first passage only.
    [InlineData("0 30 2 * * *", "2026-10-25T00:00:00+02:00", "2026-10-25T02:30:00+02:00")]
    [InlineData("0 */5 * * * *", "2026-10-25T02:10:00+01:00", "2026-10-25T02:15:00+01:00")]
    public void The_next_due_time_is_read_in_the_local_zone(string schedule, string from, string expected)
    {
        DateTimeOffset next = TimerSchedule.TryParse(schedule)!.Next(At(from), Paris);

        Assert.Equal(At(expected), next);
    }

    [Theory]
    [InlineData("*/10 * * * * *", true)]
    [InlineData("0,30 * * * * *", true)]
    [InlineData("0 * * * * *", false)]
    public void A_schedule_faster_than_a_minute_is_told(string schedule, bool faster)
    {
        Assert.Equal(
            faster,
            TimerSchedule.TryParse(schedule)!.IsFasterThanAMinute(At("2026-11-22T10:00:00+01:00"), Paris)
        );
    }

    [Fact]
    public void A_date_that_never_comes_is_never_due()
    {
        Assert.Equal(
            DateTimeOffset.MaxValue,
            TimerSchedule.TryParse("0 0 0 31 2 *")!.Next(At("2026-11-22T10:00:00+01:00"), Paris)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("every hour")]
    [InlineData("0 61 * * * *")]
    public void Text_that_is_no_schedule_is_refused(string text) => Assert.Null(TimerSchedule.TryParse(text));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
