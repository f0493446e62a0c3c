using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Months;

/// <summary>A département announces that its return will be late, and until when.</summary>
public sealed class AnnounceDelay(MonthRequests requests, MonthGate gate, MonthJournal journal)
{
    private const int MostDays = 92;

    [Function(nameof(AnnounceDelay))]
    [DepartementKey(KeyScope.Deposit)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "returns/{departement}/{month}/delay")]
            HttpRequest request,
        string departement,
        string month,
        CancellationToken cancellation
    )
    {
        Parsed<MonthRequest<Announcement>> read = await requests.ReadAsync<Announcement>(
            request,
            departement,
            month,
            Announcement.FaultOf,
            cancellation
        );
        if (!read.Is(out MonthRequest<Announcement>? asked, out IResult? refusal))
        {
            return refusal;
        }

        if (await gate.RefusalAsync(departement, asked.Month, cancellation) is IResult locked)
        {
            return locked;
        }

        string by = request.HttpContext.User.KeyId();
        MonthAct act = new(departement, asked.Month, MonthActKind.Delay, asked.At, by, "announced", asked.Said.End);
        await journal.AppendAsync(act, cancellation);
        return Results.Json(MonthActAnswer.From(act), statusCode: StatusCodes.Status201Created);
    }

    /// <param name="Until">Last day, inclusive.</param>
    private sealed record Announcement(DateOnly Until)
    {
        public DateTimeOffset End => new(Until.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

        public static ProblemHttpResult? FaultOf(Announcement said, DateTimeOffset now) =>
            said.End <= now || said.End > now.AddDays(MostDays)
                ? Problem.Answer(
                    "value-not-usable",
                    "until",
                    Problem.Day(said.Until),
                    $"{Problem.Day(now)} - {Problem.Day(now.AddDays(MostDays))}"
                )
                : null;
    }
}
