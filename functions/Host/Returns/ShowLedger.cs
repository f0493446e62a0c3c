using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Returns;

/// <summary>The revisions received for a département's month, oldest first: to that département and to the DGAS.</summary>
public sealed class ShowLedger(EditionSeries editions, Ledger ledger, AcceptedReturns returns)
{
    [Function(nameof(ShowLedger))]
    [DepartementKey(KeyScope.Read, AlsoDgas = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "returns/{departement}/{month}")] HttpRequest request,
        string departement,
        string month,
        CancellationToken cancellation
    )
    {
        if (!Address.Read(departement, month, editions).Is(out ReferenceMonth named, out IResult? refusal))
        {
            return refusal;
        }

        IReadOnlyList<LedgerEntry> revisions = await ledger.HistoryAsync(departement, named, cancellation);
        return Results.Ok(new LedgerAnswer(departement, month, await returns.ReceiptsAsync(revisions, cancellation)));
    }

    private sealed record LedgerAnswer(string Departement, string Month, IReadOnlyList<Receipt> Revisions);
}
