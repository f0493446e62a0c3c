using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Storage;

namespace Observatoire.Host.Months;

/// <summary>A département announces that its return will be late, and until when.</summary>
public sealed class AnnounceDelay(EditionSeries editions, MonthGate gate, MonthJournal journal, TimeProvider clock)
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
        if (!Address.Read(departement, month, editions).Is(out ReferenceMonth named, out IResult? refusal))
        {
            return refusal;
        }

        DateTimeOffset now = clock.GetUtcNow();
        Parsed<Announcement> body = await JsonBody.ReadAsync<Announcement>(request, null, cancellation);
        if (!body.Unless(read => read.Fault(now)).Is(out Announcement? said, out refusal))
        {
            return refusal;
        }

        if (await gate.RefusalAsync(departement, named, cancellation) is IResult locked)
        {
            return locked;
        }

        string by = request.HttpContext.User.KeyId();
        MonthAct act = new(departement, named, MonthActKind.Delay, now, by, "announced", said.End);
        await journal.AppendAsync(act, cancellation);
        return Results.Json(MonthActAnswer.From(act), statusCode: StatusCodes.Status201Created);
    }

    /// <param name="Until">Last day, inclusive.</param>
    private sealed record Announcement(DateOnly Until)
    {
        public DateTimeOffset End => new(Until.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

        public ProblemHttpResult? Fault(DateTimeOffset now) =>
            End <= now || End > now.AddDays(MostDays)
                ? Problem.Answer(
                    "value-not-usable",
                    "until",
                    Problem.Day(Until),
                    $"{Problem.Day(now)} - {Problem.Day(now.AddDays(MostDays))}"
                )
                : null;
    }
}
