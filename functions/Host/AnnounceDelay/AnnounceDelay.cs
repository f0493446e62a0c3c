using System.Globalization;
using System.Security.Claims;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>A département announces that its return will be late, and until when.</summary>
public static class AnnounceDelay
{
    private const int MostDays = 92;

    public static void MapAnnounceDelay(this WebApplication app) =>
        app.MapPost("/api/returns/{departement}/{month}/delay", HandleAsync).RequireAuthorization(Caller.MayDeposit);

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

        (Announcement? said, refusal) = await JsonBody.ReadAsync<Announcement>(request, null, cancellation);
        DateTimeOffset now = services.Clock.GetUtcNow();
        refusal ??= said!.Fault(now) ?? await services.Gate.RefusalAsync(departement, named, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        MonthAct act = new(departement, named, MonthActKind.Delay, now, caller.KeyId(), "announced", said!.End);
        await services.Journal.AppendAsync(act, cancellation);
        return Results.Json(MonthActAnswer.Of(act), statusCode: StatusCodes.Status201Created);
    }

    /// <param name="Until">Last day, inclusive.</param>
    private sealed record Announcement(DateOnly Until)
    {
        public DateTimeOffset End => new(Until.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

        public IResult? Fault(DateTimeOffset now) =>
            End <= now || End > now.AddDays(MostDays)
                ? Problem.Of("value-not-usable", "until", Day(Until), $"{Day(now)} - {Day(now.AddDays(MostDays))}")
                : null;

        private static string Day(IFormattable day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private sealed record Services(EditionSeries Editions, MonthGate Gate, MonthJournal Journal, TimeProvider Clock);
}
