using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Indicators;
using Observatoire.Formats.Organisations;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Host.Months;
using Observatoire.Host.Organisations;
using Observatoire.Returns.Organisations;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;
using Observatoire.Storage;

namespace Observatoire.Host.Indicators;

/// <summary>
/// An indicator by nation, région (of today or of 2005), département, any axis of the typology, any two of them, the peers
/// of a département or its territories: to the DGAS, since nothing is withheld.
/// </summary>
/// <remarks>
/// Each month is grouped by the organisations valid in it, as they are known now, or were at the instant <c>known</c>;
/// territories, with <c>boundaries</c>, by those of one month.
/// </remarks>
public sealed class ShowIndicator(
    EditionSeries editions,
    Typology typology,
    IndicatorStore indicators,
    OrganisationStore declared,
    MonthJournal journal,
    TimeProvider clock
)
{
    private const int MostMonths = 120;
    private const int SeasonMonths = 60;
    private const int Parallelism = 8;
    private const string Usual = "nation";

    [Function(nameof(ShowIndicator))]
    [DgasRole]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "indicators/{code}")] HttpRequest request,
        string code,
        CancellationToken cancellation
    )
    {
        request.HttpContext.Response.Headers.CacheControl = "private, no-store";
        if (!KnownInstant.Read(request).Is(out KnownInstant? known, out IResult? refusal))
        {
            return refusal;
        }

        IReadOnlyDictionary<ReferenceMonth, string> kept = await indicators.ReadFingerprintsAsync(cancellation);
        if (kept.Count == 0)
        {
            return Problem.Answer("no-indicator-yet");
        }

        if (!Span(request.Query, kept.Keys.Max()).Is(out MonthSpan? span, out refusal))
        {
            return refusal;
        }

        NomenclatureEdition edition = editions.InForce(span.Last) ?? editions.Latest;
        if (edition.FindIndicator(code) is not IndicatorDefinition indicator)
        {
            return Problem.Answer("unknown-indicator", code, edition.Period.Id);
        }

        Parsed<IndicatorQuestion> asked = IndicatorQuestion.Read(
            (string?)request.Query["by"] ?? Usual,
            request.Query["boundaries"],
            indicator,
            edition,
            typology,
            await OrganisationsAsync(known.At, cancellation)
        );
        return asked.Is(out IndicatorQuestion? question, out refusal)
            ? Results.Json(await AnswerAsync(question, indicator, edition, span, kept.Keys, cancellation))
            : refusal;
    }

    private async Task<IndicatorAnswer> AnswerAsync(
        IndicatorQuestion question,
        IndicatorDefinition indicator,
        NomenclatureEdition edition,
        MonthSpan span,
        IEnumerable<ReferenceMonth> kept,
        CancellationToken cancellation
    )
    {
        HashSet<ReferenceMonth> known = [.. kept];
        ReferenceMonth[] history = [.. History(span, known.Min())];
        IReadOnlyDictionary<ReferenceMonth, MonthFigures> figures = await FiguresAsync(
            history.Where(known.Contains),
            indicator,
            cancellation
        );
        FinalMonths final = new(await journal.BetweenAsync(span.First, span.Last, cancellation), clock.GetUtcNow());
        IndicatorSeries series = new(
            indicator,
            question.Members,
            (month, member) => figures.TryGetValue(month, out MonthFigures? of) ? question.FiguresOf(of, member) : null,
            (member, year) => question.Territories is null ? Inhabitants.Nearest(edition, member, year)?.Count : null,
            (month, member) => final.IsFinal(month, question.DepartementOf(member))
        );
        return IndicatorAnswer.Build(
            indicator,
            question.By,
            [.. series.Rows(history, question.GroupingOf).Where(row => row.Month >= span.First)],
            question.NameOf,
            indicator.Formula is null && question.Territories is null
                ? Estimates(edition, Months(span.First, span.Last), indicator, figures)
                : []
        );
    }

    private static Parsed<MonthSpan> Span(IQueryCollection query, ReferenceMonth newest)
    {
        string? from = query["from"];
        string? to = query["to"];
        if (!TryRead(to, newest, out ReferenceMonth last) || !TryRead(from, last, out ReferenceMonth first))
        {
            return Problem.Answer("month-not-readable", to is null ? from! : $"{from} – {to}");
        }

        return first > last || ReferenceMonth.MonthsBetween(first, last) >= MostMonths
            ? Problem.Answer("months-not-in-order", first, last, MostMonths)
            : new MonthSpan(first, last);
    }

    private static bool TryRead(string? text, ReferenceMonth usual, out ReferenceMonth month)
    {
        month = usual;
        return text is null || ReferenceMonth.TryParse(text, out month);
    }

    private async Task<IReadOnlyDictionary<string, Organisation>> OrganisationsAsync(
        DateTimeOffset? at,
        CancellationToken cancellation
    ) =>
        (await declared.LatestOfAllAsync(at, cancellation)).ToDictionary(
            version => version.Departement,
            version => OrganisationFile.ReadKept(version.Document),
            StringComparer.Ordinal
        );

    /// <summary>The months asked for and those before them that a year, or a season, is found from.</summary>
    private static IEnumerable<ReferenceMonth> History(MonthSpan span, ReferenceMonth oldest)
    {
        (ReferenceMonth first, ReferenceMonth last) = span;
        ReferenceMonth year = first.PlusMonths(-MovingYear.Months);
        ReferenceMonth season = last.PlusMonths(1 - SeasonMonths);
        ReferenceMonth start = year < season ? year : season;
        return Months(
            start > oldest ? start
                : first < oldest ? first
                : oldest,
            last
        );
    }

    /// <summary>Of each month what the indicator needs: ten years of all the others would be held for nothing.</summary>
    private async Task<IReadOnlyDictionary<ReferenceMonth, MonthFigures>> FiguresAsync(
        IEnumerable<ReferenceMonth> months,
        IndicatorDefinition indicator,
        CancellationToken cancellation
    )
    {
        ConcurrentDictionary<ReferenceMonth, MonthFigures> figures = [];
        await Parallel.ForEachAsync(
            months,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation },
            async (month, token) =>
            {
                if (await indicators.ReadAsync(month, token) is BinaryData read)
                {
                    figures[month] = Only(indicator, MonthFigureFile.Read(read, month, editions));
                }
            }
        );
        return figures;
    }

    private static MonthFigures Only(IndicatorDefinition indicator, MonthFigures month) =>
        month with
        {
            Departements = month.Departements.ToDictionary(
                given => given.Key,
                given =>
                    given.Value with
                    {
                        Whole = Only(indicator, given.Value.Whole),
                        Territories = given.Value.Territories.ToDictionary(
                            territory => territory.Key,
                            territory => Only(indicator, territory.Value),
                            StringComparer.Ordinal
                        ),
                    },
                StringComparer.Ordinal
            ),
        };

    private static AreaFigures Only(IndicatorDefinition indicator, AreaFigures area) =>
        new(
            area.Totals.Where(total => total.Key == indicator.Code).ToDictionary(StringComparer.Ordinal),
            area.Ratios.Where(ratio => ratio.Key == indicator.Code).ToDictionary(StringComparer.Ordinal)
        );

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
                MissingEstimate.Predict([
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

    /// <summary>From a month to another, both included.</summary>
    private sealed record MonthSpan(ReferenceMonth First, ReferenceMonth Last);
}
