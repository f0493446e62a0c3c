using Observatoire.Editions.Time;

namespace Observatoire.Statistics.Comparison;

/// <summary>What is unlikely of a series in which nothing changed. A point may carry several.</summary>
public enum ControlSignal
{
    AboveUpperLimit,
    BelowLowerLimit,

    /// <summary>The change from the month before is larger than the upper range limit.</summary>
    LargeMovingRange,

    RunAboveCentre,
    RunBelowCentre,
    NearUpperLimit,
    NearLowerLimit,
    TrendUp,
    TrendDown,
}

/// <summary>The centre and the limits of a phase.</summary>
/// <param name="Centre">Mean of the values.</param>
/// <param name="MeanMovingRange">Mean absolute difference between months that follow each other.</param>
public sealed record ControlLimits(double Centre, double MeanMovingRange)
{
    /// <summary>Three standard deviations, in mean moving ranges: 3 / 1.128.</summary>
    public const double NaturalFactor = 2.66;

    /// <summary>The upper limit of ranges of two, in mean moving ranges (D4).</summary>
    public const double RangeFactor = 3.268;

    /// <summary>The natural limits: a value outside them is a signal. Not cut at zero.</summary>
    public Interval Natural => new(Centre - NaturalFactor * MeanMovingRange, Centre + NaturalFactor * MeanMovingRange);

    /// <summary>A moving range above it is a signal.</summary>
    public double UpperRange => RangeFactor * MeanMovingRange;
}

/// <summary>Months with one centre and one pair of limits.</summary>
/// <param name="From">Its first month.</param>
/// <param name="Rebase">Why it is apart from the phase before; null for the first.</param>
/// <param name="Limits">Null when it has too few points: no signal is then given.</param>
public sealed record ControlPhase(ReferenceMonth From, RebaseReason? Rebase, ControlLimits? Limits);

/// <summary>One month of a control chart.</summary>
/// <param name="Month">The month.</param>
/// <param name="Value">Null when it was not reported.</param>
/// <param name="MovingRange">Absolute difference from the month before; null when either is unknown, or at a rebase.</param>
/// <param name="Phase">The phase it is in.</param>
/// <param name="Signals">Empty when there is none.</param>
public sealed record ControlPoint(
    ReferenceMonth Month,
    double? Value,
    double? MovingRange,
    ControlPhase Phase,
    IReadOnlyList<ControlSignal> Signals
);

/// <summary>
/// Chart of individual values and moving ranges (XmR): Wheeler, Making Sense of Data, 2003. It is rebased at the months
/// given with their reasons and nowhere else. See docs/methods/control-chart.md.
/// </summary>
/// <param name="Phases">In the order of the months.</param>
/// <param name="Points">Every month from the first reported to the last, those not reported too.</param>
public sealed record ControlChart(IReadOnlyList<ControlPhase> Phases, IReadOnlyList<ControlPoint> Points)
{
    /// <param name="values">Those reported; a month that was not is absent, and a gap of the series.</param>
    /// <param name="rebases">
    /// Months from which the series is known to be another; those at or before the first month reported, or after the last,
    /// part nothing.
    /// </param>
    /// <param name="options">How the chart is read.</param>
    /// <exception cref="ArgumentException">
    /// When a reason is blank, two are given for one month, or the baseline is shorter than the fewest points.
    /// </exception>
    public static ControlChart Chart(
        IReadOnlyDictionary<ReferenceMonth, double> values,
        IReadOnlyCollection<RebaseReason> rebases,
        ControlChartOptions options
    )
    {
        if (
            rebases.Any(rebase => string.IsNullOrWhiteSpace(rebase.Reason))
            || rebases.DistinctBy(rebase => rebase.Month).Count() < rebases.Count
        )
        {
            throw new ArgumentException("A rebase has one month and one reason, written.", nameof(rebases));
        }

        if (options.BaselinePoints < options.FewestPoints)
        {
            throw new ArgumentException("A baseline is no shorter than the fewest points of limits.", nameof(options));
        }

        if (values.Count == 0)
        {
            return new ControlChart([], []);
        }

        ReferenceMonth first = values.Keys.Min();
        ReferenceMonth last = values.Keys.Max();
        RebaseReason[] inside =
        [
            .. rebases.Where(rebase => rebase.Month > first && rebase.Month <= last).OrderBy(rebase => rebase.Month),
        ];
        List<ControlPhase> phases = [];
        List<ControlPoint> points = [];
        for (int at = 0; at <= inside.Length; at++)
        {
            ReferenceMonth from = at == 0 ? first : inside[at - 1].Month;
            ReferenceMonth end = at == inside.Length ? last.PlusMonths(1) : inside[at].Month;
            ReferenceMonth[] months =
            [
                .. Enumerable.Range(0, ReferenceMonth.MonthsBetween(from, end)).Select(from.PlusMonths),
            ];
            double?[] known =
            [
                .. months.Select(month => values.TryGetValue(month, out double value) ? value : (double?)null),
            ];
            ControlPhase phase = new(from, at == 0 ? null : inside[at - 1], LimitsOf(known, options));
            phases.Add(phase);
            points.AddRange(
                ControlRules
                    .Read(known, phase.Limits, options)
                    .Select(
                        (signals, index) =>
                            new ControlPoint(months[index], known[index], RangeAt(known, index), phase, signals)
                    )
            );
        }

        return new ControlChart(phases, points);
    }

    /// <summary>A range straddles neither a gap nor a rebase: a change over two months is not one over one.</summary>
    internal static double? RangeAt(double?[] values, int at) =>
        at > 0 && values[at] is double value && values[at - 1] is double before ? Math.Abs(value - before) : null;

    private static ControlLimits? LimitsOf(double?[] values, ControlChartOptions options)
    {
        int points = values.Count(value => value is not null);
        int wanted = Math.Min(points, options.BaselinePoints ?? points);
        int length = 0;
        for (int found = 0; found < wanted; length++)
        {
            found += values[length] is null ? 0 : 1;
        }

        double?[] baseline = values[..length];
        double[] ranges = [.. baseline.Select((_, at) => RangeAt(baseline, at)).OfType<double>()];
        return wanted < options.FewestPoints || 2 * ranges.Length < options.FewestPoints
            ? null
            : new ControlLimits(baseline.OfType<double>().Average(), ranges.Average());
    }
}
