using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Templates;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Host.Organisations;
using Observatoire.Host.Returns;
using Observatoire.Returns;
using Observatoire.Returns.Organisations;
using Observatoire.Storage;

namespace Observatoire.Host.Nomenclature;

/// <summary>
/// A return ready to fill, as CSV or XLSX: to all, without a figure; to the département itself, with the openings that
/// follow from its last return.
/// </summary>
public sealed class GiveTemplate(
    EditionSeries editions,
    TemplateText text,
    Ledger ledger,
    AcceptedReturns accepted,
    KnownOrganisations organisations
)
{
    private const string Csv = "csv";
    private const string Xlsx = "xlsx";

    [Function(nameof(GiveTemplate))]
    [Open]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "templates/{departement}/{month}.{format}")]
            HttpRequest request,
        string departement,
        string month,
        string format,
        CancellationToken cancellation
    )
    {
        ClaimsPrincipal caller = request.HttpContext.User;
        if (RefusalOf(departement, format, caller) is IResult unusable)
        {
            return unusable;
        }

        if (!Address.ReadMonth(month).Is(out ReferenceMonth named, out IResult? refusal))
        {
            return refusal;
        }

        if (!Address.EditionOf(named, editions).Is(out NomenclatureEdition? edition, out refusal))
        {
            return refusal;
        }

        bool own = caller.Is(departement);
        request.HttpContext.Response.Headers.CacheControl = own ? "private, no-store" : "no-cache";
        ReturnTemplate template = ReturnTemplate.Prepare(
            edition,
            departement,
            named,
            await organisations.OfAsync(departement, cancellation) ?? Organisation.Empty,
            own ? await FiguresAsync(departement, named.PlusMonths(-1), cancellation) : []
        );
        string file = $"retour-{departement}-{month}.{format}";
        return format == Csv
            ? Results.File(CsvTemplate.Write(template), "text/csv; charset=utf-8", file)
            : Results.File(XlsxTemplate.Write(template, text), RequestFiles.TypeOf(Xlsx), file);
    }

    private ProblemHttpResult? RefusalOf(string departement, string format, ClaimsPrincipal caller) =>
        Address.RefusalOf(departement, editions)
        ?? (
            caller.HasKey() && !caller.Is(departement) ? Problem.Answer("other-departement", departement)
            : format is not (Csv or Xlsx) ? Problem.Answer("not-a-template-format", format)
            : null
        );

    private async Task<IEnumerable<ReturnCell>> FiguresAsync(
        string departement,
        ReferenceMonth month,
        CancellationToken cancellation
    ) =>
        await ledger.LatestAsync(departement, month, cancellation) is LedgerEntry entry
            ? (await accepted.ReadAsync(entry, cancellation)).Figures
            : [];
}
