using System.Collections.Concurrent;
using Observatoire.Formats.Organisations;
using Observatoire.Returns.Organisations;
using Observatoire.Storage;

namespace Observatoire.Host.Organisations;

/// <summary>How départements say they are organised, as known now: a version is read once, whether there is a later one is asked each time.</summary>
public sealed class KnownOrganisations(OrganisationStore store)
{
    private readonly ConcurrentDictionary<string, (int Version, Organisation Organisation)> read = new(
        StringComparer.Ordinal
    );

    /// <returns>What the département has declared; null when it never has: its territories are then not known, and not wrong.</returns>
    public async Task<Organisation?> OfAsync(string departement, CancellationToken cancellation)
    {
        int latest = await store.LatestVersionAsync(departement, cancellation);
        if (latest == 0)
        {
            return null;
        }

        if (
            read.TryGetValue(departement, out (int Version, Organisation Organisation) known)
            && known.Version == latest
        )
        {
            return known.Organisation;
        }

        OrganisationVersion version = (await store.KnownAsync(departement, null, cancellation))!;
        Organisation organisation = OrganisationFile.ReadKept(version.Document);
        read[departement] = (version.Version, organisation);
        return organisation;
    }
}
