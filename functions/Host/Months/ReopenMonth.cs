using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Months;

/// <summary>The DGAS opens a closed month to one département for a while, and says why.</summary>
public sealed class ReopenMonth(MonthRequests requests, MonthJournal journal, ILogger<ReopenMonth> logger)
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
        Parsed<MonthRequest<Reopening>> read = await requests.ReadAsync<Reopening>(
            request,
            departement,
            month,
            Reopening.FaultOf,
            cancellation
        );
        if (!read.Is(out MonthRequest<Reopening>? asked, out IResult? refusal))
        {
            return refusal;
        }

        MonthLock state = MonthLock.After(await journal.OfAsync(departement, asked.Month, cancellation));
        if (state.Closing is null)
        {
            return Problem.Answer("month-open", month);
        }

        MonthAct act = new(
            departement,
            asked.Month,
            MonthActKind.Reopening,
            asked.At,
            request.HttpContext.User.KeyId(),
            asked.Said.Reason.Trim(),
            asked.Said.Until.ToUniversalTime()
        );
        await journal.AppendAsync(act, cancellation);
        HostLog.MonthReopened(logger, departement, month);
        return Results.Json(MonthActAnswer.From(act), statusCode: StatusCodes.Status201Created);
    }

    private sealed record Reopening(string Reason, DateTimeOffset Until)
    {
        public static ProblemHttpResult? FaultOf(Reopening said, DateTimeOffset now) =>
            said.Reason.Trim().Length is < LeastCharacters or > MostCharacters
                ? Problem.Answer(
                    "value-not-usable",
                    "reason",
                    said.Reason.Trim().Length,
                    $"{LeastCharacters}-{MostCharacters}"
                )
            : said.Until <= now || said.Until > now.AddDays(MostDays)
                ? Problem.Answer(
                    "value-not-usable",
                    "until",
                    Problem.Day(said.Until),
                    $"{Problem.Day(now)} - {Problem.Day(now.AddDays(MostDays))}"
                )
            : null;
    }
}
