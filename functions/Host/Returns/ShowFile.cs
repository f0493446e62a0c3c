using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Returns;

/// <summary>The file of a revision as it was received, byte for byte: to its département and to the DGAS.</summary>
public sealed class ShowFile(EditionSeries editions, Ledger ledger, RawStore files)
{
    [Function(nameof(ShowFile))]
    [DepartementKey(KeyScope.Read, AlsoDgas = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            Route = "returns/{departement}/{month}/revisions/{revision}/file"
        )]
            HttpRequest request,
        string departement,
        string month,
        string revision,
        CancellationToken cancellation
    )
    {
        if (!Address.Read(departement, month, editions).Is(out ReferenceMonth named, out IResult? refusal))
        {
            return refusal;
        }

        LedgerEntry? entry = await ledger.FindAsync(departement, named, revision, cancellation);
        Stream? file = entry is null
            ? null
            : await files.OpenAsync(departement, entry.KeptUnder, entry.Sha256, entry.Extension, cancellation);
        return entry is null || file is null
            ? Problem.Answer("unknown-revision", revision, departement, month)
            : Results.Stream(
                file,
                RequestFiles.TypeOf(entry.Extension),
                $"{departement}_{month}_{revision}.{entry.Extension}"
            );
    }
}
