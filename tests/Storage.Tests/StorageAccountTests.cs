using Azure.Storage.Blobs.Models;

namespace Observatoire.Storage.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class StorageAccountTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Creating_what_exists_changes_nothing()
    {
        await azurite.Account.EnsureCreatedAsync();
        List<string> containers = [];
        await foreach (BlobContainerItem container in azurite.Account.Blobs.GetBlobContainersAsync())
        {
            containers.Add(container.Name);
        }

        Assert.Superset(StorageNames.Containers.ToHashSet(), containers.ToHashSet());
        Assert.True(await azurite.Account.IsReachableAsync());
    }

    [Fact]
    public async Task An_account_nobody_serves_is_not_reachable()
    {
        StorageAccount nowhere = StorageAccount.Connect(
            "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a;"
        );
        Assert.False(await nowhere.IsReachableAsync());
    }

    [Fact]
    public async Task A_check_the_caller_gives_up_is_cancelled_and_not_a_verdict()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            azurite.Account.IsReachableAsync(cancelled.Token)
        );
    }

    [Fact]
    public void A_connection_string_that_is_not_one_is_refused() =>
        Assert.Throws<FormatException>(() => StorageAccount.Connect("rien"));

    [Theory]
    [InlineData(null)]
    [InlineData("0b1f6f0e-53a0-4e0f-9b53-0f2f6c1a2b3c")]
    public void An_identity_names_the_account_it_reads(string? clientId)
    {
        StorageAccount account = StorageAccount.ConnectWithIdentity("stobservatoire", clientId);
        Assert.Equal("https://stobservatoire.blob.core.windows.net/", account.Blobs.Uri.AbsoluteUri);
        Assert.Equal("stobservatoire", account.Tables.AccountName);
    }
}
