using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Outcomes;

/// <summary>The months of one outcome of one département, and which of them are unlike the others.</summary>
/// <param name="Figures">Every month the outcome has figures for, in order; those not known too.</param>
/// <param name="Chart">
/// Of the values, without their season where it is known. It is rebased where the département says it was reorganised, and
/// nowhere else.
/// </param>
/// <param name="Trend">One a point of the chart; null where the season is not known, and at the ends.</param>
/// <param name="Adjusted">Months whose season is taken out.</param>
/// <param name="Events">The reorganisations by month: the reasons of the rebases.</param>
internal sealed record ControlSeries(
    IReadOnlyList<(ReferenceMonth Month, OutcomeFigure Figure)> Figures,
    ControlChart Chart,
    IReadOnlyList<double?> Trend,
    IReadOnlySet<ReferenceMonth> Adjusted,
    IReadOnlyDictionary<ReferenceMonth, IReadOnlyList<ReorganisationType>> Events
)
{
    /// <summary>Months whose values give the limits that later ones are judged by: one of each season.</summary>
    public const int Baseline = 12;

    private static readonly ControlChartOptions Options = new() { BaselinePoints = Baseline, FewestPoints = Baseline };

    public static ControlSeries Plot(OutcomeFigures figures, string departement, DeclaredOrganisations organisations)
    {
        (ReferenceMonth Month, OutcomeFigure Figure)[] months =
        [
            .. figures.Months.Select(month => (month, figures.In(month, departement))),
        ];
        Dictionary<ReferenceMonth, double> values = months
            .Where(each => each.Figure.Value is not null)
            .ToDictionary(each => each.Month, each => each.Figure.Value!.Value);
        Dictionary<ReferenceMonth, IReadOnlyList<ReorganisationType>> events = EventsOf(departement, organisations);
        Dictionary<ReferenceMonth, double?> trends = [];
        foreach (ReferenceMonth[] state in StatesOf([.. values.Keys.Order()], events.Keys))
        {
            // A change of state within would be taken for a season: each state has its own, or none.
            SeasonalTrend? season = SeasonalTrend.Decompose(
                [
                    .. Enumerable
                        .Range(0, ReferenceMonth.MonthsBetween(state[0], state[^1]) + 1)
                        .Select(at =>
                            values.TryGetValue(state[0].PlusMonths(at), out double value) ? value : (double?)null
                        ),
                ],
                state[0].Month
            );
            for (int at = 0; at < season?.Adjusted.Count; at++)
            {
                values[state[0].PlusMonths(at)] = season.Adjusted[at];
                trends[state[0].PlusMonths(at)] = season.Trend[at];
            }
        }

        ControlChart chart = ControlChart.Chart(
            values,
            [
                .. events.Select(each => new RebaseReason(
                    each.Key,
                    string.Join(" ", each.Value.Select(type => type.Code))
                )),
            ],
            Options
        );
        return new ControlSeries(
            months,
            chart,
            [.. chart.Points.Select(point => trends.GetValueOrDefault(point.Month))],
            trends.Keys.ToHashSet(),
            events
        );
    }

    /// <summary>The known months between two reorganisations.</summary>
    private static IEnumerable<ReferenceMonth[]> StatesOf(
        IReadOnlyList<ReferenceMonth> known,
        IReadOnlyCollection<ReferenceMonth> events
    ) => known.GroupBy(month => events.Count(each => each <= month)).Select(state => state.ToArray());

    private static Dictionary<ReferenceMonth, IReadOnlyList<ReorganisationType>> EventsOf(
        string departement,
        DeclaredOrganisations organisations
    ) =>
        (organisations.Of.GetValueOrDefault(departement)?.Events ?? [])
            .Select(each => (each.Month, Type: organisations.Typology.FindEvent(each.Type)))
            .Where(each => each.Type is not null)
            .GroupBy(each => each.Month)
            .ToDictionary(
                group => group.Key,
                group => (IReadOnlyList<ReorganisationType>)[.. group.Select(each => each.Type!).Distinct()]
            );
}
