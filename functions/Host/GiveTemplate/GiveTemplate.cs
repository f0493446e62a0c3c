using System.Security.Claims;
using Observatoire.Formats.Templates;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Organisations;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>
/// A return ready to fill, as CSV or XLSX: to all, without a figure; to the département itself, with the openings that
/// follow from its last return.
/// </summary>
public static class GiveTemplate
{
    private const string Csv = "csv";
    private const string Xlsx = "xlsx";

    public static void MapGiveTemplate(this WebApplication app) =>
        app.MapGet("/api/templates/{departement}/{month}.{format}", HandleAsync);

    private static async Task<IResult> HandleAsync(
        string departement,
        string month,
        string format,
        HttpContext context,
        ClaimsPrincipal caller,
        [AsParameters] Services services,
        CancellationToken cancellation
    )
    {
        if (Refusal(departement, month, format, context.Request, caller, services.Editions) is IResult refusal)
        {
            return refusal;
        }

        ReferenceMonth named = ReferenceMonth.Parse(month);
        bool own = caller.Is(departement);
        context.Response.Headers.CacheControl = own ? "private, no-store" : "no-cache";
        ReturnTemplate template = ReturnTemplate.Of(
            services.Editions.InForce(named)!,
            departement,
            named,
            await services.Organisations.OfAsync(departement, cancellation) ?? Organisation.Empty,
            own ? await FiguresAsync(departement, named.PlusMonths(-1), services, cancellation) : []
        );
        string file = $"retour-{departement}-{month}.{format}";
        return format == Csv
            ? Results.File(CsvTemplate.Write(template), "text/csv; charset=utf-8", file)
            : Results.File(XlsxTemplate.Write(template, services.Text), RequestBytes.TypeOf(Xlsx), file);
    }

    private static IResult? Refusal(
        string departement,
        string month,
        string format,
        HttpRequest request,
        ClaimsPrincipal caller,
        EditionSeries editions
    )
    {
        if (request.Headers.Authorization.Count > 0 && caller.Identity is not { IsAuthenticated: true })
        {
            return Problem.Of("unauthenticated");
        }

        if (editions.Latest.FindDepartement(departement) is null)
        {
            return Problem.Of("unknown-departement", departement);
        }

        if (caller.HasKey() && !caller.Is(departement))
        {
            return Problem.Of("other-departement", departement);
        }

        if (format is not (Csv or Xlsx))
        {
            return Problem.Of("not-a-template-format", format);
        }

        if (!ReferenceMonth.TryParse(month, out ReferenceMonth named))
        {
            return Problem.Of("month-not-readable", month);
        }

        return editions.InForce(named) is null
            ? Problem.Of("no-edition", month, editions.Editions[0].Period.First.ToString())
            : null;
    }

    private static async Task<IEnumerable<ReturnCell>> FiguresAsync(
        string departement,
        ReferenceMonth month,
        Services services,
        CancellationToken cancellation
    )
    {
        await services.Readiness.EnsureAsync(cancellation);
        return await services.Ledger.LatestAsync(departement, month, cancellation) is LedgerEntry entry
            ? (await services.Accepted.ReadAsync(entry, cancellation)).Figures
            : [];
    }

    private sealed record Services(
        EditionSeries Editions,
        TemplateText Text,
        StorageReadiness Readiness,
        Ledger Ledger,
        AcceptedReturns Accepted,
        KnownOrganisations Organisations
    );
}
