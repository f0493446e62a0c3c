using Observatoire.Pages.Outcomes;
using Observatoire.Statistics.Reorganisations;

namespace Observatoire.Pages.Components;

/// <summary>The effect of a reorganisation on an outcome in Outcome.</summary>
internal sealed class EffectWords(PageContext page, ReorganisationStudy study, OutcomeChange change)
    : EffectScaleWords(page, change.Figures)
{
    private EffectEstimate Estimate => change.Estimate;

    /// <summary>What it was before and after, which by itself says nothing of the event.</summary>
    public string BeforeAfter() =>
        change is { Before: double before, After: double after }
            ? Text.Format("effect.before.after", ("before", Outcome.Number(before)), ("after", Outcome.WithUnit(after)))
            : Text["effect.before.after.unknown"];

    /// <summary>The sentence of the verdict.</summary>
    public string Verdict()
    {
        string key = Estimate.Verdict switch
        {
            Statistics.Comparison.Verdict.Higher => "effect.higher",
            Statistics.Comparison.Verdict.Lower => "effect.lower",
            Statistics.Comparison.Verdict.Compatible => "effect.compatible",
            Statistics.Comparison.Verdict.Inconclusive => "effect.inconclusive",
        };
        return Text.Format(
            key,
            ("effect", Estimate.Effect is double effect ? WithUnit(effect) : Text["range.none"]),
            ("range", RangeOr(Estimate.Interval)),
            ("p", Share(Estimate.P)),
            ("controls", MapReading.Departements(Text, Estimate.Controls)),
            ("visible", VisibleOr(Estimate.SmallestVisible)),
            ("reason", Estimate.Reason is InconclusiveReason reason ? Reason(reason) : string.Empty)
        );
    }

    /// <summary>How the others moved meanwhile; null when it is not known.</summary>
    public string? Meanwhile() =>
        Estimate.NationalChange is double national
            ? Text.Format("effect.common", ("common", WithUnit(national)))
            : null;

    /// <summary>How it was moving before; null when it is not known.</summary>
    public string? PreTrend() =>
        Estimate.PreTrend is PreTrend trend
            ? Text.Format(
                Estimate.Reason == InconclusiveReason.PreTrend ? "effect.trend.clear" : "effect.trend.none",
                ("slope", WithUnit(trend.Slope)),
                ("p", Share(trend.P))
            )
            : null;

    private string Reason(InconclusiveReason reason) =>
        Text.Format(
            ReasonKey(reason),
            ("before", Page.Language.Number(Estimate.MonthsBefore, 0)),
            ("after", Page.Language.Number(Estimate.MonthsAfter, 0)),
            ("fewestBefore", Page.Language.Number(ReorganisationEffect.FewestMonthsBefore, 0)),
            ("fewestAfter", Page.Language.Number(ReorganisationEffect.FewestMonthsAfter, 0)),
            ("controls", MapReading.Departements(Text, Estimate.Controls)),
            ("fewestControls", Page.Language.Number(ReorganisationEffect.FewestControls, 0)),
            ("departement", Page.NameOf(study.Event.Departement)),
            ("relevant", Relevant),
            ("visible", VisibleOr(Estimate.SmallestVisible))
        );

    private static string ReasonKey(InconclusiveReason reason) =>
        reason switch
        {
            InconclusiveReason.TooFewMonthsBefore => "reason.monthsBefore",
            InconclusiveReason.TooFewMonthsAfter => "reason.monthsAfter",
            InconclusiveReason.TooFewControls => "reason.controls",
            InconclusiveReason.NoUsableEvent => "reason.event",
            InconclusiveReason.NoVariationBefore => "reason.variation",
            InconclusiveReason.PreTrend => "reason.trend",
            InconclusiveReason.RelevantEffectNotVisible => "reason.notVisible",
        };
}
