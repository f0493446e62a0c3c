using Azure;

namespace Observatoire.Storage.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class KeyRingTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Expiry = Drafts.At.AddYears(1);

    private readonly KeyRing ring = new(azurite.Account);

    [Fact]
    public async Task An_issued_key_is_found_and_matches_its_token_only()
    {
        DepositKey key = KeyOf("cle-1");
        await ring.IssueAsync(key);
        DepositKey? found = await ring.FindAsync("01", "cle-1");
        Assert.Equal(key, found);
        Assert.True(found!.Matches("jeton"));
        Assert.False(found.Matches("jeton2"));
        Assert.False(found.Matches(""));
    }

    [Fact]
    public async Task A_key_opens_no_other_departement()
    {
        await ring.IssueAsync(KeyOf("cle-2"));
        Assert.Null(await ring.FindAsync("02", "cle-2"));
    }

    [Fact]
    public async Task The_token_is_nowhere_in_the_store()
    {
        await ring.IssueAsync(KeyOf("cle-3"));
        Azure.Data.Tables.TableEntity row = await azurite
            .Account.Tables.GetTableClient(StorageNames.Keys)
            .GetEntityAsync<Azure.Data.Tables.TableEntity>("01", "cle-3");
        Assert.DoesNotContain(
            row.Keys.Select(name => row[name]),
            value => value is string text && text.Contains("jeton", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_id_is_issued_once()
    {
        await ring.IssueAsync(KeyOf("cle-4"));
        RequestFailedException fault = await Assert.ThrowsAsync<RequestFailedException>(() =>
            ring.IssueAsync(KeyOf("cle-4"))
        );
        Assert.Equal(409, fault.Status);
    }

    [Fact]
    public async Task A_revoked_key_is_unusable_and_keeps_its_first_date()
    {
        await ring.IssueAsync(KeyOf("cle-5"));
        Assert.True(await ring.RevokeAsync("01", "cle-5", Drafts.At.AddDays(1)));
        Assert.True(await ring.RevokeAsync("01", "cle-5", Drafts.At.AddDays(2)));
        DepositKey? found = await ring.FindAsync("01", "cle-5");
        Assert.Equal(Drafts.At.AddDays(1), found!.RevokedAt);
        Assert.False(found.IsUsable(Drafts.At.AddDays(3)));
        Assert.False(await ring.RevokeAsync("01", "inconnue", Drafts.At));
    }

    [Fact]
    public void A_key_is_usable_until_the_instant_it_expires()
    {
        DepositKey key = KeyOf("cle-6");
        Assert.True(key.IsUsable(Expiry.AddTicks(-1)));
        Assert.False(key.IsUsable(Expiry));
    }

    private static DepositKey KeyOf(string id) =>
        new("01", id, DepositKey.HashOf("jeton"), Drafts.At, Expiry, RevokedAt: null);
}
