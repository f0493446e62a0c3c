using Observatoire.Pages.Outcomes;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Reorganisations;

namespace Observatoire.Pages.Components;

/// <summary>The effect of a reorganisation on an outcome in words: in its unit, or in per cent where shares are compared.</summary>
internal sealed class EffectWords(PageContext page, ReorganisationStudy study, OutcomeChange change)
{
    private readonly OutcomeWords words = new(page.Text, change.Figures);

    public OutcomeWords Outcome => words;

    public bool IsShare => change.Figures.Outcome.Effect!.Scale == OutcomeScale.Log;

    private SiteText Text => page.Text;

    private EffectEstimate Estimate => change.Estimate;

    /// <summary>What an effect on the scale of the panel is to a reader.</summary>
    public double Shown(double effect) => IsShare ? 100 * (Math.Exp(effect) - 1) : effect;

    /// <summary>With its sign and unit.</summary>
    public string Signed(double effect) =>
        IsShare ? page.Language.SignedPercent(Math.Exp(effect) - 1) : words.Signed(effect);

    private string WithUnit(double effect) =>
        IsShare ? Signed(effect) : Text.Format("figure.with.unit", ("value", Signed(effect)), ("unit", words.Unit));

    public string Range(Interval interval) =>
        Text.Format("range", ("low", Signed(interval.Low)), ("high", Signed(interval.High)));

    public string SignedOr(double? effect) => effect is double known ? Signed(known) : Text["range.none"];

    public string NumberOr(double? value) => value is double known ? words.Number(known) : Text["range.none"];

    public string Share(double? p) => p is double known ? page.Words.Probability(known) : Text["range.none"];

    /// <summary>What it was before and after, which by itself says nothing of the event.</summary>
    public string BeforeAfter() =>
        change is { Before: double before, After: double after }
            ? Text.Format("effect.before.after", ("before", words.Number(before)), ("after", words.WithUnit(after)))
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
            ("range", Estimate.Interval is Interval interval ? Range(interval) : Text["range.none"]),
            ("p", Share(Estimate.P)),
            ("controls", MapReading.Departements(Text, Estimate.Controls)),
            ("visible", Estimate.SmallestVisible is double visible ? Visible(visible) : Text["range.none"]),
            ("reason", Estimate.Reason is InconclusiveReason reason ? Reason(reason) : string.Empty)
        );
    }

    public string Visible(double effect) =>
        IsShare ? page.Language.Number(Shown(effect), 1) + page.Language.PercentSuffix : words.WithUnit(effect);

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
            ("before", page.Language.Number(Estimate.MonthsBefore, 0)),
            ("after", page.Language.Number(Estimate.MonthsAfter, 0)),
            ("fewestBefore", page.Language.Number(ReorganisationEffect.FewestMonthsBefore, 0)),
            ("fewestAfter", page.Language.Number(ReorganisationEffect.FewestMonthsAfter, 0)),
            ("controls", MapReading.Departements(Text, Estimate.Controls)),
            ("fewestControls", page.Language.Number(ReorganisationEffect.FewestControls, 0)),
            ("departement", page.NameOf(study.Event.Departement)),
            ("relevant", Visible(change.Figures.Outcome.Effect!.Relevant)),
            ("visible", Estimate.SmallestVisible is double visible ? Visible(visible) : Text["range.none"])
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
