using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Returns;

/// <summary>Whether a receipt is authentic, to whoever holds it: the chain of its month is computed again.</summary>
public sealed class VerifyReceipt(EditionSeries editions, Ledger ledger)
{
    [Function(nameof(VerifyReceipt))]
    [Open]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "receipts/{departement}/{month}/{revision}")]
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

        _ = int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        LedgerEntry? entry = LedgerChain.Verify(
            await ledger.HistoryAsync(departement, named, cancellation),
            number,
            request.Query["code"].ToString()
        );
        return Results.Ok(
            entry is null
                ? new ReceiptAnswer(false, null, null, null)
                : new ReceiptAnswer(true, entry.Sha256, entry.ReceivedAt, entry.Revision)
        );
    }

    private sealed record ReceiptAnswer(bool Authentic, string? Sha256, DateTimeOffset? ReceivedAt, int? Revision);
}
