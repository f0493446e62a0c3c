using System.Globalization;
using System.Security.Claims;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>The DGAS opens a closed month to one département for a while, and says why.</summary>
public static class ReopenMonth
{
    private const int MostDays = 92;
    private const int LeastCharacters = 10;
    private const int MostCharacters = 300;

    public static void MapReopenMonth(this WebApplication app) =>
        app.MapPost("/api/returns/{departement}/{month}/reopen", HandleAsync).RequireAuthorization(Caller.DgasOnly);

    private static async Task<IResult> HandleAsync(
        string departement,
        string month,
        HttpRequest request,
        ClaimsPrincipal caller,
        [AsParameters] Services services,
        CancellationToken cancellation
    )
    {
        (ReferenceMonth named, IResult? refusal) = ReturnAddress.Read(departement, month, caller, services.Editions);
        if (refusal is not null)
        {
            return refusal;
        }

        (Reopening? asked, refusal) = await JsonBody.ReadAsync<Reopening>(request, null, cancellation);
        DateTimeOffset now = services.Clock.GetUtcNow();
        refusal ??= asked!.Fault(now);
        if (refusal is not null)
        {
            return refusal;
        }

        await services.Readiness.EnsureAsync(cancellation);
        MonthLock state = MonthLock.Of(await services.Journal.OfAsync(departement, named, cancellation));
        if (state.Closing is null)
        {
            return Problem.Of("month-open", month);
        }

        MonthAct act = new(
            departement,
            named,
            MonthActKind.Reopening,
            now,
            caller.KeyId(),
            asked!.Reason.Trim(),
            asked.Until.ToUniversalTime()
        );
        await services.Journal.AppendAsync(act, cancellation);
        Log.MonthReopened(services.Logger, departement, month);
        return Results.Json(MonthActAnswer.Of(act), statusCode: StatusCodes.Status201Created);
    }

    private sealed record Reopening(string Reason, DateTimeOffset Until)
    {
        public IResult? Fault(DateTimeOffset now) =>
            Reason.Trim().Length is < LeastCharacters or > MostCharacters
                ? Problem.Of("value-not-usable", "reason", Reason.Trim().Length, $"{LeastCharacters}-{MostCharacters}")
            : Until <= now || Until > now.AddDays(MostDays)
                ? Problem.Of("value-not-usable", "until", Day(Until), $"{Day(now)} - {Day(now.AddDays(MostDays))}")
            : null;

        private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private sealed record Services(
        EditionSeries Editions,
        StorageReadiness Readiness,
        MonthJournal Journal,
        TimeProvider Clock,
        ILogger<Program> Logger
    );
}
