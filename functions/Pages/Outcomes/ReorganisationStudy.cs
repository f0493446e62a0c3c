using System.Globalization;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Pages.Files;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Reorganisations;

namespace Observatoire.Pages.Outcomes;

/// <summary>What one reorganisation did to one outcome.</summary>
/// <param name="Figures">The outcome.</param>
/// <param name="Before">Of the département, over the known months of the year before; null without any.</param>
/// <param name="After">Over the known months of the year after.</param>
/// <param name="Estimate">The effect, judged.</param>
/// <param name="Months">The months around the event; empty when nothing can be computed.</param>
internal sealed record OutcomeChange(
    OutcomeFigures Figures,
    double? Before,
    double? After,
    EffectEstimate Estimate,
    EventStudy Months
);

/// <summary>One reorganisation, before and after, by every outcome it is judged by.</summary>
internal sealed record ReorganisationStudy
{
    private const int MonthsOfYear = 12;

    public required DepartementEvent Event { get; init; }

    public required ReorganisationType Type { get; init; }

    public required IReadOnlyList<OutcomeChange> Changes { get; init; }

    /// <summary>Null when nothing of what it is made of is published.</summary>
    public required ReorganisationCost? Cost { get; init; }

    /// <summary>Part of its address: <c>38-2027-03-REDEC</c>.</summary>
    public string Key => KeyOf(Event.Departement, Event.Month, Event.Type);

    public static string KeyOf(string departement, ReferenceMonth month, string type) =>
        string.Create(CultureInfo.InvariantCulture, $"{departement}-{month}-{type}");

    /// <summary>
    /// Every event declared up to the last month published, the latest first; and what those of each type changed together.
    /// </summary>
    public static (IReadOnlyList<ReorganisationStudy> Studies, IReadOnlyList<PooledChange> Pooled) All(
        SiteFigures figures,
        DeclaredOrganisations organisations,
        IReadOnlyList<OutcomeFigures> outcomes,
        ComparisonPlan plan
    )
    {
        DepartementEvent[] events =
        [
            .. organisations
                .Of.SelectMany(pair =>
                    pair.Value.Events.Select(each => new DepartementEvent(pair.Key, each.Type, each.Month))
                )
                .Where(each =>
                    figures.Edition.FindDepartement(each.Departement) is not null
                    && organisations.Typology.FindEvent(each.Type) is not null
                )
                .Distinct()
                .OrderByDescending(each => each.Month)
                .ThenBy(each => each.Departement, StringComparer.Ordinal)
                .ThenBy(each => each.Type, StringComparer.Ordinal),
        ];
        DepartementEvent[] shown = [.. events.Where(each => each.Month <= figures.Months[^1])];
        if (shown.Length == 0)
        {
            return ([], []);
        }

        (OutcomeFigures Figures, OutcomePanel Panel)[] panels =
        [
            .. outcomes
                .Where(outcome => outcome.Outcome.Effect is not null)
                .Select(outcome => (outcome, PanelOf(figures, outcome)))
                .Where(pair => pair.Item2 is not null)
                .Select(pair => (pair.outcome, pair.Item2!)),
        ];
        return (
            [
                .. shown
                    .AsParallel()
                    .AsOrdered()
                    .Select(each => new ReorganisationStudy
                    {
                        Event = each,
                        Type = organisations.Typology.FindEvent(each.Type)!,
                        Changes = [.. panels.Select(pair => Change(pair.Figures, pair.Panel, events, each))],
                        Cost = CostOf(figures, plan.Cost, each),
                    }),
            ],
            [
                .. organisations
                    .Typology.Events.Where(type => shown.Any(each => each.Type == type.Code))
                    .SelectMany(type => panels.Select(pair => (Type: type, pair.Figures, pair.Panel)))
                    .AsParallel()
                    .AsOrdered()
                    .Select(each => PooledChange.Pool(each.Type, each.Figures, each.Panel, events, shown, plan.Pool)),
            ]
        );
    }

    private static OutcomePanel? PanelOf(SiteFigures figures, OutcomeFigures outcome)
    {
        OutcomeObservation[] observations =
        [
            .. from month in outcome.Months
            from departement in figures.Edition.Departements
            let figure = outcome.In(month, departement.Code)
            where figure.Value is not null
            select new OutcomeObservation(departement.Code, month, figure.Value!.Value),
        ];
        OutcomeScale scale = outcome.Outcome.Effect!.Scale;
        return observations.Any(each => scale == OutcomeScale.Level || each.Value > 0)
            ? OutcomePanel.Arrange(scale, observations)
            : null;
    }

    private static OutcomeChange Change(
        OutcomeFigures figures,
        OutcomePanel panel,
        DepartementEvent[] events,
        DepartementEvent of
    ) =>
        new(
            figures,
            Mean(figures, of, -MonthsOfYear),
            Mean(figures, of, 0),
            ReorganisationEffect.Estimate(panel, events, of, figures.Outcome.Effect!.Relevant),
            EventStudy.Around(panel, events, of)
        );

    private static double? Mean(OutcomeFigures figures, DepartementEvent of, int from)
    {
        OutcomeFigure[] known =
        [
            .. Enumerable
                .Range(from, MonthsOfYear)
                .Select(month => figures.In(of.Month.PlusMonths(month), of.Departement))
                .Where(figure => figure.Value is not null),
        ];
        return known.Length == 0
            ? null
            : known.Sum(figure => figure.Numerator!.Value) / known.Sum(figure => figure.Denominator!.Value);
    }

    private static ReorganisationCost? CostOf(SiteFigures figures, CostCodes codes, DepartementEvent of)
    {
        string[] needed =
        [
            codes.Staff,
            codes.Running,
            codes.Outsourcing,
            codes.FollowedAtStart,
            codes.FollowedAtEnd,
            codes.Reorganisation,
        ];
        if (!needed.All(figures.Knows))
        {
            return null;
        }

        Area area = Area.Departement(of.Departement);
        CostMonth[] months =
        [
            .. Enumerable
                .Range(-MonthsOfYear, 2 * MonthsOfYear)
                .Select(of.Month.PlusMonths)
                .Where(month => month >= figures.Months[0] && month <= figures.Months[^1])
                .Select(month => new CostMonth(
                    month,
                    Value(codes.Staff, month),
                    Value(codes.Running, month),
                    Value(codes.Outsourcing, month),
                    Value(codes.FollowedAtStart, month),
                    Value(codes.FollowedAtEnd, month),
                    Value(codes.Reorganisation, month)
                )),
        ];
        return ReorganisationCost.Estimate(months, of.Month);

        double? Value(string code, ReferenceMonth month) => figures[code, month, area, Measure.Sum].Value;
    }
}
