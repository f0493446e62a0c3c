using System.Security.Claims;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>The revisions received for a département's month, oldest first: to that département and to the DGAS.</summary>
public static class ShowLedger
{
    public static void MapShowLedger(this WebApplication app) =>
        app.MapGet("/api/returns/{departement}/{month}", HandleAsync).RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string departement,
        string month,
        ClaimsPrincipal caller,
        EditionSeries editions,
        StorageReadiness readiness,
        Ledger ledger,
        AcceptedReturns returns,
        CancellationToken cancellation
    )
    {
        (ReferenceMonth named, IResult? refusal) = ReturnAddress.Read(departement, month, caller, editions);
        if (refusal is not null)
        {
            return refusal;
        }

        await readiness.EnsureAsync(cancellation);
        IReadOnlyList<LedgerEntry> revisions = await ledger.HistoryAsync(departement, named, cancellation);
        return Results.Ok(new LedgerAnswer(departement, month, await returns.ReceiptsAsync(revisions, cancellation)));
    }

    private sealed record LedgerAnswer(string Departement, string Month, IReadOnlyList<Receipt> Revisions);
}
