using Observatoire.Editions.Time;
using Observatoire.Pages.Outcomes;
using Observatoire.Pages.Words;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Components;

/// <summary>A control chart in sentences.</summary>
internal sealed class ControlWords(PageContext page, ControlSeries series, OutcomeWords words)
{
    private const int FewNamed = 3;

    private SiteText Text => page.Text;

    /// <summary>Whether the season is taken out, what the limits are and why, and which months are unlike the others.</summary>
    public IEnumerable<string> All()
    {
        if (series.Chart.Points.Count == 0)
        {
            yield return Text["control.empty"];
            yield break;
        }

        foreach (ControlPhase phase in series.Chart.Phases)
        {
            yield return Phase(phase);
        }

        foreach (ControlSignal signal in Enum.GetValues<ControlSignal>())
        {
            ReferenceMonth[] months =
            [
                .. series.Chart.Points.Where(point => point.Signals.Contains(signal)).Select(point => point.Month),
            ];
            if (months.Length > 0)
            {
                yield return Text.Format("control.signals", ("signal", NameOf(signal)), ("months", Months(months)));
            }
        }

        bool hasLimits = series.Chart.Phases.Any(phase => phase.Limits is not null);
        if (hasLimits && series.Chart.Points.All(point => point.Signals.Count == 0))
        {
            yield return Text["control.none"];
        }

        yield return Text.Format(
            series.Adjusted.Count == 0 ? "control.season.none"
                : series.Chart.Points.All(point => series.Adjusted.Contains(point.Month)) ? "control.season"
                : "control.season.some",
            ("fewest", page.Language.Number(SeasonalTrend.FewestMonths, 0))
        );
    }

    public string Signals(ControlPoint? point) =>
        point is { Signals.Count: > 0 } ? string.Join(", ", point.Signals.Select(NameOf)) : Text["control.no.signal"];

    private string NameOf(ControlSignal signal) => Text[$"signal.{signal}"];

    private string Phase(ControlPhase phase)
    {
        ReferenceMonth[] known =
        [
            .. series
                .Chart.Points.Where(point => point.Phase == phase && point.Value is not null)
                .Select(point => point.Month),
        ];
        string key = (phase.Rebase, phase.Limits) switch
        {
            (null, null) => "control.few",
            (null, _) => "control.limits",
            (_, null) => "control.rebase.few",
            _ => "control.rebase.limits",
        };
        return Text.Format(
            key,
            ("from", Text.Month(phase.From)),
            ("to", phase.Limits is null ? string.Empty : Text.Month(known[ControlSeries.Baseline - 1])),
            ("centre", phase.Limits is ControlLimits limits ? words.WithUnit(limits.Centre) : string.Empty),
            ("range", phase.Limits is ControlLimits found ? words.Range(found.Natural) : string.Empty),
            ("count", Count(known.Length)),
            ("fewest", page.Language.Number(ControlSeries.Baseline, 0)),
            ("reason", phase.Rebase is null ? string.Empty : Reason(phase.From))
        );
    }

    private string Reason(ReferenceMonth month) =>
        string.Join(", ", series.Events[month].Select(type => Text.Of(type.Label)));

    private string Months(ReferenceMonth[] months) =>
        months.Length <= FewNamed
            ? string.Join(", ", months.Select(Text.Month))
            : Text.Format(
                "control.range",
                ("count", Count(months.Length)),
                ("first", Text.Month(months[0])),
                ("last", Text.Month(months[^1]))
            );

    private string Count(int months) =>
        Text.Format(
            page.Language.IsSingular(months) ? "control.month.one" : "control.month",
            ("count", page.Language.Number(months, 0))
        );
}
