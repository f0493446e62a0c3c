using Observatoire.Editions.Time;

namespace Observatoire.Storage.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class MonthJournalTests(AzuriteFixture azurite)
{
    private static readonly ReferenceMonth Month = new(2031, 5);

    private readonly MonthJournal journal = new(azurite.Account);

    [Fact]
    public async Task Acts_are_read_back_whole_in_their_order_with_the_closing_that_is_for_everybody()
    {
        MonthAct nothing = Act("J1", MonthActKind.Nothing, 0) with { Services = ["PMI", "ASE"] };
        MonthAct delay = Act("J1", MonthActKind.Delay, 1) with { Until = Drafts.At.AddDays(9) };
        MonthAct closing = Act(MonthJournal.Everybody, MonthActKind.Closing, 2);
        MonthAct reopening = Act("J1", MonthActKind.Reopening, 3) with { Until = Drafts.At.AddDays(30) };
        foreach (MonthAct act in (MonthAct[])[reopening, nothing, closing, delay, Act("J2", MonthActKind.Nothing, 4)])
        {
            Assert.True(await journal.AppendAsync(act));
        }

        IReadOnlyList<MonthAct> acts = await journal.OfAsync("J1", Month);

        Assert.Equal(
            [MonthActKind.Nothing, MonthActKind.Delay, MonthActKind.Closing, MonthActKind.Reopening],
            acts.Select(act => act.Kind)
        );
        Assert.Equal(delay.Until, acts[1].Until);
        Assert.Equal((closing.At, closing.By, closing.Reason), (acts[2].At, acts[2].By, acts[2].Reason));
        Assert.Equal(["PMI", "ASE"], acts[0].Services);
        Assert.Equal(5, (await journal.BetweenAsync(Month, Month)).Count);
        Assert.Empty(await journal.OfAsync("J1", Month.PlusMonths(1)));
    }

    [Fact]
    public async Task A_month_is_closed_once_and_keeps_its_first_closing()
    {
        ReferenceMonth month = new(2032, 1);
        MonthAct first = Act(MonthJournal.Everybody, MonthActKind.Closing, 0) with { Month = month };
        bool[] appended =
        [
            await journal.AppendAsync(first),
            await journal.AppendAsync(first with { At = Drafts.At.AddDays(1) }),
        ];

        Assert.Equal([true, false], appended);
        Assert.Equal(first.At, Assert.Single(await journal.OfAsync("J3", month)).At);
    }

    [Fact]
    public void A_month_is_locked_from_its_closing_on_but_while_it_is_reopened()
    {
        MonthAct closing = Act(MonthJournal.Everybody, MonthActKind.Closing, 0);
        MonthAct reopening = Act("J1", MonthActKind.Reopening, 1) with { Until = Drafts.At.AddDays(2) };

        Assert.False(MonthLock.After([]).IsLocked(Drafts.At));
        Assert.True(MonthLock.After([closing]).IsLocked(Drafts.At));
        Assert.False(MonthLock.After([closing, reopening]).IsLocked(Drafts.At.AddDays(1)));
        Assert.True(MonthLock.After([closing, reopening]).IsLocked(Drafts.At.AddDays(2)));
    }

    private static MonthAct Act(string departement, MonthActKind kind, int minute) =>
        new(departement, Month, kind, Drafts.At.AddMinutes(minute), "cle-1", "motif", null) { Services = [] };
}
