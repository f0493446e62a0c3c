using System.Text;
using Observatoire.Formats.Organisations;
using Observatoire.Statistics.Organisations;
using Observatoire.Storage;

namespace Observatoire.Host.Hosting;

/// <summary>How départements say they are organised, as known now.</summary>
public sealed class KnownOrganisations(OrganisationStore store, StorageReadiness readiness)
{
    /// <returns>What the département has declared; <see cref="Organisation.Empty"/> when it has declared nothing.</returns>
    public async Task<Organisation> OfAsync(string departement, CancellationToken cancellation)
    {
        await readiness.EnsureAsync(cancellation);
        OrganisationVersion? version = await store.KnownAsync(departement, null, cancellation);
        return version is null
            ? Organisation.Empty
            : OrganisationFile.Read(Encoding.UTF8.GetBytes(version.Document)).Organisation ?? Organisation.Empty;
    }
}
