using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Reorganisations;

/// <summary>
/// Effect of one reorganisation on a monthly outcome of its département: a staggered difference-in-differences with
/// not-yet-reorganised controls and a long, seasonally paired baseline (Callaway and Sant'Anna 2021), judged by placebo
/// because one département gives no standard error (Conley and Taber 2011; Ferman and Pinto 2019 for the scaling by
/// noise). Choices and limits: docs/methods/reorganisation-effect.md.
/// </summary>
public static class ReorganisationEffect
{
    /// <summary>Share of true effects the intervals are to hold.</summary>
    public const double Level = 0.95;

    /// <summary>Share of effects of the smallest visible size that the test finds.</summary>
    public const double Power = 0.80;

    /// <summary>Years before the event that are compared with, at most.</summary>
    public const int BaselineYears = 3;

    public const int FewestMonthsBefore = 12;
    public const int FewestMonthsAfter = 6;

    /// <summary>With fewer placebos than this, none of them is as rare as one in twenty.</summary>
    public const int FewestControls = 19;

    /// <param name="panel">The outcome of all départements.</param>
    /// <param name="events">All events of all départements, of any type: none of them is a control once it has one.</param>
    /// <param name="of">The event whose effect is wanted.</param>
    /// <param name="relevantEffect">
    /// Size, on the scale of the panel, under which an effect would not matter: « compatible » is said only when one of
    /// that size would have been seen.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">When the relevant effect is not above zero.</exception>
    public static EffectEstimate Estimate(
        OutcomePanel panel,
        IReadOnlyCollection<DepartementEvent> events,
        DepartementEvent of,
        double relevantEffect
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(relevantEffect);
        EventWindow? window = new EventCalendar(panel, events).WindowOf(of);
        EffectEstimate estimate = new()
        {
            Event = of,
            MonthsBefore = window?.MonthsBefore ?? 0,
            MonthsAfter = window?.Counted.Length ?? 0,
            Controls = window?.Controls.Length ?? 0,
            Verdict = Verdict.Inconclusive,
        };
        if (window is null)
        {
            return estimate with { Reason = InconclusiveReason.TooFewMonthsBefore };
        }

        int[] placebos = Placebos(window);
        return Obstacle(window, placebos.Length) is InconclusiveReason reason
            ? estimate with
            {
                Reason = reason,
            }
            : Measure(estimate, panel, window, placebos, relevantEffect);
    }

    /// <summary>The controls that can stand for the département of the event; none when it has itself too few months.</summary>
    internal static int[] Placebos(EventWindow window) =>
        window.MonthsBefore < FewestMonthsBefore || window.Counted.Length < FewestMonthsAfter
            ? []
            : [.. window.Controls.Where(window.MayStandFor)];

    /// <summary>Why no effect can be computed; null when one can.</summary>
    internal static InconclusiveReason? Obstacle(EventWindow window, int placebos) =>
        window.MonthsBefore < FewestMonthsBefore ? InconclusiveReason.TooFewMonthsBefore
        : window.Counted.Length < FewestMonthsAfter ? InconclusiveReason.TooFewMonthsAfter
        : placebos < FewestControls ? InconclusiveReason.TooFewControls
        : window.Noise.Of(window.Unit) > 0 && double.IsFinite(window.Changes.Effect(window.Unit)) ? null
        : InconclusiveReason.NoVariationBefore;

    /// <summary>The word, and the reason when there is none. A clear effect is told however small the test could see.</summary>
    internal static (Verdict Verdict, InconclusiveReason? Reason) Judge(
        Interval interval,
        double preTrendP,
        double smallestVisible,
        double relevantEffect
    ) =>
        preTrendP <= 1 - Level ? (Verdict.Inconclusive, InconclusiveReason.PreTrend)
        : interval.Low > 0 ? (Verdict.Higher, null)
        : interval.High < 0 ? (Verdict.Lower, null)
        : smallestVisible > relevantEffect ? (Verdict.Inconclusive, InconclusiveReason.RelevantEffectNotVisible)
        : (Verdict.Compatible, null);

    private static EffectEstimate Measure(
        EffectEstimate estimate,
        OutcomePanel panel,
        EventWindow window,
        int[] placebos,
        double relevantEffect
    )
    {
        double effect = window.Changes.Effect(window.Unit);
        double noise = window.Noise.Of(window.Unit);
        double[] effects = [.. placebos.Select(unit => window.Changes.Effect(unit))];
        double[] scales = [.. placebos.Select(window.Noise.Of)];
        PlaceboDistribution chance = new(effects.Zip(scales, (each, scale) => each / scale));
        double half = chance.Critical(Level) * noise;
        Interval interval = new(effect - half, effect + half);
        double smallestVisible = chance.SmallestVisible(Level, Power) * noise;
        (double slope, double correlation) = window.Noise.Trend(window.Unit);
        double preTrendP = new PlaceboDistribution(placebos.Select(unit => window.Noise.Trend(unit).Correlation)).P(
            correlation
        );
        (Verdict verdict, InconclusiveReason? reason) = Judge(interval, preTrendP, smallestVisible, relevantEffect);
        return estimate with
        {
            Verdict = verdict,
            Reason = reason,
            Effect = effect,
            Interval = interval,
            P = chance.P(effect / noise),
            SmallestVisible = smallestVisible,
            NationalChange = window.Changes.MeanOfControls,
            PreTrend = new PreTrend(slope, preTrendP),
            PlaceboDepartements =
            [
                .. placebos.Select(
                    (unit, at) =>
                        new PlaceboDepartement(panel.Departements[unit], effects[at], effects[at] / scales[at])
                ),
            ],
        };
    }
}
