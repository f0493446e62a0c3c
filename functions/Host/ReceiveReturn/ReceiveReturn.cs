using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Observatoire.Formats.Returns;
using Observatoire.Formats.Verdicts;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>Receives a département's return for a month: checks it, keeps it, commits it to the ledger, gives a receipt.</summary>
public static class ReceiveReturn
{
    public static void MapReceiveReturn(this WebApplication app) =>
        app.MapPut("/api/returns/{departement}/{month}", HandleAsync).RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string departement,
        string month,
        HttpRequest request,
        ClaimsPrincipal caller,
        [AsParameters] Services services,
        CancellationToken cancellation
    )
    {
        (ReferenceMonth named, IResult? refusal) = ReturnAddress.Read(departement, month, caller, services.Editions);
        if (refusal is null && !caller.Is(departement))
        {
            refusal = Problem.Of("other-departement", departement);
        }

        if (refusal is not null)
        {
            return refusal;
        }

        (ReadOnlyMemory<byte> bytes, refusal) = await RequestBytes.ReadAsync(request, services.Settings, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        (CheckedReturn verdict, VerdictAnswer answer) = services.Verdicts.Of(bytes, departement, named);
        if (verdict.Return is not ActivityReturn accepted)
        {
            Log.ReturnRefused(services.Logger, departement, month, answer.Counts.Errors, verdict.Rows);
            return Results.Json(answer, statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        bool onlyIfNone = string.Equals(request.Headers.IfNoneMatch, "*", StringComparison.Ordinal);
        LedgerDraft draft = DraftOf(accepted, bytes, answer, caller, services.Clock);
        if (
            onlyIfNone
            && await services.Ledger.LatestAsync(departement, named, cancellation) is LedgerEntry other
            && !string.Equals(other.Sha256, draft.Sha256, StringComparison.Ordinal)
        )
        {
            return AlreadyReceived(other);
        }

        await services.RawFiles.KeepAsync(departement, named, draft.Sha256, draft.Extension, bytes, cancellation);
        await services.Facts.KeepAsync(named, departement, draft.Sha256, FactFile.Write(accepted), cancellation);
        AppendResult committed = await services.Ledger.AppendAsync(draft, onlyIfNone, cancellation);
        return Answer(committed, answer, services.Logger);
    }

    private static LedgerDraft DraftOf(
        ActivityReturn accepted,
        ReadOnlyMemory<byte> bytes,
        VerdictAnswer answer,
        ClaimsPrincipal caller,
        TimeProvider clock
    ) =>
        new()
        {
            Departement = accepted.Departement,
            Month = accepted.Month,
            ReceiptId = Guid.CreateVersion7(clock.GetUtcNow()).ToString(),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)),
            Extension = ReturnFileReader.ExtensionOf(bytes),
            ByteCount = bytes.Length,
            ReceivedAt = clock.GetUtcNow(),
            KeyId = caller.KeyId(),
            RowCount = answer.Counts.Rows,
            WarningCount = answer.Counts.Warnings,
            Edition = accepted.Edition,
        };

    private static IResult Answer(AppendResult committed, VerdictAnswer answer, ILogger logger)
    {
        LedgerEntry entry = committed.Entry;
        if (committed.Outcome == AppendOutcome.Refused)
        {
            return AlreadyReceived(entry);
        }

        string month = entry.Month.ToString();
        Log.ReturnReceived(
            logger,
            entry.Departement,
            month,
            entry.Revision,
            entry.RowCount,
            entry.ReceiptId,
            committed.IsNew
        );
        DepositAnswer deposit = new(true, Receipt.Of(entry), answer.Findings, answer.Counts);
        return committed.IsNew
            ? Results.Created($"/api/returns/{entry.Departement}/{month}", deposit)
            : Results.Ok(deposit);
    }

    private static IResult AlreadyReceived(LedgerEntry entry) =>
        Problem.Of(
            "already-received",
            entry.Revision,
            entry.ReceivedAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)
        );

    private sealed record DepositAnswer(
        bool Accepted,
        Receipt Receipt,
        IReadOnlyList<FindingAnswer> Findings,
        VerdictCounts Counts
    );

    private sealed record Services(
        EditionSeries Editions,
        Settings Settings,
        Verdicts Verdicts,
        RawStore RawFiles,
        FactStore Facts,
        Ledger Ledger,
        TimeProvider Clock,
        ILogger<Program> Logger
    );
}
