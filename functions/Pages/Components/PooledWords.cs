using Observatoire.Pages.Outcomes;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Reorganisations;

namespace Observatoire.Pages.Components;

/// <summary>The mean effect of the reorganisations of a type on an outcome in words.</summary>
internal sealed class PooledWords(PageContext page, PooledChange change) : EffectScaleWords(page, change.Figures)
{
    private PooledEstimate Estimate => change.Estimate;

    public string Events() =>
        Text.Format(
            "pooled.events.value",
            ("used", Page.Language.Number(Estimate.Effects.Count, 0)),
            ("declared", Page.Language.Number(change.Events, 0))
        );

    public string Sentence() =>
        Text.Format(
            Estimate.Verdict switch
            {
                Verdict.Higher => "pooled.higher",
                Verdict.Lower => "pooled.lower",
                Verdict.Compatible => "pooled.compatible",
                Verdict.Inconclusive => "pooled.inconclusive",
            },
            ("outcome", Outcome.Label),
            ("effect", Estimate.Effect is double effect ? WithUnit(effect) : Text["range.none"]),
            ("events", Count(Estimate.Effects.Count)),
            ("range", RangeOr(Estimate.Interval)),
            ("p", Share(Estimate.P)),
            ("visible", VisibleOr(Estimate.SmallestVisible)),
            ("reason", Estimate.Reason is InconclusiveReason reason ? Reason(reason) : string.Empty)
        );

    private string Count(int events) =>
        Text.Format(
            Page.Language.IsSingular(events) ? "pooled.count.one" : "pooled.count",
            ("count", Page.Language.Number(events, 0))
        );

    private string Reason(InconclusiveReason reason) =>
        Text.Format(
            reason switch
            {
                InconclusiveReason.RelevantEffectNotVisible => "reason.notVisible",
                InconclusiveReason.TooFewControls => "pooled.reason.controls",
                InconclusiveReason.PreTrend => "pooled.reason.trend",
                InconclusiveReason.NoVariationBefore => "reason.variation",
                InconclusiveReason.NoUsableEvent
                or InconclusiveReason.TooFewMonthsBefore
                or InconclusiveReason.TooFewMonthsAfter => "pooled.reason.event",
            },
            ("relevant", Relevant),
            ("visible", VisibleOr(Estimate.SmallestVisible))
        );
}
