namespace Observatoire.Statistics.Reorganisations;

/// <summary>
/// Change of some months from each of the months they are paired with, of every département. Its difference from the
/// mean change of the controls that know both months is the effect ATT(g,t), whatever is missing elsewhere.
/// </summary>
internal sealed class PairedChanges
{
    // Pairs of the first month, then of the second, and so on: month i has those from starts[i] to starts[i + 1].
    private readonly int[] starts;

    // By département, then pair: the change and 1, or 0 and 0 where either month is not known. Empty for who is neither
    // the département of the event nor a control.
    private readonly double[][] changes;
    private readonly double[][] known;
    private readonly bool[] isControl;
    private readonly double[] sums;
    private readonly double[] counts;

    /// <param name="panel">The outcome.</param>
    /// <param name="months">The months, each with those it is paired with.</param>
    /// <param name="unit">The département of the event.</param>
    /// <param name="controls">Those it is compared with.</param>
    public PairedChanges(
        OutcomePanel panel,
        IReadOnlyList<(int Month, int[] Paired)> months,
        int unit,
        IReadOnlyList<int> controls
    )
    {
        starts = new int[months.Count + 1];
        for (int at = 0; at < months.Count; at++)
        {
            starts[at + 1] = starts[at] + months[at].Paired.Length;
        }

        int pairs = starts[^1];
        changes = new double[panel.Departements.Count][];
        known = new double[panel.Departements.Count][];
        isControl = new bool[panel.Departements.Count];
        sums = new double[pairs];
        counts = new double[pairs];
        Read(unit);
        foreach (int control in controls)
        {
            Read(control);
            isControl[control] = true;
            Add(control, 1, sums, counts);
        }

        void Read(int of)
        {
            double[] change = changes[of] = new double[pairs];
            double[] both = known[of] = new double[pairs];
            int pair = 0;
            foreach ((int month, int[] paired) in months)
            {
                foreach (int other in paired)
                {
                    double value = panel.At(of, month) - panel.At(of, other);
                    change[pair] = double.IsNaN(value) ? 0 : value;
                    both[pair++] = double.IsNaN(value) ? 0 : 1;
                }
            }
        }
    }

    /// <summary>Mean change of the controls: the shock common to all, and the season. NaN when no control knows it.</summary>
    public double MeanOfControls => -MeanGap(new double[sums.Length], counts, sums, counts);

    /// <summary>Change of a département less the mean change of the controls, itself and those removed left out.</summary>
    /// <param name="unit">The département of the event, or a control that stands for it.</param>
    /// <param name="removed">Controls not compared with, without the unit.</param>
    /// <returns>NaN when it knows no pair of months that another knows.</returns>
    public double Effect(int unit, params ReadOnlySpan<int> removed)
    {
        double[] sum = [.. sums];
        double[] count = [.. counts];
        Leave(unit);
        foreach (int other in removed)
        {
            Leave(other);
        }

        return MeanGap(changes[unit], known[unit], sum, count);

        void Leave(int other)
        {
            if (isControl[other])
            {
                Add(other, -1, sum, count);
            }
        }
    }

    private void Add(int unit, double sign, double[] sum, double[] count)
    {
        double[] change = changes[unit];
        double[] both = known[unit];
        for (int pair = 0; pair < change.Length; pair++)
        {
            sum[pair] += sign * change[pair];
            count[pair] += sign * both[pair];
        }
    }

    /// <summary>
    /// Own change less the mean of the others': the mean of the months, each the mean of its pairs that are known on both
    /// sides. NaN when none is.
    /// </summary>
    private double MeanGap(double[] own, double[] both, double[] sum, double[] count)
    {
        double total = 0;
        int months = 0;
        for (int month = 0; month + 1 < starts.Length; month++)
        {
            double gaps = 0;
            int pairs = 0;
            for (int pair = starts[month]; pair < starts[month + 1]; pair++)
            {
                if (both[pair] > 0 && count[pair] > 0)
                {
                    gaps += own[pair] - (sum[pair] / count[pair]);
                    pairs++;
                }
            }

            if (pairs > 0)
            {
                total += gaps / pairs;
                months++;
            }
        }

        return months > 0 ? total / months : double.NaN;
    }
}
