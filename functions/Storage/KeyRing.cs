using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;

namespace Observatoire.Storage;

/// <summary>A key a département deposits with. Only the hash of its token is ever kept. Immutable.</summary>
/// <param name="Departement">The département it opens, and no other.</param>
/// <param name="KeyId">Public id, written in the ledger.</param>
/// <param name="Sha256">SHA-256 of the token, lower-case hexadecimal.</param>
/// <param name="IssuedAt">UTC.</param>
/// <param name="ExpiresAt">First instant at which it no longer opens, UTC.</param>
/// <param name="RevokedAt">When it was revoked, or null.</param>
public sealed record DepositKey(
    string Departement,
    string KeyId,
    string Sha256,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt
)
{
    /// <summary>SHA-256 of a token, lower-case hexadecimal.</summary>
    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>True when the token is this key's; the comparison takes the same time whatever the token.</summary>
    public bool Matches(string token) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(HashOf(token)),
            Encoding.ASCII.GetBytes(Sha256)
        );

    /// <summary>True when the key is neither expired nor revoked.</summary>
    public bool IsUsable(DateTimeOffset at) => RevokedAt is null && at < ExpiresAt;
}

/// <summary>The keys of the départements.</summary>
/// <remarks>
/// Table <c>keys</c>, partition = département, row = key id. A key is issued once: a second issue under the same id is
/// refused by the table. Revoking is idempotent and keeps the first date. Keys are never deleted: the ledger names them.
/// </remarks>
public sealed class KeyRing(StorageAccount account)
{
    private readonly TableClient table = account.Tables.GetTableClient(StorageNames.Keys);

    /// <exception cref="Azure.RequestFailedException">Status 409 when the id is taken.</exception>
    public async Task IssueAsync(DepositKey key, CancellationToken cancellation = default) =>
        await table.AddEntityAsync(Write(key), cancellation);

    public async Task<DepositKey?> FindAsync(
        string departement,
        string keyId,
        CancellationToken cancellation = default
    ) => await table.FindAsync(departement, keyId, cancellation) is TableEntity row ? Read(row) : null;

    /// <returns>False when there is no such key.</returns>
    public async Task<bool> RevokeAsync(
        string departement,
        string keyId,
        DateTimeOffset at,
        CancellationToken cancellation = default
    )
    {
        TableEntity? row = await table.FindAsync(departement, keyId, cancellation);
        if (row is null)
        {
            return false;
        }

        if (row.GetDateTimeOffset(nameof(DepositKey.RevokedAt)) is null)
        {
            row[nameof(DepositKey.RevokedAt)] = at;
            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellation);
        }

        return true;
    }

    private static TableEntity Write(DepositKey key)
    {
        TableEntity row = new(key.Departement, key.KeyId)
        {
            [nameof(DepositKey.Sha256)] = key.Sha256,
            [nameof(DepositKey.IssuedAt)] = key.IssuedAt,
            [nameof(DepositKey.ExpiresAt)] = key.ExpiresAt,
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
        );
}
