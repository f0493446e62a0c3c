using System.Security.Cryptography;
using System.Text;

namespace Observatoire.Storage;

/// <summary>What a key opens.</summary>
public enum KeyScope
{
    /// <summary>Depositing and reading what was deposited.</summary>
    Deposit,

    /// <summary>Reading only.</summary>
    Read,
}

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
    /// <summary>What its holder calls it; may be empty.</summary>
    public string Label { get; init; } = "";

    public KeyScope Scope { get; init; }

    /// <summary>True when all that it deposits is synthetic, and stays marked so.</summary>
    public bool Simulated { get; init; }

    /// <summary>When it last opened something, within the hour; null when it never did.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

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
