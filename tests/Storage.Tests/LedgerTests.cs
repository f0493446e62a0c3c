using Azure.Core;
using Observatoire.Editions.Time;

namespace Observatoire.Storage.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class LedgerTests(AzuriteFixture azurite)
{
    private readonly Ledger ledger = new(azurite.Account);

    [Fact]
    public async Task A_month_nobody_sent_has_no_history()
    {
        Assert.Empty(await ledger.HistoryAsync("99A", Drafts.December));
        Assert.Null(await ledger.LatestAsync("99A", Drafts.December));
    }

    [Fact]
    public async Task What_was_appended_is_read_back_whole()
    {
        LedgerDraft draft = Drafts.Of("L1", "aa", "recu-1") with
        {
            Totals = "ACC_PUB=12;ETP_POU=3.25",
            Simulated = true,
            FileMonth = ReferenceMonth.Parse("2018-01"),
        };
        AppendResult result = await ledger.AppendAsync(draft);
        Assert.True(result.IsNew);
        Assert.Equal(1, result.Entry.Revision);
        Assert.Equal(result.Entry, Assert.Single(await ledger.HistoryAsync("L1", Drafts.December)));
    }

    [Fact]
    public async Task The_same_bytes_again_are_the_same_receipt()
    {
        AppendResult first = await ledger.AppendAsync(Drafts.Of("L2", "aa", "recu-1"));
        AppendResult second = await ledger.AppendAsync(Drafts.Of("L2", "aa", "recu-2"));
        Assert.Equal(AppendOutcome.SameAsLatest, second.Outcome);
        Assert.Equal(first.Entry, second.Entry);
        Assert.Single(await ledger.HistoryAsync("L2", Drafts.December));
    }

    [Fact]
    public async Task Bytes_that_were_replaced_and_come_back_are_a_new_revision()
    {
        await ledger.AppendAsync(Drafts.Of("L3", "aa", "recu-1"));
        await ledger.AppendAsync(Drafts.Of("L3", "bb", "recu-2"));
        AppendResult back = await ledger.AppendAsync(Drafts.Of("L3", "aa", "recu-3"));
        Assert.True(back.IsNew);
        Assert.Equal(3, back.Entry.Revision);
        Assert.Equal(back.Entry, await ledger.LatestAsync("L3", Drafts.December));
    }

    [Fact]
    public async Task A_revision_is_found_by_its_number_as_written_in_an_address()
    {
        await ledger.AppendAsync(Drafts.Of("L40", "aa", "recu-1"));
        AppendResult second = await ledger.AppendAsync(Drafts.Of("L40", "bb", "recu-2"));
        Assert.Equal(second.Entry, await ledger.FindAsync("L40", Drafts.December, "2"));
        Assert.Null(await ledger.FindAsync("L40", Drafts.December, "3"));
        Assert.Null(await ledger.FindAsync("L40", Drafts.December, "02"));
    }

    [Fact]
    public async Task Twenty_different_files_at_once_are_twenty_revisions()
    {
        AppendResult[] results = await Task.WhenAll(
            Enumerable
                .Range(1, 20)
                .Select(number =>
                    Task.Run(() => ledger.AppendAsync(Drafts.Of("L4", $"file{number}", $"recu-{number}")))
                )
        );
        Assert.All(results, result => Assert.True(result.IsNew));
        IReadOnlyList<LedgerEntry> history = await ledger.HistoryAsync("L4", Drafts.December);
        Assert.Equal(Enumerable.Range(1, 20), history.Select(entry => entry.Revision));
        Assert.Equal(20, history.Select(entry => entry.Sha256).Distinct().Count());
        Assert.Equal(history, results.Select(result => result.Entry).OrderBy(entry => entry.Revision));
    }

    [Fact]
    public async Task The_same_file_sent_ten_times_at_once_is_one_receipt()
    {
        AppendResult[] results = await Task.WhenAll(
            Enumerable
                .Range(1, 10)
                .Select(number => Task.Run(() => ledger.AppendAsync(Drafts.Of("L5", "same", $"recu-{number}"))))
        );
        Assert.Single(results, result => result.IsNew);
        Assert.Single(results.Select(result => result.Entry.ReceiptId).Distinct());
        Assert.Single(await ledger.HistoryAsync("L5", Drafts.December));
    }

