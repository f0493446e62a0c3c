using System.Security.Claims;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>The months a département's returns were accepted for, oldest first: to that département and to the DGAS.</summary>
public static class ListReturns
{
    public static void MapListReturns(this WebApplication app) =>
        app.MapGet("/api/returns/{departement}", HandleAsync).RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string departement,
        HttpResponse response,
        ClaimsPrincipal caller,
        EditionSeries editions,
        StorageReadiness readiness,
        Ledger ledger,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        response.Headers.CacheControl = "private, no-store";
        if (ReturnAddress.RefusalOf(departement, caller, editions) is IResult refusal)
        {
            return refusal;
        }

        await readiness.EnsureAsync(cancellation);
        ReferenceMonth last = ReferenceMonth.Of(clock.GetUtcNow());
        ReferenceMonth first = editions.Editions.Min(edition =>
            edition.Period.RetrospectiveFrom ?? edition.Period.First
        );
        List<Receipt> receipts = [];
        await foreach (LedgerEntry entry in ledger.LatestOfAsync(departement, first, last, cancellation))
        {
            receipts.Add(Receipt.Of(entry, corrections: null));
        }

        return Results.Ok(new ReturnsAnswer(departement, receipts));
    }

    private sealed record ReturnsAnswer(string Departement, IReadOnlyList<Receipt> Receipts);
}
