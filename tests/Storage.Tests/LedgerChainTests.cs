using Azure;
using Azure.Data.Tables;

namespace Observatoire.Storage.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class LedgerChainTests(AzuriteFixture azurite)
{
    private readonly Ledger ledger = new(azurite.Account);

    [Fact]
    public async Task A_receipt_is_verified_by_its_own_code_and_no_other()
    {
        LedgerEntry first = (await ledger.AppendAsync(Drafts.Of("C1", "aa", "recu-1"))).Entry;
        LedgerEntry second = (await ledger.AppendAsync(Drafts.Of("C1", "bb", "recu-2"))).Entry;
        IReadOnlyList<LedgerEntry> history = await ledger.HistoryAsync("C1", Drafts.December);

        Assert.Equal(first, LedgerChain.Verify(history, 1, first.Code));
        Assert.Equal(second, LedgerChain.Verify(history, 2, second.Code));
        Assert.NotEqual(first.Code, second.Code);
        Assert.Null(LedgerChain.Verify(history, 1, second.Code));
        Assert.Null(LedgerChain.Verify(history, 2, ""));
        Assert.Null(LedgerChain.Verify(history, 3, second.Code));
        Assert.Null(LedgerChain.Verify([], 1, first.Code));
        Assert.Null(LedgerChain.Verify([second], 2, second.Code));
    }

    [Theory]
    [InlineData("Sha256", "cc")]
    [InlineData("Totals", "ACC_PUB=1")]
    [InlineData("KeyId", "cle-2")]
    public async Task A_row_changed_afterwards_is_seen_by_every_receipt_from_it_on(string property, string value)
    {
        string departement = "C" + property;
        LedgerEntry first = (await ledger.AppendAsync(Drafts.Of(departement, "aa", "recu-1"))).Entry;
        LedgerEntry second = (await ledger.AppendAsync(Drafts.Of(departement, "bb", "recu-2"))).Entry;
        TableClient table = azurite.Account.Tables.GetTableClient(StorageNames.Ledger);
        await table.UpdateEntityAsync(
            new TableEntity(departement, "2018-12_0001") { [property] = value },
            ETag.All,
            TableUpdateMode.Merge
        );
        IReadOnlyList<LedgerEntry> history = await ledger.HistoryAsync(departement, Drafts.December);

        Assert.Null(LedgerChain.Verify(history, 1, first.Code));
        Assert.Null(LedgerChain.Verify(history, 2, second.Code));
    }
}
