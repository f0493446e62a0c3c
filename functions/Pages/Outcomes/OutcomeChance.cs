using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Workload;

namespace Observatoire.Pages.Outcomes;

/// <summary>A figure of an outcome and what chance may have done to it, in the unit of the outcome.</summary>
/// <param name="Interval">95 %.</param>
/// <param name="StandardError">Above zero; null for a figure that chance could not have moved otherwise.</param>
internal readonly record struct FigureChance(Interval Interval, double? StandardError);

/// <summary>What chance does to the figures of an outcome, by what it counts: events, cases, or neither.</summary>
internal static class OutcomeChance
{
    /// <summary>The figures as events or cases counted. Those that are not known, or that cannot be a count, are absent.</summary>
    public static IReadOnlyList<CountedUnit> Counted(OutcomeFigures figures, IEnumerable<OutcomeFigure> of) =>
        [
            .. of.Where(figure => figure.Value is not null)
                .Select(figure => new CountedUnit(
                    figure.Departement,
                    figure.Numerator!.Value / figures.Factor,
                    figure.Denominator!.Value
                ))
                // A share above one is a fault of the return, already told to who sent it: no limit is known for it.
                .Where(unit => unit.Count >= 0 && (figures.Outcome.Funnel == OutcomeFunnel.Rate || unit.Ratio <= 1)),
        ];

    /// <returns>Null when the outcome counts neither events nor cases, or there is nothing to compare.</returns>
    public static FunnelPlot? Funnel(OutcomeFigures figures, IEnumerable<OutcomeFigure> of) =>
        figures.Outcome.Funnel is OutcomeFunnel.None or OutcomeFunnel.Hours
            ? null
            : FunnelPlot.Plot(
                Counted(figures, of),
                new FunnelOptions
                {
                    Measure =
                        figures.Outcome.Funnel == OutcomeFunnel.Proportion
                            ? FunnelMeasure.Proportion
                            : FunnelMeasure.Rate,
                }
            );

    /// <returns>Null when the figure is not known, or nothing is known of its chance.</returns>
    public static FigureChance? Estimate(OutcomeFigures figures, OutcomeFigure figure) =>
        figures.Outcome.Funnel switch
        {
            OutcomeFunnel.Rate or OutcomeFunnel.Proportion => Counted(figures, [figure]) is [CountedUnit unit]
                ? OfCount(figures, unit)
                : null,
            OutcomeFunnel.None => figure.Value is null ? null : OfMonths(figures, figure.Departement, null),
            OutcomeFunnel.Hours => figure.Value is null
                ? null
                : OfMonths(figures, figure.Departement, MixOf(figures, figure.Departement).Interval),
        };

    /// <summary>Collective and individual hours over the period, of an outcome that is a share of hours.</summary>
    public static WorkMix MixOf(OutcomeFigures figures, string departement) =>
        WorkMix.Compute(
            figures
                .PartsOf(departement)
                .Select(part =>
                {
                    double collective = part.Numerator / figures.Factor;
                    // A share above one is a fault of the return: nothing is then known of the month.
                    return collective >= 0 && collective <= part.Denominator
                        ? new WorkHours(collective, part.Denominator - collective)
                        : new WorkHours(null, null);
                })
        );

    private static FigureChance OfCount(OutcomeFigures figures, CountedUnit unit)
    {
        double factor = figures.Factor;
        bool isRate = figures.Outcome.Funnel == OutcomeFunnel.Rate;
        Interval interval = isRate
            ? CountInterval.Rate(unit.Count, unit.Denominator, factor).Interval
            : ProportionInterval.Wilson(unit.Count, unit.Denominator);
        double variance = unit.Ratio * (isRate ? 1 : 1 - unit.Ratio) / unit.Denominator;
        return new FigureChance(
            isRate ? interval : new Interval(factor * interval.Low, factor * interval.High),
            variance > 0 ? factor * Math.Sqrt(variance) : null
        );
    }

    private static FigureChance? OfMonths(OutcomeFigures figures, string departement, Interval? share)
    {
        IReadOnlyList<RatioPart> parts = figures.PartsOf(departement);
        Interval? interval = share is Interval known
            ? new Interval(figures.Factor * known.Low, figures.Factor * known.High)
            : RatioJackknife.IntervalOf(parts);
        double? error = RatioJackknife.StandardError(parts, ratio => ratio);
        return interval is Interval around ? new FigureChance(around, error > 0 ? error : null) : null;
    }
}
