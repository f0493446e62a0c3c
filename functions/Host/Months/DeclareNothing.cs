using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Months;

/// <summary>A département says that it, or some of its services, has nothing to report: not the same as being late.</summary>
public sealed class DeclareNothing(
    EditionSeries editions,
    MonthGate gate,
    MonthJournal journal,
    Ledger ledger,
    TimeProvider clock
)
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
        if (!Address.Read(departement, month, editions).Is(out ReferenceMonth named, out IResult? refusal))
        {
            return refusal;
        }

        Parsed<Declaration> body = await JsonBody.ReadAsync<Declaration>(request, null, cancellation);
        if (!body.Unless(read => read.Fault()).Is(out Declaration? said, out refusal))
        {
            return refusal;
        }

        if (await gate.RefusalAsync(departement, named, cancellation) is IResult locked)
        {
            return locked;
        }

        if (said.IsOfAll && await ledger.LatestAsync(departement, named, cancellation) is LedgerEntry sent)
        {
            return Problem.Answer("return-present", sent.Revision, Problem.Instant(sent.ReceivedAt));
        }

        MonthAct act = said.ToAct(departement, named, request.HttpContext.User.KeyId(), clock.GetUtcNow());
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

        public ProblemHttpResult? Fault() =>
            Services?.Count > MostServices
                ? Problem.Answer("value-not-usable", "services", Services.Count, $"0-{MostServices}")
            : Services?.FirstOrDefault(code => !IsCode(code)) is string wrong
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
