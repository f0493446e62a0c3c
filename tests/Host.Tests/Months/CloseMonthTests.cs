using System.Text.Json;
using Observatoire.Editions.Time;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Tests.Months;

[Collection(GuardedAppCollection.Name)]
public sealed class CloseMonthTests(GuardedApp app)
{
    [Fact]
    public async Task Months_whose_time_is_over_are_closed_once_from_the_first_that_may_be_and_by_default_none_is()
    {
        ReferenceMonth now = ReferenceMonth.Containing(TimeProvider.System.GetUtcNow());
        ReferenceMonth first = now.PlusMonths(-6);
        Uri host = await app.StartHostAsync(
            app.Identity.Issuer,
            new Dictionary<string, string> { ["FIRST_CLOSING_MONTH"] = first.ToString(), ["CLOSE_DAYS"] = "1" }
        );
        string token = await app.Identity.TokenAsync(GuardedApp.Dgas);

        Assert.Equal(0, await CloseAsync(null, token));
        Assert.InRange(await CloseAsync(host, token), 5, 6);
        Assert.Equal(0, await CloseAsync(host, token));
        MonthJournal journal = new(app.Storage);
        Assert.Equal("CloseMonth", Assert.Single(await journal.OfAsync("01", first)).By);
        Assert.Empty(await journal.OfAsync("01", first.PlusMonths(-1)));
        Assert.Empty(await journal.OfAsync("01", now));
    }

    [Fact]
    public void A_month_is_due_and_closed_so_many_days_after_its_end()
    {
        CollectionCalendar calendar = new(20, 90, null);
        ReferenceMonth december = new(2025, 12);

        Assert.Equal(new DateTimeOffset(2026, 1, 21, 0, 0, 0, TimeSpan.Zero), calendar.DeadlineOf(december));
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), calendar.ClosingOf(december));
    }

    private async Task<int> CloseAsync(Uri? host, string token)
    {
        JsonElement answer = (await app.SendAsync(HttpMethod.Post, "jobs/CloseMonth", token, null, host)).Body;
        return answer.GetProperty("summary").GetProperty("closed").GetInt32();
    }
}
