using Observatoire.Pages.Outcomes;
using Observatoire.Pages.Words;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Reorganisations;

namespace Observatoire.Pages.Components;

/// <summary>Effects on an outcome in words: in its unit, or in per cent where shares are compared.</summary>
internal class EffectScaleWords(PageContext page, OutcomeFigures figures)
{
    public OutcomeWords Outcome { get; } = new(page.Text, figures);

    public bool IsShare => figures.Outcome.Effect!.Scale == OutcomeScale.Log;

    protected PageContext Page => page;

    protected SiteText Text => page.Text;

    /// <summary>Size under which an effect would not matter.</summary>
    protected string Relevant => Visible(figures.Outcome.Effect!.Relevant);

    /// <summary>What an effect on the scale of the panel is to a reader.</summary>
    public double Shown(double effect) => IsShare ? 100 * (Math.Exp(effect) - 1) : effect;

    /// <summary>With its sign and unit.</summary>
    public string Signed(double effect) =>
        IsShare ? page.Language.SignedPercent(Math.Exp(effect) - 1) : Outcome.Signed(effect);

    public string WithUnit(double effect) =>
        IsShare ? Signed(effect) : Text.Format("figure.with.unit", ("value", Signed(effect)), ("unit", Outcome.Unit));

    public string Range(Interval interval) =>
        Text.Format("range", ("low", Signed(interval.Low)), ("high", Signed(interval.High)));

    public string RangeOr(Interval? interval) => interval is Interval known ? Range(known) : Text["range.none"];

    public string SignedOr(double? effect) => effect is double known ? Signed(known) : Text["range.none"];

    public string NumberOr(double? value) => value is double known ? Outcome.Number(known) : Text["range.none"];

    public string Share(double? p) => p is double known ? page.Words.Probability(known) : Text["range.none"];

    public string Visible(double effect) =>
        IsShare ? page.Language.Number(Shown(effect), 1) + page.Language.PercentSuffix : Outcome.WithUnit(effect);

    public string VisibleOr(double? effect) => effect is double known ? Visible(known) : Text["range.none"];
}
