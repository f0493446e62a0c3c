namespace Observatoire.Statistics.Comparison;

/// <summary>
/// The signals of one phase. No rule looks across a gap: nothing is said of a month that nobody reported. A value on the
/// centre is on neither side, and one on a limit is within it. See docs/methods/control-chart.md.
/// </summary>
internal static class ControlRules
{
    /// <returns>The signals of each month, in the order of their names; none at all without limits.</returns>
    public static IReadOnlyList<ControlSignal>[] Read(
        double?[] values,
        ControlLimits? limits,
        ControlChartOptions options
    )
    {
        SortedSet<ControlSignal>[] signals = [.. values.Select(_ => new SortedSet<ControlSignal>())];
        if (limits is not null)
        {
            OutsideLimits(values, limits, signals);
            double upper = limits.Natural.High - limits.Centre;
            double near = options.NearLimit.Fraction * upper;
            Runs(values, options.RunLength, Above(limits.Centre), ControlSignal.RunAboveCentre, signals);
            Runs(values, options.RunLength, Below(limits.Centre), ControlSignal.RunBelowCentre, signals);
            Near(values, options.NearLimit, Above(limits.Centre + near), ControlSignal.NearUpperLimit, signals);
            Near(values, options.NearLimit, Below(limits.Centre - near), ControlSignal.NearLowerLimit, signals);
            Trends(values, options.TrendLength, 1, ControlSignal.TrendUp, signals);
            Trends(values, options.TrendLength, -1, ControlSignal.TrendDown, signals);
        }

        return [.. signals.Select(each => (IReadOnlyList<ControlSignal>)[.. each])];
    }

    private static Func<double?, bool> Above(double level) => value => value > level;

    private static Func<double?, bool> Below(double level) => value => value < level;

    private static void OutsideLimits(double?[] values, ControlLimits limits, SortedSet<ControlSignal>[] signals)
    {
        for (int at = 0; at < values.Length; at++)
        {
            if (values[at] > limits.Natural.High)
            {
                signals[at].Add(ControlSignal.AboveUpperLimit);
            }

            if (values[at] < limits.Natural.Low)
            {
                signals[at].Add(ControlSignal.BelowLowerLimit);
            }

            if (ControlChart.RangeAt(values, at) > limits.UpperRange)
            {
                signals[at].Add(ControlSignal.LargeMovingRange);
            }
        }
    }

    /// <summary>Marks every point of a row of at least so many on one side.</summary>
    private static void Runs(
        double?[] values,
        int length,
        Func<double?, bool> isOnSide,
        ControlSignal signal,
        SortedSet<ControlSignal>[] signals
    )
    {
        int row = 0;
        for (int at = 0; at < values.Length; at++)
        {
            row = isOnSide(values[at]) ? row + 1 : 0;
            Mark(signals, signal, at, row >= length ? length : 0);
        }
    }

    /// <summary>Marks the points near the limit of any window that has enough of them.</summary>
    private static void Near(
        double?[] values,
        NearLimitRule rule,
        Func<double?, bool> isNear,
        ControlSignal signal,
        SortedSet<ControlSignal>[] signals
    )
    {
        for (int end = rule.Of; end <= values.Length; end++)
        {
            int[] window = [.. Enumerable.Range(end - rule.Of, rule.Of)];
            int[] near = [.. window.Where(at => isNear(values[at]))];
            if (near.Length >= rule.Count && window.All(at => values[at] is not null))
            {
                Array.ForEach(near, at => signals[at].Add(signal));
            }
        }
    }

    /// <summary>Marks every point of a row of at least so many that each go the same way from the one before.</summary>
    private static void Trends(
        double?[] values,
        int length,
        int way,
        ControlSignal signal,
        SortedSet<ControlSignal>[] signals
    )
    {
        int row = 1;
        for (int at = 1; at < values.Length; at++)
        {
            row = way * (values[at] - values[at - 1]) > 0 ? row + 1 : 1;
            Mark(signals, signal, at, row >= length ? length : 0);
        }
    }

    private static void Mark(SortedSet<ControlSignal>[] signals, ControlSignal signal, int last, int count)
    {
        for (int at = last; at > last - count; at--)
        {
            signals[at].Add(signal);
        }
    }
}
