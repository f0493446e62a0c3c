using Observatoire.Editions.Time;
using Observatoire.Local;
using Observatoire.Support;

namespace Observatoire.Storage.Tests;

/// <summary>An account where nothing exists yet: whoever comes first has it made, and nobody remembers it.</summary>
public sealed class CreatedWhenMissingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("observatoire-missing-");
    private Azurite azurite = null!;
    private StorageAccount account = null!;

    public async Task InitializeAsync()
    {
        azurite = await Azurite.StartAsync(Repository.Root, folder.FullName);
        account = StorageAccount.Connect(azurite.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await azurite.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_is_kept_whole_though_its_container_was_missing()
    {
        byte[] bytes = [.. Enumerable.Range(0, 9_000_000).Select(index => (byte)(index % 251))];
        RawStore store = new(account);
        await store.KeepAsync("01", ReferenceMonth.Parse("2026-01"), "abc", "csv", new MemoryStream(bytes), default);

        BinaryData? kept = await store.ReadAsync("01", ReferenceMonth.Parse("2026-01"), "abc", "csv", default);

        Assert.Equal(bytes, kept!.ToArray());
    }

    [Fact]
    public async Task Many_first_rows_at_once_are_all_there()
    {
        KeyRing ring = new(account);
        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(index => ring.IssueAsync(new DepositKey("01", $"{index:x12}", "h", Now, Now, null)))
        );

        Assert.Equal(20, (await ring.ListAsync("01", default)).Count);
    }

    [Fact]
    public async Task What_is_read_first_is_found_to_be_empty_and_the_account_to_be_reachable()
    {
        Assert.Empty(await new ReleaseStore(account).ListAsync(default));
        Assert.Empty(await new IndicatorStore(account).ReadFingerprintsAsync(default));
        Assert.Null(await new SiteStore(account).CurrentAsync(default));
        Assert.True(await account.IsReachableAsync());
    }

    [Fact]
    public async Task What_was_taken_away_meanwhile_is_made_again()
    {
        Assert.True(await account.IsReachableAsync());
        await account.Tables.DeleteTableAsync(StorageNames.Keys);
        await account.Blobs.GetBlobContainerClient(StorageNames.Indicators).DeleteAsync();

        Assert.Empty(await new KeyRing(account).ListAsync("01", default));
        await new IndicatorStore(account).WriteAsync(ReferenceMonth.Parse("2026-01"), "f", new byte[] { 1 }, default);
        Assert.Single(await new IndicatorStore(account).ReadFingerprintsAsync(default));
    }
}
