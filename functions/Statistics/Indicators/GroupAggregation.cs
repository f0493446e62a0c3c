namespace Observatoire.Statistics.Indicators;

/// <summary>What the members of a group that reported a cell gave. See docs/methods/indicators.md.</summary>
/// <param name="Count">Number of members that reported; with 0, every other figure is NaN but the sum, which is 0.</param>
/// <param name="Sum">Sum of their values.</param>
/// <param name="Mean">Unweighted mean.</param>
/// <param name="Rate">
/// Sum over the weights of the members that reported; NaN when one of them has no weight.
/// </param>
/// <param name="Percentile10">Quantile, interpolated as in <see cref="Distribution"/>; so are the four that follow.</param>
/// <param name="LowerQuartile">At 0.25.</param>
/// <param name="Median">At 0.5.</param>
/// <param name="UpperQuartile">At 0.75.</param>
/// <param name="Percentile90">At 0.9.</param>
public readonly record struct GroupStatistics(
    int Count,
    double Sum,
    double Mean,
    double Rate,
    double Percentile10,
    double LowerQuartile,
    double Median,
    double UpperQuartile,
    double Percentile90
);

/// <summary>
/// Nine statistics of every cell of a month for every group of every grouping. The values of a cell are in order already;
/// so are those of each group.
/// </summary>
/// <remarks>Depends on the month and on nothing else. Safe to call from several threads.</remarks>
public sealed class GroupAggregation
{
    private const double Unit = 100;

    private static readonly GroupStatistics Nothing = new(
        0,
        0,
        double.NaN,
        double.NaN,
        double.NaN,
        double.NaN,
        double.NaN,
        double.NaN,
        double.NaN
    );

    private static readonly double[] Probabilities = [0.10, 0.25, 0.50, 0.75, 0.90];

    private readonly Grouping[] groupings;
    private readonly int[] firsts;
    private readonly double[] weights;
    private readonly Rank[] ranks;

    /// <param name="groupings">Over the same members.</param>
    /// <param name="weights">Weight of each member (inhabitants), in the unit of the rate; NaN where it is not known.</param>
    /// <exception cref="ArgumentException">When the groupings are of other members.</exception>
    public GroupAggregation(IEnumerable<Grouping> groupings, IEnumerable<double> weights)
    {
        this.groupings = [.. groupings];
        this.weights = [.. weights];
        if (Array.Exists(this.groupings, each => each.GroupOf.Length != this.weights.Length))
        {
            throw new ArgumentException("A grouping is of other members.", nameof(groupings));
        }

        firsts = new int[this.groupings.Length];
        for (int grouping = 0; grouping < firsts.Length; grouping++)
        {
            firsts[grouping] = Groups;
            Groups += this.groupings[grouping].Groups.Count;
        }

        ranks =
        [
            .. Enumerable
                .Range(1, this.weights.Length)
                .SelectMany(count => Probabilities.Select(each => Rank.Of(each, count))),
        ];
    }

    /// <summary>Number of groups of all the groupings.</summary>
    public int Groups { get; }

    /// <summary>Position, among the groups of all the groupings, of the first of one of them.</summary>
    public int FirstOf(int grouping) => firsts[grouping];

    /// <summary>The statistics of every cell and group.</summary>
    /// <param name="columns">The month.</param>
    /// <param name="found">Takes <see cref="Groups"/> figures a cell, cell after cell.</param>
    public void Compute(MonthColumns columns, Span<GroupStatistics> found)
    {
        Span<long> own = stackalloc long[MonthColumns.MostMembers];
        Span<int> ends = stackalloc int[MonthColumns.MostMembers + 1];
        for (int cell = 0; cell < columns.Cells; cell++)
        {
            ReadOnlySpan<long> ordered = columns.Of(cell);
            Span<GroupStatistics> ofCell = found.Slice(cell * Groups, Groups);
            for (int grouping = 0; grouping < groupings.Length; grouping++)
            {
                Compute(groupings[grouping], ordered, own, ends, ofCell[firsts[grouping]..]);
            }
        }
    }

    /// <summary>Deals the keys out to their groups, each of which has room for its members; their order stays.</summary>
    private void Compute(
        Grouping grouping,
        ReadOnlySpan<long> ordered,
        Span<long> own,
        Span<int> ends,
        Span<GroupStatistics> found
    )
    {
        ReadOnlySpan<int> starts = grouping.Starts;
        ReadOnlySpan<int> placeOf = grouping.PlaceOf;
        starts.CopyTo(ends);
        unchecked
        {
            foreach (long key in ordered)
            {
                own[ends[placeOf[MonthColumns.MemberOf(key)]]++] = key;
            }
        }

        for (int group = 0; group < grouping.Groups.Count; group++)
        {
            Describe(own[starts[group]..ends[group]], out found[group]);
        }
    }

    private void Describe(ReadOnlySpan<long> group, out GroupStatistics found)
    {
        if (group.IsEmpty)
        {
            found = Nothing;
            return;
        }

        long hundredths = 0;
        double weight = 0;
        unchecked
        {
            foreach (long key in group)
            {
                hundredths += MonthColumns.ValueOf(key);
                weight += weights[MonthColumns.MemberOf(key)];
            }
        }

        ReadOnlySpan<Rank> places = ranks.AsSpan((group.Length - 1) * Probabilities.Length, Probabilities.Length);
        double sum = hundredths / Unit;
        found = new(
            group.Length,
            sum,
            sum / group.Length,
            sum / weight,
            places[0].Of(group),
            places[1].Of(group),
            places[2].Of(group),
            places[3].Of(group),
            places[4].Of(group)
        );
    }

    /// <summary>Where a quantile lies among so many values: between two of them, at a part of the way.</summary>
    private readonly record struct Rank(int Below, int Above, double Part)
    {
        public static Rank Of(double probability, int count)
        {
            double rank = (count - 1) * probability;
            int below = (int)Math.Floor(rank);
            return new(below, Math.Min(below + 1, count - 1), rank - below);
        }

        public double Of(ReadOnlySpan<long> keys)
        {
            long below = MonthColumns.ValueOf(keys[Below]);
            return (below + Part * unchecked(MonthColumns.ValueOf(keys[Above]) - below)) / Unit;
        }
    }
}
