using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Observatoire.Local;
using Observatoire.Support;

namespace Observatoire.Storage.Tests;

/// <summary>One real Azurite for the assembly, its files in a folder of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("observatoire-storage-");
    private Azurite? azurite;

    public string ConnectionString => azurite!.ConnectionString;

    public StorageAccount Account { get; private set; } = null!;

    /// <summary>The same account, every try of every request passing through a policy of the test.</summary>
    public StorageAccount Through(HttpPipelinePolicy policy)
    {
        BlobClientOptions blobs = new();
        blobs.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        blobs.Retry.Delay = TimeSpan.FromMilliseconds(10);
        TableClientOptions tables = new();
        tables.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        tables.Retry.Delay = TimeSpan.FromMilliseconds(10);
        return new StorageAccount(
            new BlobServiceClient(ConnectionString, blobs),
            new TableServiceClient(ConnectionString, tables)
        );
    }

    public async Task InitializeAsync()
    {
        azurite = await Azurite.StartAsync(Repository.Root, folder.FullName);
        Account = StorageAccount.Connect(azurite.ConnectionString);
        await Account.EnsureCreatedAsync();
    }

    public async Task DisposeAsync()
    {
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
