using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Observatoire.Disclosure.Primary;
using Observatoire.Formats.Restitutions;
using Observatoire.Formats.Returns;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>
/// What a département is given back for its return, beside its own past, its région, its peers and the nation: to that
/// département and to the DGAS. Of the others, only what disclosure control lets through is told.
/// </summary>
public static class ShowRestitution
{
    private const int MonthsBefore = 12;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void MapShowRestitution(this WebApplication app) =>
        app.MapGet("/api/returns/{departement}/{month}/restitution", HandleAsync).RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string departement,
        string month,
        HttpResponse response,
        ClaimsPrincipal caller,
        [AsParameters] Services services,
        CancellationToken cancellation
    )
    {
        response.Headers.CacheControl = "private, no-store";
        (ReferenceMonth named, IResult? refusal) = ReturnAddress.Read(departement, month, caller, services.Editions);
        if (refusal is not null)
        {
            return refusal;
        }

        await services.Readiness.EnsureAsync(cancellation);
        LedgerEntry[] own = await services
            .Ledger.LatestOfAsync(departement, named.PlusMonths(-MonthsBefore), named, cancellation)
            .ToArrayAsync(cancellation);
        if (own is not [.., LedgerEntry entry] || entry.Month != named)
        {
            return Problem.Of("no-accepted-return", departement, month);
        }

        LedgerEntry[] ofMonth = await services
            .Ledger.LatestOfMonthAsync(named, cancellation)
            .ToArrayAsync(cancellation);
        return Results.Json(Answer(entry, own, ofMonth, services), Json);
    }

    /// <summary>Only returns of the same edition are compared: between editions a code may change its scope.</summary>
    private static RestitutionAnswer Answer(
        LedgerEntry entry,
        IEnumerable<LedgerEntry> own,
        IEnumerable<LedgerEntry> ofMonth,
        Services services
    )
    {
        bool IsComparable(LedgerEntry each) => string.Equals(each.Edition, entry.Edition, StringComparison.Ordinal);

        LedgerEntry[] past = [.. own.Where(IsComparable)];
        LedgerEntry[] others =
        [
            .. ofMonth.Where(each =>
                IsComparable(each) && !string.Equals(each.Departement, entry.Departement, StringComparison.Ordinal)
            ),
        ];
        RestitutionAsk ask = new(
            services.Editions.Editions.First(edition =>
                string.Equals(edition.Period.Id, entry.Edition, StringComparison.Ordinal)
            ),
            entry.Month,
            entry.Departement,
            past.ToDictionary(each => each.Month, each => TotalsText.Read(each.Totals)),
            others.ToDictionary(each => each.Departement, each => TotalsText.Read(each.Totals), StringComparer.Ordinal),
            PeerGroup.Nearest(entry.Departement, services.Editions.Latest.Context),
            services.Rules.Threshold
        );
        return RestitutionAnswer.Of(ask, past.Concat(others).Any(each => each.Simulated), services.Words);
    }

    private sealed record Services(
        EditionSeries Editions,
        DisclosureRules Rules,
        RestitutionWords Words,
        StorageReadiness Readiness,
        Ledger Ledger
    );
}
