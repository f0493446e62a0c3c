using System.Numerics;

namespace Observatoire.Statistics.Indicators;

/// <summary>
/// What the members of each group that gave a value add up to, and their weights, for several cells at a time: those that
/// lie side by side in a vector of the machine. See <see cref="GroupAggregation"/>.
/// </summary>
/// <param name="members">The members of the groups, group after group.</param>
/// <param name="starts">Position among them of the first of each group, and then their number.</param>
/// <param name="weights">Weight of each member.</param>
internal sealed class GroupSums(int[] members, int[] starts, double[] weights)
{
    /// <summary>Number of cells at a time.</summary>
    public static readonly int Width = Vector<long>.Count;

    private readonly long[] hundredths = new long[(starts.Length - 1) * Width];
    private readonly double[] known = new double[(starts.Length - 1) * Width];

    /// <summary>Adds up <see cref="Width"/> cells.</summary>
    /// <param name="columns">The month.</param>
    /// <param name="first">The first of the cells, a multiple of their number.</param>
    public void Compute(MonthColumns columns, int first)
    {
        ReadOnlySpan<Vector<long>> values = columns.Beside(first);
        for (int group = 0; group < starts.Length - 1; group++)
        {
            Vector<long> sum = Vector<long>.Zero;
            Vector<double> weight = Vector<double>.Zero;
            foreach (int member in members.AsSpan(starts[group], starts[group + 1] - starts[group]))
            {
                // No branch: what is missing is masked out of both.
                Vector<long> given = ~Vector.Equals(values[member], new Vector<long>(MonthColumns.Missing));
                sum += values[member] & given;
                weight += new Vector<double>(weights[member]) & Vector.AsVectorDouble(given);
            }

            sum.CopyTo(hundredths, group * Width);
            weight.CopyTo(known, group * Width);
        }
    }

    /// <summary>Sum of the values of a group, in hundredths.</summary>
    /// <param name="group">Its position.</param>
    /// <param name="cell">Position among the cells last added up.</param>
    public long Hundredths(int group, int cell) => hundredths[group * Width + cell];

    /// <summary>Sum of the weights of the members of a group that gave a value; NaN when one of them has none.</summary>
    /// <inheritdoc cref="Hundredths"/>
    public double Weight(int group, int cell) => known[group * Width + cell];
}
