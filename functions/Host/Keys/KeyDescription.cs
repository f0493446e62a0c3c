using Observatoire.Storage;

namespace Observatoire.Host.Keys;

/// <summary>A key as the DGAS sees it once it was shown: all but what opens.</summary>
public sealed record KeyDescription(
    string KeyId,
    string Label,
    string Scope,
    bool Simulated,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt
)
{
    public static KeyDescription From(DepositKey key) =>
        new(
            key.KeyId,
            key.Label,
            key.Scope == KeyScope.Read ? "read" : "deposit",
            key.Simulated,
            key.IssuedAt,
            key.ExpiresAt,
            key.RevokedAt,
            key.LastUsedAt
        );
}
