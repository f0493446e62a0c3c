using System.Security.Claims;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>The file of a revision as it was received, byte for byte: to its département and to the DGAS.</summary>
public static class ShowFile
{
    public static void MapShowFile(this WebApplication app) =>
        app.MapGet("/api/returns/{departement}/{month}/revisions/{revision}/file", HandleAsync).RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string departement,
        string month,
        string revision,
        ClaimsPrincipal caller,
        EditionSeries editions,
        StorageReadiness readiness,
        Ledger ledger,
        RawStore files,
        CancellationToken cancellation
    )
    {
        (ReferenceMonth named, IResult? refusal) = ReturnAddress.Read(departement, month, caller, editions);
        if (refusal is not null)
        {
            return refusal;
        }

        await readiness.EnsureAsync(cancellation);
        LedgerEntry? entry = await ledger.FindAsync(departement, named, revision, cancellation);
        Stream? file = entry is null
            ? null
            : await files.OpenAsync(departement, entry.KeptUnder, entry.Sha256, entry.Extension, cancellation);
        return entry is null || file is null
            ? Problem.Of("unknown-revision", revision, departement, month)
            : Results.Stream(
                file,
                RequestBytes.TypeOf(entry.Extension),
                $"{departement}_{month}_{revision}.{entry.Extension}"
            );
    }
}
