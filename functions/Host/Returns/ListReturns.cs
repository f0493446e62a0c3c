using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Returns;

/// <summary>The months a département's returns were accepted for, oldest first: to that département and to the DGAS.</summary>
public sealed class ListReturns(EditionSeries editions, Ledger ledger, TimeProvider clock)
{
    [Function(nameof(ListReturns))]
    [DepartementKey(KeyScope.Read, AlsoDgas = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "returns/{departement}")] HttpRequest request,
        string departement,
        CancellationToken cancellation
    )
    {
        request.HttpContext.Response.Headers.CacheControl = "private, no-store";
        if (Address.RefusalOf(departement, editions) is IResult refusal)
        {
            return refusal;
        }

        ReferenceMonth last = ReferenceMonth.Containing(clock.GetUtcNow());
        ReferenceMonth first = editions.Editions.Min(edition =>
            edition.Period.RetrospectiveFrom ?? edition.Period.First
        );
        List<Receipt> receipts = [];
        await foreach (LedgerEntry entry in ledger.LatestOfAsync(departement, first, last, cancellation))
        {
            receipts.Add(Receipt.From(entry, corrections: null));
        }

        return Results.Ok(new ReturnsAnswer(departement, receipts));
    }

    private sealed record ReturnsAnswer(string Departement, IReadOnlyList<Receipt> Receipts);
}
