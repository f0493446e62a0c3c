using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Verdicts;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Host.Months;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Storage;

namespace Observatoire.Host.Returns;

/// <summary>
/// Receives several months of a département in one file (reprise d'historique): one check, one file kept, one ledger entry
/// a month. Sent again after an interruption, the months already committed are the same receipts.
/// </summary>
public sealed class ReceiveHistory(
    EditionSeries editions,
    MonthGate gate,
    Submissions submissions,
    ReturnChecking checking,
    Deposits deposits
)
{
    [Function(nameof(ReceiveHistory))]
    [DepartementKey(KeyScope.Deposit)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "returns/{departement}")] HttpRequest request,
        string departement,
        CancellationToken cancellation
    )
    {
        if (Address.RefusalOf(departement, editions) is IResult unknown)
        {
            return unknown;
        }

        Parsed<Submission> read = await submissions.ReadAsync(request, cancellation);
        if (!read.Is(out Submission? submission, out IResult? refusal))
        {
            return refusal;
        }

        await using (submission)
        {
            FileCheck check = await checking.CheckAsync(submission, departement, null, departement, cancellation);
            return check.Answer.Accepted
                ? await CommitAsync(new Deposit(submission, check, request.HttpContext.User), cancellation)
                : Results.Json(check.Answer, statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <summary>All months or none at the gate; then each in its order.</summary>
    private async Task<IResult> CommitAsync(Deposit deposit, CancellationToken cancellation)
    {
        CheckedFile file = deposit.Check.File;
        foreach (ReferenceMonth month in file.Months)
        {
            if (await gate.RefusalAsync(file.Departement!, month, cancellation) is IResult locked)
            {
                return locked;
            }
        }

        await deposits.KeepFileAsync(deposit, cancellation);
        List<Receipt> receipts = [];
        foreach (ActivityReturn each in file.Returns)
        {
            AppendResult committed = await deposits.CommitAsync(deposit, each, false, cancellation);
            receipts.Add(await deposits.ReceiptAsync(committed.Entry, each, cancellation));
        }

        VerdictAnswer answer = deposit.Check.Answer;
        return Results.Ok(new HistoryAnswer(true, receipts, answer.Findings, answer.Counts));
    }

    private sealed record HistoryAnswer(
        bool Accepted,
        IReadOnlyList<Receipt> Receipts,
        IReadOnlyList<FindingAnswer> Findings,
        VerdictCounts Counts
    );
}
