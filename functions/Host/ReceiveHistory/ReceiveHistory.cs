using System.Security.Claims;
using Observatoire.Formats.Verdicts;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>
/// Receives several months of a département in one file (reprise d'historique): one check, one file kept, one ledger entry
/// a month. Sent again after an interruption, the months already committed are the same receipts.
/// </summary>
public static class ReceiveHistory
{
    public static void MapReceiveHistory(this WebApplication app) =>
        app.MapPut("/api/returns/{departement}", HandleAsync).RequireAuthorization(Caller.MayDeposit);

    private static async Task<IResult> HandleAsync(
        string departement,
        HttpRequest request,
        ClaimsPrincipal caller,
        [AsParameters] Services services,
        CancellationToken cancellation
    )
    {
        if (services.Editions.Latest.FindDepartement(departement) is null)
        {
            return Problem.Of("unknown-departement", departement);
        }

        if (!caller.Is(departement))
        {
            return caller.HasKey() ? Problem.Of("other-departement", departement) : Problem.Of("forbidden");
        }

        (IReadOnlyDictionary<string, string> reasons, IResult? refusal) = services.Explanations.Read(request.Query);
        if (refusal is not null)
        {
            return refusal;
        }

        (ReceivedFile? file, refusal) = await RequestBytes.ReadAsync(request, services.Settings, cancellation);
        if (file is null)
        {
            return refusal!;
        }

        await using (file)
        {
            FileCheck check = await services.Checking.CheckAsync(
                file,
                departement,
                null,
                departement,
                reasons.Keys.ToHashSet(),
                cancellation
            );
            return check.Answer.Accepted
                ? await CommitAsync(new Deposit(file, check, reasons, caller), services, cancellation)
                : Results.Json(check.Answer, statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <summary>All months or none at the gate; then each in its order.</summary>
    private static async Task<IResult> CommitAsync(Deposit deposit, Services services, CancellationToken cancellation)
    {
        CheckedFile file = deposit.Check.File;
        foreach (ReferenceMonth month in file.Months)
        {
            if (await services.Gate.RefusalAsync(file.Departement!, month, cancellation) is IResult locked)
            {
                return locked;
            }
        }

        await services.Deposits.KeepFileAsync(deposit, cancellation);
        List<Receipt> receipts = [];
        foreach (ActivityReturn each in file.Returns)
        {
            AppendResult committed = await services.Deposits.CommitAsync(deposit, each, false, cancellation);
            receipts.Add(await services.Accepted.ReceiptAsync(committed.Entry, each, cancellation));
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

    private sealed record Services(
        EditionSeries Editions,
        Settings Settings,
        Explanations Explanations,
        ReturnChecking Checking,
        MonthGate Gate,
        Deposits Deposits,
        AcceptedReturns Accepted
    );
}
