using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Months;

/// <summary>The DGAS opens a closed month to one département for a while, and says why.</summary>
public sealed class ReopenMonth(
    EditionSeries editions,
    MonthJournal journal,
    TimeProvider clock,
    ILogger<ReopenMonth> logger
)
{
    private const int MostDays = 92;
    private const int LeastCharacters = 10;
    private const int MostCharacters = 300;

    [Function(nameof(ReopenMonth))]
    [DgasRole]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "returns/{departement}/{month}/reopen")]
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

        DateTimeOffset now = clock.GetUtcNow();
        Parsed<Reopening> body = await JsonBody.ReadAsync<Reopening>(request, null, cancellation);
        if (!body.Unless(read => read.Fault(now)).Is(out Reopening? asked, out refusal))
        {
            return refusal;
        }

        MonthLock state = MonthLock.After(await journal.OfAsync(departement, named, cancellation));
        if (state.Closing is null)
        {
            return Problem.Answer("month-open", month);
        }

        MonthAct act = new(
            departement,
            named,
            MonthActKind.Reopening,
            now,
            request.HttpContext.User.KeyId(),
            asked.Reason.Trim(),
            asked.Until.ToUniversalTime()
        );
        await journal.AppendAsync(act, cancellation);
        HostLog.MonthReopened(logger, departement, month);
        return Results.Json(MonthActAnswer.From(act), statusCode: StatusCodes.Status201Created);
    }

    private sealed record Reopening(string Reason, DateTimeOffset Until)
    {
        public ProblemHttpResult? Fault(DateTimeOffset now) =>
            Reason.Trim().Length is < LeastCharacters or > MostCharacters
                ? Problem.Answer(
                    "value-not-usable",
                    "reason",
                    Reason.Trim().Length,
                    $"{LeastCharacters}-{MostCharacters}"
                )
            : Until <= now || Until > now.AddDays(MostDays)
                ? Problem.Answer(
                    "value-not-usable",
                    "until",
                    Problem.Day(Until),
                    $"{Problem.Day(now)} - {Problem.Day(now.AddDays(MostDays))}"
                )
            : null;
    }
}
