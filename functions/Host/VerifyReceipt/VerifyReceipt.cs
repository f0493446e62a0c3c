using System.Globalization;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>Whether a receipt is authentic, to whoever holds it: the chain of its month is computed again.</summary>
public static class VerifyReceipt
{
    public static void MapVerifyReceipt(this WebApplication app) =>
        app.MapGet("/api/receipts/{departement}/{month}/{revision}", HandleAsync);

    private static async Task<IResult> HandleAsync(
        string departement,
        string month,
        string revision,
        HttpRequest request,
        EditionSeries editions,
        StorageReadiness readiness,
        Ledger ledger,
        CancellationToken cancellation
    )
    {
        if (editions.Latest.FindDepartement(departement) is null)
        {
            return Problem.Of("unknown-departement", departement);
        }

        if (!ReferenceMonth.TryParse(month, out ReferenceMonth named))
        {
            return Problem.Of("month-not-readable", month);
        }

        await readiness.EnsureAsync(cancellation);
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
