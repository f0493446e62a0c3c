using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Verdicts;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Host.Months;
using Observatoire.Returns;
using Observatoire.Storage;

namespace Observatoire.Host.Returns;

/// <summary>Receives a département's return for a month: checks it, keeps it, commits it to the ledger, gives a receipt.</summary>
public sealed class ReceiveReturn(
    EditionSeries editions,
    MonthGate gate,
    Submissions submissions,
    ReturnChecking checking,
    Deposits deposits,
    ILogger<ReceiveReturn> logger
)
{
    [Function(nameof(ReceiveReturn))]
    [DepartementKey(KeyScope.Deposit)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "returns/{departement}/{month}")] HttpRequest request,
        string departement,
        string month,
        CancellationToken cancellation
    )
    {
        if (!Address.Read(departement, month, editions).Is(out ReferenceMonth named, out IResult? refusal))
        {
            return refusal;
        }

        if (await gate.RefusalAsync(departement, named, cancellation) is IResult locked)
        {
            return locked;
        }

        Parsed<Submission> read = await submissions.ReadAsync(request, cancellation);
        if (!read.Is(out Submission? submission, out refusal))
        {
            return refusal;
        }

        await using (submission)
        {
            FileCheck check = await checking.CheckAsync(submission, departement, named, departement, cancellation);
            return check.Answer.Accepted
                ? await DepositAsync(new Deposit(submission, check, request.HttpContext.User), request, cancellation)
                : Refused(departement, month, check.Answer);
        }
    }

    private IResult Refused(string departement, string month, VerdictAnswer verdict)
    {
        HostLog.ReturnRefused(logger, departement, month, verdict.Counts.Errors, verdict.Counts.Rows);
        return Results.Json(verdict, statusCode: StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<IResult> DepositAsync(Deposit deposit, HttpRequest request, CancellationToken cancellation)
    {
        ActivityReturn accepted = deposit.Check.File.Returns[0];
        bool onlyIfNone = string.Equals(request.Headers.IfNoneMatch, "*", StringComparison.Ordinal);
        if (onlyIfNone && await deposits.OtherThanAsync(deposit, accepted, cancellation) is LedgerEntry other)
        {
            return AlreadyReceived(other);
        }

        await deposits.KeepFileAsync(deposit, cancellation);
        AppendResult committed = await deposits.CommitAsync(deposit, accepted, onlyIfNone, cancellation);
        LedgerEntry entry = committed.Entry;
        if (committed.Outcome == AppendOutcome.Refused)
        {
            return AlreadyReceived(entry);
        }

        string month = entry.Month.ToString();
        HostLog.ReturnReceived(
            logger,
            entry.Departement,
            month,
            entry.Revision,
            entry.RowCount,
            entry.ReceiptId,
            committed.IsNew
        );
        VerdictAnswer verdict = deposit.Check.Answer;
        Receipt receipt = await deposits.ReceiptAsync(entry, accepted, cancellation);
        DepositAnswer answer = new(true, receipt, verdict.Findings, verdict.Counts);
        return committed.IsNew
            ? Results.Created($"/api/returns/{entry.Departement}/{month}", answer)
            : Results.Ok(answer);
    }

    private static ProblemHttpResult AlreadyReceived(LedgerEntry entry) =>
        Problem.Answer("already-received", entry.Revision, Problem.Instant(entry.ReceivedAt));

    private sealed record DepositAnswer(
        bool Accepted,
        Receipt Receipt,
        IReadOnlyList<FindingAnswer> Findings,
        VerdictCounts Counts
    );
}
