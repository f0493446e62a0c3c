using Azure.Storage.Blobs;
using Observatoire.Local;

namespace Observatoire.Contract;

/// <summary>One Azurite for the tests that need no other.</summary>
public sealed class StoreFixture : IAsyncLifetime
{
    private readonly Scratch scratch = new();
    private Azurite? azurite;

    public string Connection => azurite!.ConnectionString;

    public BlobServiceClient Blobs => new(Connection);

    public async Task InitializeAsync() =>
        azurite = await Azurite.StartAsync(Places.RepositoryRoot, scratch["azurite"]);

    public async Task DisposeAsync()
    {
        await azurite!.DisposeAsync();
        scratch.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class StoreTests : ICollectionFixture<StoreFixture>
{
    public const string Name = "store";
}
