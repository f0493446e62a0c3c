using System.Globalization;
using System.Security.Claims;
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
        app.MapPut("/api/returns/{departement}/{month}", HandleAsync).RequireAuthorization(Caller.MayDeposit);

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

        (IReadOnlyDictionary<string, string> reasons, refusal) = services.Explanations.Read(request.Query);
        if (refusal is not null)
        {
            return refusal;
        }

        if (await services.Gate.RefusalAsync(departement, named, cancellation) is IResult locked)
        {
            return locked;
        }

        (ReceivedFile? file, refusal) = await RequestBytes.ReadAsync(request, services.Settings, cancellation);
        if (file is null)
        {
            return refusal!;
        }

        await using (file)
        {
            return await DepositAsync(file, departement, named, reasons, request, caller, services, cancellation);
        }
    }

    private static async Task<IResult> DepositAsync(
        ReceivedFile file,
        string departement,
        ReferenceMonth month,
        IReadOnlyDictionary<string, string> reasons,
        HttpRequest request,
        ClaimsPrincipal caller,
        Services services,
        CancellationToken cancellation
    )
    {
        FileCheck check = await services.Checking.CheckAsync(
            file,
            departement,
            month,
            departement,
            reasons.Keys.ToHashSet(),
            cancellation
        );
        if (!check.Answer.Accepted)
        {
            Log.ReturnRefused(
                services.Logger,
                departement,
                month.ToString(),
                check.Answer.Counts.Errors,
                check.Answer.Counts.Rows
            );
            return Results.Json(check.Answer, statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        ActivityReturn accepted = check.File.Returns[0];
        bool onlyIfNone = string.Equals(request.Headers.IfNoneMatch, "*", StringComparison.Ordinal);
        LedgerDraft draft = DraftOf(accepted, file, check, reasons, caller, services.Clock);
        if (
            onlyIfNone
            && await services.Ledger.LatestAsync(departement, month, cancellation) is LedgerEntry other
            && !string.Equals(other.Sha256, draft.Sha256, StringComparison.Ordinal)
        )
        {
            return AlreadyReceived(other);
        }

        file.Content.Position = 0;
        await services.RawFiles.KeepAsync(
            departement,
            month,
            draft.Sha256,
            draft.Extension,
            file.Content,
            cancellation
        );
        await services.Facts.KeepAsync(month, departement, draft.Sha256, FactFile.Write(accepted), cancellation);
        AppendResult committed = await services.Ledger.AppendAsync(draft, onlyIfNone, cancellation);
        return Answer(committed, check.Answer, services.Logger);
    }

    private static LedgerDraft DraftOf(
        ActivityReturn accepted,
        ReceivedFile file,
        FileCheck check,
        IReadOnlyDictionary<string, string> reasons,
        ClaimsPrincipal caller,
        TimeProvider clock
    ) =>
        new()
        {
            Departement = accepted.Departement,
            Month = accepted.Month,
            ReceiptId = Guid.CreateVersion7(clock.GetUtcNow()).ToString(),
            Sha256 = file.Sha256,
            Extension = check.Layout.Extension,
            ByteCount = file.Length,
            ReceivedAt = clock.GetUtcNow(),
            KeyId = caller.KeyId(),
            RowCount = check.Answer.Counts.Rows,
            WarningCount = check.Answer.Counts.Warnings,
            Edition = accepted.Edition,
            Totals = TotalsText.Write(accepted),
            Reasons = Explanations.Write(reasons),
            Simulated = caller.IsSimulated(),
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
        Explanations Explanations,
        MonthGate Gate,
        ReturnChecking Checking,
        RawStore RawFiles,
        FactStore Facts,
        Ledger Ledger,
        TimeProvider Clock,
        ILogger<Program> Logger
    );
}
