using System.Collections.Concurrent;
using Observatoire.Formats.Indicators;
using Observatoire.Formats.Organisations;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Organisations;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>
/// An indicator by nation, région (of today or of 2005), département, any axis of the typology, any two of them, the peers
/// of a département or its territories: to the DGAS, since nothing is withheld.
/// </summary>
/// <remarks>
/// Each month is grouped by the organisations valid in it, as they are known now, or were at the instant <c>known</c>;
/// territories, with <c>boundaries</c>, by those of one month.
/// </remarks>
public static class ShowIndicator
{
    private const int MostMonths = 60;
    private const int Parallelism = 8;
    private const string Usual = "nation";

    public static void MapShowIndicator(this WebApplication app) =>
        app.MapGet("/api/indicators/{code}", HandleAsync).RequireAuthorization(Caller.DgasOnly);

    private static async Task<IResult> HandleAsync(
        string code,
        string? from,
        string? to,
        string? by,
        string? known,
        string? boundaries,
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
        (IndicatorQuestion? question, refusal) = IndicatorQuestion.Read(
            by ?? Usual,
            boundaries,
            indicator,
            edition,
            services.Typology,
            organisations
        );
        if (question is null)
        {
            return refusal!;
        }

        ReferenceMonth[] history = [.. History(first, last, kept.Keys.Min())];
        IReadOnlyDictionary<ReferenceMonth, MonthFigures> figures = await FiguresAsync(
            history.Where(kept.ContainsKey),
            services,
            cancellation
        );
        FinalMonths final = new(
            await services.Journal.BetweenAsync(first, last, cancellation),
            services.Clock.GetUtcNow()
        );
        IndicatorSeries series = new(
            indicator,
            question.Members,
            (month, member) => figures.TryGetValue(month, out MonthFigures? of) ? question.FiguresOf(of, member) : null,
            (member, year) => question.Territories is null ? Inhabitants.Nearest(edition, member, year)?.Count : null,
            (month, member) => final.IsFinal(month, question.DepartementOf(member))
        );
        ReferenceMonth[] months = [.. Months(first, last)];
        return Results.Json(
            IndicatorAnswer.Of(
                indicator,
                question.By,
                [.. series.Rows(history, question.GroupingOf).Where(row => row.Month >= first)],
                question.NameOf,
                indicator.Formula is null && question.Territories is null
                    ? Estimates(edition, months, indicator, figures)
                    : []
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

    /// <summary>The months asked for and those before them that a year, or a season, is found from.</summary>
    private static IEnumerable<ReferenceMonth> History(ReferenceMonth first, ReferenceMonth last, ReferenceMonth oldest)
    {
        ReferenceMonth year = first.PlusMonths(-MovingYear.Months);
        ReferenceMonth season = last.PlusMonths(1 - MostMonths);
        ReferenceMonth start = year < season ? year : season;
        return Months(
            start > oldest ? start
                : first < oldest ? first
                : oldest,
            last
        );
    }

    private static async Task<IReadOnlyDictionary<ReferenceMonth, MonthFigures>> FiguresAsync(
        IEnumerable<ReferenceMonth> months,
        Services services,
        CancellationToken cancellation
    )
    {
        ConcurrentDictionary<ReferenceMonth, MonthFigures> figures = [];
        await Parallel.ForEachAsync(
            months,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation },
            async (month, token) =>
            {
                if (await services.Indicators.ReadAsync(month, token) is BinaryData read)
                {
                    figures[month] = MonthFigureFile.Read(read);
                }
            }
        );
        return figures;
    }

    /// <summary>The sum of the nation with those that did not report, month by month.</summary>
    private static IEnumerable<(ReferenceMonth Month, MissingEstimate Estimate)> Estimates(
        NomenclatureEdition edition,
        IEnumerable<ReferenceMonth> months,
        IndicatorDefinition indicator,
        IReadOnlyDictionary<ReferenceMonth, MonthFigures> figures
    )
    {
        double? TotalOf(ReferenceMonth month, string departement) =>
            figures
                .GetValueOrDefault(month)
                ?.Departements.GetValueOrDefault(departement)
                ?.Whole.SidesOf(indicator)
                ?.Numerator;

        return months.Select(month =>
            (
                month,
                MissingEstimate.Of([
                    .. edition.Departements.Select(each => new ReportedValue(
                        TotalOf(month, each.Code),
                        TotalOf(month.PlusMonths(-MovingYear.Months), each.Code),
                        Inhabitants.Nearest(edition, each.Code, month.Year)?.Count
                    )),
                ])
            )
        );
    }

    private static IEnumerable<ReferenceMonth> Months(ReferenceMonth first, ReferenceMonth last) =>
        Enumerable.Range(0, ReferenceMonth.MonthsBetween(first, last) + 1).Select(first.PlusMonths);

    private sealed record Services(
        EditionSeries Editions,
        Typology Typology,
        IndicatorStore Indicators,
        OrganisationStore Organisations,
        MonthJournal Journal,
        StorageReadiness Readiness,
        TimeProvider Clock
    );
}
