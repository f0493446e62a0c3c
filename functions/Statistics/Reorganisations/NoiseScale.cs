namespace Observatoire.Statistics.Reorganisations;

/// <summary>
/// How much each département varies by itself before the event, once its level and the months common to all are taken
/// out. Dividing by it lets a large département be told apart among small, noisier ones.
/// </summary>
internal sealed class NoiseScale
{
    private readonly OutcomePanel panel;
    private readonly int[] baseline;
    private readonly bool[] isControl;
    private readonly double[] sums;
    private readonly int[] counts;

    public NoiseScale(OutcomePanel panel, int[] baseline, int[] controls)
    {
        this.panel = panel;
        this.baseline = baseline;
        isControl = new bool[panel.Departements.Count];
        sums = new double[baseline.Length];
        counts = new int[baseline.Length];
        foreach (int control in controls)
        {
            isControl[control] = true;
            double level = Level(control);
            for (int at = 0; at < baseline.Length; at++)
            {
                double value = panel.At(control, baseline[at]);
                if (!double.IsNaN(value))
                {
                    sums[at] += value - level;
                    counts[at]++;
                }
            }
        }
    }

    /// <summary>Standard deviation of its residuals; NaN with fewer than two of them.</summary>
    public double Of(int unit)
    {
        Moments moments = Residuals(unit);
        return moments.Count < 2 ? double.NaN : Math.Sqrt(moments.Values / (moments.Count - 1));
    }

    /// <summary>Slope of its residuals by month, and their correlation with time, which no scale changes.</summary>
    public (double Slope, double Correlation) Trend(int unit)
    {
        Moments moments = Residuals(unit);
        return (moments.Cross / moments.Months, moments.Cross / Math.Sqrt(moments.Months * moments.Values));
    }

    /// <summary>A residual is the gap to its own level less the mean gap, that month, of the controls but itself.</summary>
    private Moments Residuals(int unit)
    {
        double level = Level(unit);
        double meanMonth = 0;
        double mean = 0;
        Moments moments = default;
        for (int at = 0; at < baseline.Length; at++)
        {
            double own = panel.At(unit, baseline[at]) - level;
            double sum = isControl[unit] ? sums[at] - own : sums[at];
            int count = isControl[unit] ? counts[at] - 1 : counts[at];
            if (double.IsNaN(own) || count == 0)
            {
                continue;
            }

            double residual = own - (sum / count);
            moments.Count++;
            double month = baseline[at] - meanMonth;
            double value = residual - mean;
            meanMonth += month / moments.Count;
            mean += value / moments.Count;
            moments.Months += month * (baseline[at] - meanMonth);
            moments.Values += value * (residual - mean);
            moments.Cross += month * (residual - mean);
        }

        return moments;
    }

    private double Level(int unit)
    {
        double sum = 0;
        int count = 0;
        foreach (int month in baseline)
        {
            double value = panel.At(unit, month);
            if (!double.IsNaN(value))
            {
                sum += value;
                count++;
            }
        }

        return sum / count;
    }

    /// <summary>Centred sums of squares and products, updated one residual at a time (Welford 1962).</summary>
    private struct Moments
    {
        public int Count;
        public double Months;
        public double Values;
        public double Cross;
    }
}
