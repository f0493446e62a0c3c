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
using Observatoire.Host.Releases;
using Observatoire.Statistics.Comparison;
using Observatoire.Storage;

namespace Observatoire.Host.Returns;

/// <summary>
/// What a département is given back for its return, beside its own past, its région, its peers and the nation: to that
/// département and to the DGAS.
/// </summary>
/// <remarks>
/// Its own figures are told at once; of the others, only what the release on the site tells anybody. The ledger is read for
/// the département that asks and for no other, so that the answer is a function of its own returns and of public figures.
/// </remarks>
public sealed class ShowRestitution(
    EditionSeries editions,
    ReleasedMonths released,
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

        // Only returns of the same edition are compared: between editions a code may change its scope.
        LedgerEntry[] past =
        [
            .. own.Where(each => string.Equals(each.Edition, entry.Edition, StringComparison.Ordinal)),
        ];
        NomenclatureEdition edition = editions.Find(entry.Edition)!;
        ToldMonth? others = await released.LatestAsync(edition, named, cancellation);
        RestitutionAsk ask = new(
            edition,
            named,
            departement,
            past.ToDictionary(each => each.Month, each => TotalsText.Read(each.Totals)),
            others is null ? null : OthersOf(others),
            PeerGroup.Nearest(departement, editions.Latest.Context)
        );
        bool isSimulated = others?.IsSimulated == true || past.Any(each => each.Simulated);
        return Results.Json(RestitutionAnswer.Tell(ask, isSimulated, words), Json);
    }

    private static OthersFigures OthersOf(ToldMonth told) =>
        new(told.Release.Id, told.Release.PublishedAt!.Value, told.Month, key => told.Figures[key]);
}
