using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace Observatoire.Storage;

/// <summary>The one storage account of the service, and the only place where its clients are made.</summary>
/// <remarks>Thread-safe. One instance serves the whole application: the clients share their connections.</remarks>
public sealed class StorageAccount(BlobServiceClient blobs, TableServiceClient tables)
{
    private static readonly TimeSpan ReachLimit = TimeSpan.FromSeconds(5);

    public BlobServiceClient Blobs { get; } = blobs;

    public TableServiceClient Tables { get; } = tables;

    /// <summary>Connects with a connection string: Azurite, or an account whose keys are still allowed.</summary>
    /// <exception cref="FormatException">When the connection string cannot be read.</exception>
    public static StorageAccount Connect(string connectionString) =>
        CreatedWhenMissing(
            options => new BlobServiceClient(connectionString, options),
            options => new TableServiceClient(connectionString, options)
        );

    /// <summary>Connects to an account of the public Azure cloud with the identity of the function app.</summary>
    /// <param name="accountName">Name of the storage account: <c>stobservatoire</c>.</param>
    /// <param name="clientId">Client id of a user-assigned identity, or null for the system-assigned one.</param>
    public static StorageAccount ConnectWithIdentity(string accountName, string? clientId)
    {
        ManagedIdentityId identity = string.IsNullOrEmpty(clientId)
            ? ManagedIdentityId.SystemAssigned
            : ManagedIdentityId.FromUserAssignedClientId(clientId);
        ManagedIdentityCredential credential = new(identity);
        return CreatedWhenMissing(
            options => new BlobServiceClient(
                new Uri($"https://{accountName}.blob.core.windows.net"),
                credential,
                options
            ),
            options => new TableServiceClient(
                new Uri($"https://{accountName}.table.core.windows.net"),
                credential,
                options
            )
        );
    }

    /// <summary>Creates the containers and tables that do not exist yet. Idempotent; safe from several instances.</summary>
    /// <exception cref="RequestFailedException">When the account answers and refuses.</exception>
    public async Task EnsureCreatedAsync(CancellationToken cancellation = default)
    {
        IEnumerable<Task> newContainers = StorageNames.Containers.Select(name =>
            (Task)Blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellation)
        );
        IEnumerable<Task> newTables = StorageNames.Tables.Select(name =>
            (Task)Tables.CreateTableIfNotExistsAsync(name, cancellation)
        );
        await Task.WhenAll([.. newContainers, .. newTables]);
    }

    /// <summary>True when both blobs and tables answer within five seconds and hold what this service needs.</summary>
    public async Task<bool> IsReachableAsync(CancellationToken cancellation = default)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(ReachLimit);
        try
        {
            Task<Response<bool>> container = Blobs
                .GetBlobContainerClient(StorageNames.Returns)
                .ExistsAsync(limit.Token);
            Task row = Tables
                .GetTableClient(StorageNames.Ledger)
                .GetEntityIfExistsAsync<TableEntity>("", "", cancellationToken: limit.Token);
            await Task.WhenAll(container, row);
            return (await container).Value;
        }
        catch (Exception fault)
            when (fault is RequestFailedException or AuthenticationFailedException or AggregateException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>An account whose containers and tables are created when one of them is found missing.</summary>
    private static StorageAccount CreatedWhenMissing(
        Func<BlobClientOptions, BlobServiceClient> blobs,
        Func<TableClientOptions, TableServiceClient> tables
    )
    {
        StorageAccount? account = null;
        CreatedWhenMissing policy = new(cancellation => account!.EnsureCreatedAsync(cancellation));
        account = new StorageAccount(
            blobs(WithPolicy(WithRetries(new BlobClientOptions()), policy)),
            tables(WithPolicy(WithRetries(new TableClientOptions()), policy))
        );
        return account;
    }

    private static TOptions WithPolicy<TOptions>(TOptions options, HttpPipelinePolicy policy)
        where TOptions : ClientOptions
    {
        options.AddPolicy(policy, HttpPipelinePosition.PerCall);
        return options;
    }

    private static TOptions WithRetries<TOptions>(TOptions options)
        where TOptions : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 4;
        options.Retry.Delay = TimeSpan.FromMilliseconds(300);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(5);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(60);
        return options;
    }
}
