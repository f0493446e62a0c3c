namespace Observatoire.Statistics.Indicators;

/// <summary>
/// Nine statistics of every cell of a month for every group of every grouping. The values of a cell are in order already;
/// so are those of each group.
/// </summary>
/// <remarks>Depends on the month and on nothing else. Safe to call from several threads.</remarks>
public sealed class GroupAggregation
{
    private const double Unit = 100;

    // Groupings dealt out at a time: while one waits for its last key to be written, the others go on.
    private const int Hands = 8;

    private readonly int[] firsts;
    private readonly double[] weights;
    private readonly QuantileRank[][] ranks;

    // The members of the groups, group after group; and the position of the first of each, then of those in none.
    private readonly int[] members;
    private readonly int[] starts;

    // Of each eight groupings, the groups of each member: all groups of all groupings are counted on.
    private readonly Seats[][] seats;

    /// <param name="groupings">Over the same members.</param>
    /// <param name="weights">Weight of each member (inhabitants), in the unit of the rate; NaN where it is not known.</param>
    /// <exception cref="ArgumentException">When the groupings are of other members.</exception>
    public GroupAggregation(IEnumerable<Grouping> groupings, IEnumerable<double> weights)
    {
        Grouping[] all = [.. groupings];
        this.weights = [.. weights];
        if (Array.Exists(all, each => each.GroupOf.Length != this.weights.Length))
        {
            throw new ArgumentException("A grouping is of other members.", nameof(groupings));
        }

        firsts = new int[all.Length];
        List<int> ordered = [];
        List<int> begins = [];
        for (int grouping = 0; grouping < all.Length; grouping++)
        {
            firsts[grouping] = begins.Count;
            for (int group = 0; group < all[grouping].Groups.Count; group++)
            {
                begins.Add(ordered.Count);
                ordered.AddRange(all[grouping].MembersOf(group));
            }
        }

        Groups = begins.Count;
        members = [.. ordered];
        starts = [.. begins, ordered.Count];
        seats =
        [
            .. Enumerable
                .Range(0, all.Length)
                .Chunk(Hands)
                .Select(hand => Enumerable.Range(0, this.weights.Length).Select(each => SeatsOf(each, hand)).ToArray()),
        ];
        ranks =
        [
            .. Enumerable
                .Range(1, this.weights.Length)
                .Select(count =>
                    GroupStatistics.Quantiles.Select(each => QuantileRank.Locate(each.Probability, count)).ToArray()
                ),
        ];

        Seats SeatsOf(int member, int[] hand)
        {
            int[] own = [.. hand.Select(grouping => SeatOf(member, grouping))];
            return new Seats([.. own, .. Enumerable.Repeat(Groups, Hands - own.Length)]);
        }

        int SeatOf(int member, int grouping) =>
            all[grouping].GroupOf[member] is var group and not Grouping.Outside ? firsts[grouping] + group : Groups;
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
        GroupSums sums = new(members, starts, weights);
        int[] ends = new int[Groups + 1];

        // Room for the members of each group, then for those in none, once for each grouping.
        long[] dealt = new long[members.Length + seats.Length * Hands * weights.Length];
        for (int cell = 0; cell < columns.Cells; cell++)
        {
            int beside = cell % GroupSums.Width;
            if (beside == 0)
            {
                sums.Compute(columns, cell);
            }

            starts.CopyTo(ends, 0);
            foreach (Seats[] hand in seats)
            {
                Deal(columns.Of(cell), hand, dealt, ends);
            }

            Span<GroupStatistics> ofCell = found.Slice(cell * Groups, Groups);
            for (int group = 0; group < ofCell.Length; group++)
            {
                ofCell[group] = Describe(
                    dealt.AsSpan(starts[group], ends[group] - starts[group]),
                    sums.Hundredths(group, beside) / Unit,
                    sums.Weight(group, beside)
                );
            }
        }
    }

    /// <summary>Deals the keys out to the groups of eight groupings, each of which has room for its members; their order stays.</summary>
    private static void Deal(ReadOnlySpan<long> ordered, Seats[] seats, Span<long> dealt, Span<int> ends)
    {
        unchecked
        {
            // One line a grouping, since a loop over them takes half as long again.
            foreach (long key in ordered)
            {
                ref readonly Seats to = ref seats[MonthColumns.MemberOf(key)];
                dealt[ends[to.First]++] = key;
                dealt[ends[to.Second]++] = key;
                dealt[ends[to.Third]++] = key;
                dealt[ends[to.Fourth]++] = key;
                dealt[ends[to.Fifth]++] = key;
                dealt[ends[to.Sixth]++] = key;
                dealt[ends[to.Seventh]++] = key;
                dealt[ends[to.Eighth]++] = key;
            }
        }
    }

    private GroupStatistics Describe(ReadOnlySpan<long> keys, double sum, double weight)
    {
        if (keys.IsEmpty)
        {
            return GroupStatistics.Nothing;
        }

        QuantileRank[] quantiles = ranks[keys.Length - 1];
        return new GroupStatistics(
            keys.Length,
            sum,
            sum / keys.Length,
            sum / weight,
            Quantile(keys, quantiles[0]),
            Quantile(keys, quantiles[1]),
            Quantile(keys, quantiles[2]),
            Quantile(keys, quantiles[3]),
            Quantile(keys, quantiles[4])
        );
    }

    private static double Quantile(ReadOnlySpan<long> keys, in QuantileRank rank)
    {
        long below = MonthColumns.ValueOf(keys[rank.Below]);
        return (below + rank.Part * unchecked(MonthColumns.ValueOf(keys[rank.Above]) - below)) / Unit;
    }

    /// <summary>The group of a member in each of eight groupings.</summary>
    private readonly struct Seats(int[] groups)
    {
        public readonly int First = groups[0];
        public readonly int Second = groups[1];
        public readonly int Third = groups[2];
        public readonly int Fourth = groups[3];
        public readonly int Fifth = groups[4];
        public readonly int Sixth = groups[5];
        public readonly int Seventh = groups[6];
        public readonly int Eighth = groups[7];
    }
}
