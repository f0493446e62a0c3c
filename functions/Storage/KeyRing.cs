using Azure;
using Azure.Data.Tables;

namespace Observatoire.Storage;

/// <summary>The keys of the départements.</summary>
/// <remarks>
/// Table <c>keys</c>, partition = département, row = key id. A key is issued once: a second issue under the same id is
/// refused by the table. Revoking is idempotent and keeps the first date; an expiry is only ever brought forward. Keys
/// are never deleted: the ledger names them.
/// </remarks>
public sealed class KeyRing(StorageAccount account)
{
    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.Keys);

    /// <exception cref="RequestFailedException">Status 409 when the id is taken.</exception>
    public async Task IssueAsync(DepositKey key, CancellationToken cancellation = default) =>
        await table.AddEntityAsync(Write(key), cancellation);

    public async Task<DepositKey?> FindAsync(
        string departement,
        string keyId,
        CancellationToken cancellation = default
    ) => await table.FindAsync(departement, keyId, cancellation) is TableEntity row ? Read(row) : null;

    /// <summary>The keys of a département, usable or not, in the order in which they were issued.</summary>
    public async Task<IReadOnlyList<DepositKey>> ListAsync(string departement, CancellationToken cancellation = default)
    {
        List<DepositKey> keys = [];
        await foreach (
            TableEntity row in table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {departement}"),
                cancellationToken: cancellation
            )
        )
        {
            keys.Add(Read(row));
        }

        return [.. keys.OrderBy(key => key.IssuedAt)];
    }

    /// <returns>The key as it is now, or null when there is no such key.</returns>
    public Task<DepositKey?> RevokeAsync(
        string departement,
        string keyId,
        DateTimeOffset at,
        CancellationToken cancellation = default
    ) =>
        ChangeAsync(
            departement,
            keyId,
            key => key.RevokedAt is null ? (nameof(DepositKey.RevokedAt), at) : null,
            cancellation
        );

    /// <summary>Brings the expiry of a key forward; one that comes earlier already stays.</summary>
    /// <returns>The key as it is now, or null when there is no such key.</returns>
    public Task<DepositKey?> ExpireAsync(
        string departement,
        string keyId,
        DateTimeOffset at,
        CancellationToken cancellation = default
    ) =>
        ChangeAsync(
            departement,
            keyId,
            key => at < key.ExpiresAt ? (nameof(DepositKey.ExpiresAt), at) : null,
            cancellation
        );

    /// <summary>Notes that a key opened something. Touches nothing else of the row, whatever is done to it meanwhile.</summary>
    public async Task NoteUseAsync(
        string departement,
        string keyId,
        DateTimeOffset at,
        CancellationToken cancellation = default
    ) =>
        await table.UpdateEntityAsync(
            new TableEntity(departement, keyId) { [nameof(DepositKey.LastUsedAt)] = at },
            ETag.All,
            TableUpdateMode.Merge,
            cancellation
        );

    private async Task<DepositKey?> ChangeAsync(
        string departement,
        string keyId,
        Func<DepositKey, (string Property, DateTimeOffset At)?> change,
        CancellationToken cancellation
    )
    {
        while (true)
        {
            TableEntity? row = await table.FindAsync(departement, keyId, cancellation);
            DepositKey? key = row is null ? null : Read(row);
            if (row is null || key is null || change(key) is not (string property, DateTimeOffset at))
            {
                return key;
            }

            try
            {
                TableEntity changed = new(departement, keyId) { [property] = at };
                await table.UpdateEntityAsync(changed, row.ETag, TableUpdateMode.Merge, cancellation);
            }
            // Somebody else, or the first try of a repeated request, changed the row: what is there now decides.
            catch (RequestFailedException fault) when (fault.Status == 412) { }
        }
    }

    private static TableEntity Write(DepositKey key)
    {
        TableEntity row = new(key.Departement, key.KeyId)
        {
            [nameof(DepositKey.Sha256)] = key.Sha256,
            [nameof(DepositKey.IssuedAt)] = key.IssuedAt,
            [nameof(DepositKey.ExpiresAt)] = key.ExpiresAt,
            [nameof(DepositKey.Label)] = key.Label,
            [nameof(DepositKey.Scope)] = key.Scope.ToString(),
            [nameof(DepositKey.Simulated)] = key.Simulated,
        };
        if (key.RevokedAt is DateTimeOffset revoked)
        {
            row[nameof(DepositKey.RevokedAt)] = revoked;
        }

        return row;
    }

    private static DepositKey Read(TableEntity row) =>
        new(
            row.PartitionKey,
            row.RowKey,
            row.Text(nameof(DepositKey.Sha256)),
            row.Instant(nameof(DepositKey.IssuedAt)),
            row.Instant(nameof(DepositKey.ExpiresAt)),
            row.GetDateTimeOffset(nameof(DepositKey.RevokedAt))
        )
        {
            Label = row.GetString(nameof(DepositKey.Label)) ?? "",
            // A key of before the scopes deposits.
            Scope = Enum.TryParse(row.GetString(nameof(DepositKey.Scope)), out KeyScope scope)
                ? scope
                : KeyScope.Deposit,
            Simulated = row.GetBoolean(nameof(DepositKey.Simulated)) ?? false,
            LastUsedAt = row.GetDateTimeOffset(nameof(DepositKey.LastUsedAt)),
        };
}