    [Fact]
    public async Task An_insert_whose_answer_was_lost_is_recognised_by_its_receipt()
    {
        LostAnswer fault = new(RequestMethod.Post);
        Ledger shaken = new(azurite.Through(fault));
        AppendResult result = await shaken.AppendAsync(Drafts.Of("L6", "aa", "recu-1"));
        Assert.Equal(1, fault.Losses);
        Assert.True(result.IsNew);
        Assert.Equal("recu-1", result.Entry.ReceiptId);
        Assert.Single(await ledger.HistoryAsync("L6", Drafts.December));
    }

    [Fact]
    public async Task A_draft_appended_again_by_its_caller_is_the_row_it_already_has()
    {
        LedgerDraft draft = Drafts.Of("L7", "aa", "recu-1");
        AppendResult first = await ledger.AppendAsync(draft);
        Assert.Equal(first, await ledger.AppendAsync(draft));
    }

    [Fact]
    public async Task Only_if_none_refuses_a_month_that_has_a_different_return()
    {
        AppendResult first = await ledger.AppendAsync(Drafts.Of("L8", "aa", "recu-1"), onlyIfNone: true);
        Assert.True(first.IsNew);
        AppendResult different = await ledger.AppendAsync(Drafts.Of("L8", "bb", "recu-2"), onlyIfNone: true);
        Assert.Equal(AppendOutcome.Refused, different.Outcome);
        Assert.Equal(first.Entry, different.Entry);
        AppendResult same = await ledger.AppendAsync(Drafts.Of("L8", "aa", "recu-3"), onlyIfNone: true);
        Assert.Equal(AppendOutcome.SameAsLatest, same.Outcome);
    }

    [Fact]
    public async Task Only_if_none_lets_one_of_two_different_returns_at_once_through()
    {
        AppendResult[] results = await Task.WhenAll(
            Enumerable
                .Range(1, 6)
                .Select(number =>
                    Task.Run(() =>
                        ledger.AppendAsync(Drafts.Of("L9", $"file{number}", $"recu-{number}"), onlyIfNone: true)
                    )
                )
        );
        Assert.Single(results, result => result.IsNew);
        Assert.Equal(5, results.Count(result => result.Outcome == AppendOutcome.Refused));
    }

    [Fact]
    public async Task A_month_does_not_see_the_rows_of_its_neighbours()
    {
        await ledger.AppendAsync(Drafts.Of("M1", "aa", "recu-1") with { Month = new ReferenceMonth(2018, 1) });
        await ledger.AppendAsync(Drafts.Of("M1", "bb", "recu-2") with { Month = new ReferenceMonth(2018, 11) });
        await ledger.AppendAsync(Drafts.Of("M1", "cc", "recu-3"));
        LedgerEntry only = Assert.Single(await ledger.HistoryAsync("M1", Drafts.December));
        Assert.Equal("cc", only.Sha256);
    }

    [Fact]
    public async Task The_latest_of_all_is_right_beyond_one_page_of_the_service()
    {
        // The service answers at most 1,000 rows at a time: 2,500 rows are three pages.
        string[] departements = [.. Enumerable.Range(0, 25).Select(number => $"P{number:00}")];
        ReferenceMonth first = new(2017, 1);
        await Parallel.ForEachAsync(
            departements,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (departement, cancellation) =>
            {
                for (int month = 0; month < 50; month++)
                {
                    LedgerDraft draft = Drafts.Of(departement, "aa", $"{month}-1") with
                    {
                        Month = first.PlusMonths(month),
                    };
                    await ledger.AppendAsync(draft, cancellation: cancellation);
                    await ledger.AppendAsync(
                        draft with
                        {
                            Sha256 = "bb",
                            ReceiptId = $"{month}-2",
                        },
                        cancellation: cancellation
                    );
                }
            }
        );

        List<LedgerEntry> latest = [];
        await foreach (LedgerEntry entry in ledger.LatestOfAllAsync())
        {
            if (entry.Departement.StartsWith('P'))
            {
                latest.Add(entry);
            }
        }

        Assert.Equal(25 * 50, latest.Count);
        Assert.All(latest, entry => Assert.Equal((2, "bb"), (entry.Revision, entry.Sha256)));
        Assert.Equal(25 * 50, latest.Select(entry => (entry.Departement, entry.Month)).Distinct().Count());
    }
}
