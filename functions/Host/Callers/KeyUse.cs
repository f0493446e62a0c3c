using System.Collections.Concurrent;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Callers;

/// <summary>Notes when a key was last used: at most once an hour a key, and never in the way of the request.</summary>
public sealed class KeyUse(KeyRing keys, ILogger<KeyUse> logger)
{
    private static readonly TimeSpan Grain = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> noted = new(StringComparer.Ordinal);

    /// <returns>The writing, for who wants to wait for it; it never fails.</returns>
    public Task NoteAsync(DepositKey key, DateTimeOffset at)
    {
        DateTimeOffset last = noted.GetOrAdd(key.KeyId, key.LastUsedAt ?? DateTimeOffset.MinValue);
        return at - last >= Grain && noted.TryUpdate(key.KeyId, at, last) ? WriteAsync(key, at) : Task.CompletedTask;
    }

    private async Task WriteAsync(DepositKey key, DateTimeOffset at)
    {
        try
        {
            await keys.NoteUseAsync(key.Departement, key.KeyId, at);
        }
        catch (Exception fault) when (StorageFault.IsOne(fault))
        {
            HostLog.KeyUseNotNoted(logger, key.KeyId, fault);
        }
    }
}
