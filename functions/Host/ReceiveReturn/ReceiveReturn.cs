using System.Globalization;
using System.Security.Claims;
using Observatoire.Formats.Verdicts;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
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
        (ReferenceMonth named, IResult? refusal) = ReturnAddress.ReadOwn(departement, month, caller, services.Editions);
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

        bool onlyIfNone = string.Equals(request.Headers.IfNoneMatch, "*", StringComparison.Ordinal);
        if (
            onlyIfNone
            && await services.Ledger.LatestAsync(departement, month, cancellation) is LedgerEntry other
            && !string.Equals(other.Sha256, file.Sha256, StringComparison.Ordinal)
        )
        {
            return AlreadyReceived(other);
        }

        Deposit deposit = new(file, check, reasons, caller);
        await services.Deposits.KeepFileAsync(deposit, cancellation);
        AppendResult committed = await services.Deposits.CommitAsync(
            deposit,
            check.File.Returns[0],
            onlyIfNone,
            cancellation
        );
        return await AnswerAsync(committed, check, services, cancellation);
    }

    private static async Task<IResult> AnswerAsync(
        AppendResult committed,
        FileCheck check,
        Services services,
        CancellationToken cancellation
    )
    {
        LedgerEntry entry = committed.Entry;
        if (committed.Outcome == AppendOutcome.Refused)
        {
            return AlreadyReceived(entry);
        }

        string month = entry.Month.ToString();
        Log.ReturnReceived(
            services.Logger,
            entry.Departement,
            month,
            entry.Revision,
            entry.RowCount,
            entry.ReceiptId,
            committed.IsNew
        );
        Receipt receipt = await services.Accepted.ReceiptAsync(entry, check.File.Returns[0], cancellation);
        DepositAnswer deposit = new(true, receipt, check.Answer.Findings, check.Answer.Counts);
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
        Deposits Deposits,
        Ledger Ledger,
        AcceptedReturns Accepted,
        ILogger<Program> Logger
    );
}
