using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Restitutions;
using Observatoire.Formats.Returns;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Comparison;
using Observatoire.Storage;

namespace Observatoire.Host.Returns;

/// <summary>
/// What a département is given back for its return, beside its own past, its région, its peers and the nation: to that
/// département and to the DGAS. Of the others, only what disclosure control lets through is told.
/// </summary>
public sealed class ShowRestitution(
    EditionSeries editions,
    DisclosureRules rules,
    RestitutionWords words,
    Ledger ledger
)
{
    private const int MonthsBefore = 12;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    [Function(nameof(ShowRestitution))]
    [DepartementKey(KeyScope.Read, AlsoDgas = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "returns/{departement}/{month}/restitution")]
            HttpRequest request,
        string departement,
        string month,
        CancellationToken cancellation
    )
    {
        request.HttpContext.Response.Headers.CacheControl = "private, no-store";
        if (!Address.Read(departement, month, editions).Is(out ReferenceMonth named, out IResult? refusal))
        {
            return refusal;
        }

        LedgerEntry[] own = await ledger
            .LatestOfAsync(departement, named.PlusMonths(-MonthsBefore), named, cancellation)
            .ToArrayAsync(cancellation);
        if (own is not [.., LedgerEntry entry] || entry.Month != named)
        {
            return Problem.Answer("no-accepted-return", departement, month);
        }

        LedgerEntry[] ofMonth = await ledger.LatestOfMonthAsync(named, cancellation).ToArrayAsync(cancellation);
        return Results.Json(Answer(entry, own, ofMonth), Json);
    }

    /// <summary>Only returns of the same edition are compared: between editions a code may change its scope.</summary>
    private RestitutionAnswer Answer(LedgerEntry entry, IEnumerable<LedgerEntry> own, IEnumerable<LedgerEntry> ofMonth)
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
            editions.Editions.First(edition =>
                string.Equals(edition.Period.Id, entry.Edition, StringComparison.Ordinal)
            ),
            entry.Month,
            entry.Departement,
            past.ToDictionary(each => each.Month, each => TotalsText.Read(each.Totals)),
            others.ToDictionary(each => each.Departement, each => TotalsText.Read(each.Totals), StringComparer.Ordinal),
            PeerGroup.Nearest(entry.Departement, editions.Latest.Context),
            rules.Threshold
        );
        return RestitutionAnswer.Tell(ask, past.Concat(others).Any(each => each.Simulated), words);
    }
}
