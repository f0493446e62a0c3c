using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions.Time;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Months;

/// <summary>A département says that it, or some of its services, has nothing to report: not the same as being late.</summary>
public sealed class DeclareNothing(MonthRequests requests, MonthGate gate, MonthJournal journal, Ledger ledger)
{
    private const int MostServices = 20;

    [Function(nameof(DeclareNothing))]
    [DepartementKey(KeyScope.Deposit)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "returns/{departement}/{month}/nothing")]
            HttpRequest request,
        string departement,
        string month,
        CancellationToken cancellation
    )
    {
        Parsed<MonthRequest<Declaration>> read = await requests.ReadAsync<Declaration>(
            request,
            departement,
            month,
            Declaration.FaultOf,
            cancellation
        );
        if (!read.Is(out MonthRequest<Declaration>? asked, out IResult? refusal))
        {
            return refusal;
        }

        if (await gate.RefusalAsync(departement, asked.Month, cancellation) is IResult locked)
        {
            return locked;
        }

        if (asked.Said.IsOfAll && await ledger.LatestAsync(departement, asked.Month, cancellation) is LedgerEntry sent)
        {
            return Problem.Answer("return-present", sent.Revision, Problem.Instant(sent.ReceivedAt));
        }

        MonthAct act = asked.Said.ToAct(departement, asked.Month, request.HttpContext.User.KeyId(), asked.At);
        await journal.AppendAsync(act, cancellation);
        return Results.Json(MonthActAnswer.From(act), statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Why there is nothing.</summary>
    private enum NothingReason
    {
        NoActivity,
        ServiceClosed,
        NotCompetent,
        Transferred,
    }

    private sealed record Declaration(NothingReason Reason, IReadOnlyList<string>? Services = null)
    {
        public bool IsOfAll => Services is null or [];

        public static ProblemHttpResult? FaultOf(Declaration said, DateTimeOffset now) =>
            said.Services?.Count > MostServices
                ? Problem.Answer("value-not-usable", "services", said.Services.Count, $"0-{MostServices}")
            : said.Services?.FirstOrDefault(code => !IsCode(code)) is string wrong
                ? Problem.Answer("value-not-usable", "services", wrong, "A-Z, 0-9, 1-12")
            : null;

        public MonthAct ToAct(string departement, ReferenceMonth month, string by, DateTimeOffset at) =>
            new(
                departement,
                month,
                MonthActKind.Nothing,
                at,
                by,
                JsonNamingPolicy.CamelCase.ConvertName(Reason.ToString()),
                null
            )
            {
                Services = Services ?? [],
            };

        private static bool IsCode(string code) =>
            code.Length is > 0 and <= 12
            && code.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter));
    }
}
