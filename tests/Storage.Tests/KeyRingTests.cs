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
        Assert.NotNull(await ring.RevokeAsync("01", "cle-5", Drafts.At.AddDays(1)));
        Assert.NotNull(await ring.RevokeAsync("01", "cle-5", Drafts.At.AddDays(2)));
        DepositKey? found = await ring.FindAsync("01", "cle-5");
        Assert.Equal(Drafts.At.AddDays(1), found!.RevokedAt);
        Assert.False(found.IsUsable(Drafts.At.AddDays(3)));
        Assert.Null(await ring.RevokeAsync("01", "inconnue", Drafts.At));
    }

    [Fact]
    public async Task An_expiry_is_only_brought_forward()
    {
        await ring.IssueAsync(KeyOf("cle-7"));
        Assert.Equal(Drafts.At, (await ring.ExpireAsync("01", "cle-7", Drafts.At))!.ExpiresAt);
        Assert.Equal(Drafts.At, (await ring.ExpireAsync("01", "cle-7", Drafts.At.AddDays(1)))!.ExpiresAt);
        Assert.Null(await ring.ExpireAsync("01", "inconnue", Drafts.At));
    }

    [Fact]
    public async Task A_use_noted_while_the_key_is_revoked_takes_nothing_back()
    {
        await ring.IssueAsync(KeyOf("cle-8") with { Label = "SI", Scope = KeyScope.Read, Simulated = true });
        await ring.RevokeAsync("01", "cle-8", Drafts.At);
        await ring.NoteUseAsync("01", "cle-8", Drafts.At.AddHours(1));
        DepositKey expected = KeyOf("cle-8") with
        {
            Label = "SI",
            Scope = KeyScope.Read,
            Simulated = true,
            RevokedAt = Drafts.At,
            LastUsedAt = Drafts.At.AddHours(1),
        };
        Assert.Equal(expected, await ring.FindAsync("01", "cle-8"));
    }

    [Fact]
    public async Task A_revocation_whose_answer_was_lost_keeps_its_date()
    {
        await ring.IssueAsync(KeyOf("cle-9"));
        LostAnswer fault = new(Azure.Core.RequestMethod.Patch);
        KeyRing shaken = new(azurite.Through(fault));
        DepositKey? revoked = await shaken.RevokeAsync("01", "cle-9", Drafts.At);
        Assert.Equal(1, fault.Losses);
        Assert.Equal(Drafts.At, revoked!.RevokedAt);
    }

    [Fact]
    public async Task The_keys_of_a_departement_are_listed_in_the_order_of_their_issue()
    {
        await ring.IssueAsync(KeyOf("b") with { Departement = "K1", IssuedAt = Drafts.At.AddDays(1) });
        await ring.IssueAsync(KeyOf("c") with { Departement = "K1" });
        await ring.IssueAsync(KeyOf("a") with { Departement = "K2" });
        Assert.Equal(["c", "b"], (await ring.ListAsync("K1")).Select(key => key.KeyId));
        Assert.Empty(await ring.ListAsync("K3"));
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
