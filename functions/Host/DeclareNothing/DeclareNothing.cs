using System.Security.Claims;
using System.Text.Json;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>A département says that it, or some of its services, has nothing to report: not the same as being late.</summary>
public static class DeclareNothing
{
    private const int MostServices = 20;

    public static void MapDeclareNothing(this WebApplication app) =>
        app.MapPost("/api/returns/{departement}/{month}/nothing", HandleAsync).RequireAuthorization(Caller.MayDeposit);

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

        (Declaration? said, refusal) = await JsonBody.ReadAsync<Declaration>(request, null, cancellation);
        refusal ??= said!.Fault() ?? await services.Gate.RefusalAsync(departement, named, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        IReadOnlyList<string> silent = said!.Services ?? [];
        if (
            silent.Count == 0
            && await services.Ledger.LatestAsync(departement, named, cancellation) is LedgerEntry sent
        )
        {
            return Problem.Of("return-present", sent.Revision, MonthGate.Instant(sent.ReceivedAt));
        }

        MonthAct act = new(
            departement,
            named,
            MonthActKind.Nothing,
            services.Clock.GetUtcNow(),
            caller.KeyId(),
            JsonNamingPolicy.CamelCase.ConvertName(said.Reason.ToString()),
            null
        )
        {
            Services = silent,
        };
        await services.Journal.AppendAsync(act, cancellation);
        return Results.Json(MonthActAnswer.Of(act), statusCode: StatusCodes.Status201Created);
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
        public IResult? Fault() =>
            Services?.Count > MostServices
                ? Problem.Of("value-not-usable", "services", Services.Count, $"0-{MostServices}")
            : Services?.FirstOrDefault(code => !IsCode(code)) is string wrong
                ? Problem.Of("value-not-usable", "services", wrong, "A-Z, 0-9, 1-12")
            : null;

        private static bool IsCode(string code) =>
            code.Length is > 0 and <= 12
            && code.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter));
    }

    private sealed record Services(
        EditionSeries Editions,
        MonthGate Gate,
        MonthJournal Journal,
        Ledger Ledger,
        TimeProvider Clock
    );
}
