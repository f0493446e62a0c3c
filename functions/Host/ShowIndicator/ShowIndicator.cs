using Observatoire.Formats.Indicators;
using Observatoire.Formats.Organisations;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Organisations;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>
/// An indicator by nation, région, département, any axis of the typology, any two of them, or the peers of a département:
/// to the DGAS, since nothing is withheld.
/// </summary>
/// <remarks>
/// Each month is grouped by the organisations valid in it, as they are known now, or were at the instant <c>known</c>.
/// </remarks>
public static class ShowIndicator
{
    private const int MostMonths = 60;
    private const string Usual = "nation";

    public static void MapShowIndicator(this WebApplication app) =>
        app.MapGet("/api/indicators/{code}", HandleAsync).RequireAuthorization(Caller.DgasOnly);

    private static async Task<IResult> HandleAsync(
        string code,
        string? from,
        string? to,
        string? by,
        string? known,
        HttpResponse response,
        [AsParameters] Services services,
        CancellationToken cancellation
    )
    {
        response.Headers.CacheControl = "private, no-store";
        (DateTimeOffset? at, IResult? refusal) = KnownInstant.Read(known);
        if (refusal is not null)
        {
            return refusal;
        }

        await services.Readiness.EnsureAsync(cancellation);
        IReadOnlyDictionary<ReferenceMonth, string> kept = await services.Indicators.ReadFingerprintsAsync(
            cancellation
        );
        if (kept.Count == 0)
        {
            return Problem.Of("no-indicator-yet");
        }

        (ReferenceMonth first, ReferenceMonth last, refusal) = Span(from, to, kept.Keys.Max());
        if (refusal is not null)
        {
            return refusal;
        }

        NomenclatureEdition edition = services.Editions.InForce(last) ?? services.Editions.Latest;
        if (edition.FindIndicator(code) is not IndicatorDefinition indicator)
        {
            return Problem.Of("unknown-indicator", code, edition.Period.Id);
        }

        IReadOnlyDictionary<string, Organisation> organisations = await OrganisationsAsync(services, at, cancellation);
        DepartementGroups groups = new(edition, services.Typology, organisations);
        if (!groups.Knows(by ?? Usual))
        {
            return Problem.Of("unknown-grouping", by!, string.Join(", ", groups.Names));
        }

        Dictionary<CellKey, double?> figures = await FiguresAsync(
            indicator.Code,
            first,
            last,
            kept,
            services,
            cancellation
        );
        double? FigureOf(ReferenceMonth month, string departement, Measure measure) =>
            figures.GetValueOrDefault(new CellKey(indicator.Code, month, Area.Departement(departement), measure));

        IndicatorSeries series = new(
            indicator,
            [.. edition.Departements.Select(each => each.Code)],
            FigureOf,
            edition.PopulationOf
        );
        ReferenceMonth[] months = [.. Months(first, last)];
        return Results.Json(
            IndicatorAnswer.Of(
                indicator,
                by ?? Usual,
                series.Rows(months, month => groups.In(month, by ?? Usual)),
                indicator.Formula is null ? Estimates(edition, months, FigureOf) : []
            )
        );
    }

    private static (ReferenceMonth First, ReferenceMonth Last, IResult? Refusal) Span(
        string? from,
        string? to,
        ReferenceMonth newest
    )
    {
        if (!TryRead(to, newest, out ReferenceMonth last) || !TryRead(from, last, out ReferenceMonth first))
        {
            return (default, default, Problem.Of("month-not-readable", to is null ? from! : $"{from} – {to}"));
        }

        return first > last || ReferenceMonth.MonthsBetween(first, last) >= MostMonths
            ? (default, default, Problem.Of("months-not-in-order", first, last, MostMonths))
            : (first, last, null);
    }

    private static bool TryRead(string? text, ReferenceMonth usual, out ReferenceMonth month)
    {
        month = usual;
        return text is null || ReferenceMonth.TryParse(text, out month);
    }

    private static async Task<IReadOnlyDictionary<string, Organisation>> OrganisationsAsync(
        Services services,
        DateTimeOffset? at,
        CancellationToken cancellation
    ) =>
        (await services.Organisations.LatestOfAllAsync(at, cancellation)).ToDictionary(
            version => version.Departement,
            version => OrganisationFile.ReadKept(version.Document),
            StringComparer.Ordinal
        );

    /// <summary>The figures of the départements in the months, and in the year before them.</summary>
    private static async Task<Dictionary<CellKey, double?>> FiguresAsync(
        string indicator,
        ReferenceMonth first,
        ReferenceMonth last,
        IReadOnlyDictionary<ReferenceMonth, string> kept,
        Services services,
        CancellationToken cancellation
    )
    {
        Dictionary<CellKey, double?> figures = [];
        foreach (ReferenceMonth month in Months(first.PlusMonths(-MovingYear.Months), last).Where(kept.ContainsKey))
        {
            if (await services.Indicators.ReadAsync(month, cancellation) is BinaryData table)
            {
                foreach ((CellKey key, IndicatorCell cell) in IndicatorTableFile.Read(table))
                {
                    if (
                        key.Area.Level == AreaLevel.Departement
                        && string.Equals(key.Indicator, indicator, StringComparison.Ordinal)
                    )
                    {
                        figures[key] = cell.Value;
                    }
                }
            }
        }

        return figures;
    }

    /// <summary>The sum of the nation with those that did not report, month by month.</summary>
    private static IEnumerable<(ReferenceMonth Month, MissingEstimate Estimate)> Estimates(
        NomenclatureEdition edition,
        IEnumerable<ReferenceMonth> months,
        Func<ReferenceMonth, string, Measure, double?> figureOf
    ) =>
        months.Select(month =>
            (
                month,
                MissingEstimate.Of([
                    .. edition.Departements.Select(each => new ReportedValue(
                        figureOf(month, each.Code, Measure.Sum),
                        figureOf(month.PlusMonths(-MovingYear.Months), each.Code, Measure.Sum),
                        edition.PopulationOf(each.Code, month.Year)
                    )),
                ])
            )
        );

    private static IEnumerable<ReferenceMonth> Months(ReferenceMonth first, ReferenceMonth last) =>
        Enumerable.Range(0, ReferenceMonth.MonthsBetween(first, last) + 1).Select(first.PlusMonths);

    private sealed record Services(
        EditionSeries Editions,
        Typology Typology,
        IndicatorStore Indicators,
        OrganisationStore Organisations,
        StorageReadiness Readiness
    );
}
