using Observatoire.Editions.Time;
using Observatoire.Host.Hosting;
using Observatoire.Host.Months;
using Observatoire.Storage;

namespace Observatoire.Host.Tests.Months;

public sealed class FinalMonthsTests
{
    private static readonly ReferenceMonth January = new(2026, 1);
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly CollectionCalendar FromJanuary = new(20, 90, January);

    private static readonly ReferenceMonth[] Months =
    [
        January.PlusMonths(-1),
        January,
        January.PlusMonths(1),
        January.PlusMonths(2),
    ];

    [Fact]
    public void A_month_is_final_when_it_is_closed_and_to_whom_it_is_not_reopened()
    {
        FinalMonths months = Of(Closing(January), Reopening(January, "59", Now.AddDays(1)));

        Assert.True(months.IsFinal(January, "62"));
        Assert.False(months.IsFinal(January, "59"));
        Assert.False(months.IsFinal(January));
        Assert.False(months.IsFinal(January.PlusMonths(1), "62"));
    }

    [Fact]
    public void A_reopening_that_is_over_changes_nothing() =>
        Assert.True(Of(Closing(January), Reopening(January, "59", Now.AddDays(-1))).IsFinal(January));

    [Fact]
    public void Figures_are_provisional_from_the_first_month_that_may_change()
    {
        MonthAct[] closed = [Closing(January), Closing(January.PlusMonths(1))];

        Assert.Equal(January.PlusMonths(2), Of(closed).ProvisionalFrom(Months, FromJanuary));
        Assert.Equal(
            January,
            Of([.. closed, Reopening(January, "59", Now.AddDays(1))]).ProvisionalFrom(Months, FromJanuary)
        );
    }

    [Fact]
    public void Where_months_are_never_closed_nothing_is_said_to_be_provisional() =>
        Assert.Null(Of().ProvisionalFrom(Months, FromJanuary with { FirstClosingMonth = null }));

    private static FinalMonths Of(params MonthAct[] acts) => new(acts, Now);

    private static MonthAct Closing(ReferenceMonth month) =>
        new(MonthJournal.Everybody, month, MonthActKind.Closing, Now.AddDays(-9), "timer", "time", null);

    private static MonthAct Reopening(ReferenceMonth month, string departement, DateTimeOffset until) =>
        new(departement, month, MonthActKind.Reopening, Now.AddDays(-5), "dgas", "correction", until);
}
