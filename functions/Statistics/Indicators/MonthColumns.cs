namespace Observatoire.Statistics.Indicators;

/// <summary>
/// The figures of a month side by side: for each cell the values of the members that gave one, kept in order, so that a
/// quantile is read and not searched for. A member's figures may be replaced at any time.
/// </summary>
public sealed class MonthColumns
{
    /// <summary>No value: not reported, which is not zero.</summary>
    public const long Missing = long.MinValue;

    /// <summary>The largest value, in hundredths, and the smallest with a minus.</summary>
    public const long LargestValue = 1L << 54;

    /// <summary>The most members there may be.</summary>
    public const int MostMembers = 1 << MemberBits;

    private const int MemberBits = 8;

    // Each key is a value with its member in the lowest bits: in the order of the keys, values are in order.
    private readonly long[] keys;
    private readonly int[] counts;

    /// <param name="cells">Number of cells.</param>
    /// <param name="members">Number of members, at most <see cref="MostMembers"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">With more members.</exception>
    public MonthColumns(int cells, int members)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(members, MostMembers);
        (Cells, Members) = (cells, members);
        keys = new long[cells * members];
        counts = new int[cells];
    }

    /// <summary>Number of cells.</summary>
    public int Cells { get; }

    /// <summary>Number of members.</summary>
    public int Members { get; }

    /// <summary>The keys of a cell, smallest value first: see <see cref="ValueOf(long)"/> and <see cref="MemberOf"/>.</summary>
    public ReadOnlySpan<long> Of(int cell) => keys.AsSpan(cell * Members, counts[cell]);

    /// <summary>The value of a key, in hundredths.</summary>
    public static long ValueOf(long key) => key >> MemberBits;

    /// <summary>The member of a key.</summary>
    public static int MemberOf(long key) => (int)(key & (MostMembers - 1));

    /// <summary>The value of a member, in hundredths; <see cref="Missing"/> when it gave none.</summary>
    public long ValueOf(int cell, int member)
    {
        ReadOnlySpan<long> column = Of(cell);
        int at = PositionOf(member, column);
        return at < 0 ? Missing : ValueOf(column[at]);
    }

    /// <summary>Replaces the figures of one member.</summary>
    /// <param name="member">Its position.</param>
    /// <param name="hundredths">One value a cell, <see cref="Missing"/> where there is none.</param>
    /// <exception cref="ArgumentException">When there are not as many values as cells, or one is out of bounds: nothing is replaced.</exception>
    public void Set(int member, ReadOnlySpan<long> hundredths)
    {
        if (hundredths.Length != Cells)
        {
            throw new ArgumentException($"{hundredths.Length} values are given for {Cells} cells.", nameof(hundredths));
        }

        foreach (long value in hundredths)
        {
            if (value != Missing && value is > LargestValue or < -LargestValue)
            {
                throw new ArgumentException($"The value {value} is out of bounds.", nameof(hundredths));
            }
        }

        for (int cell = 0; cell < hundredths.Length; cell++)
        {
            Span<long> column = keys.AsSpan(cell * Members, Members);
            int count = Remove(member, column[..counts[cell]]);
            counts[cell] =
                hundredths[cell] == Missing
                    ? count
                    : Insert(hundredths[cell] << MemberBits | (long)member, column, count);
        }
    }

    /// <returns>How many keys are left.</returns>
    private static int Remove(int member, Span<long> column)
    {
        int at = PositionOf(member, column);
        if (at < 0)
        {
            return column.Length;
        }

        column[(at + 1)..].CopyTo(column[at..]);
        return column.Length - 1;
    }

    /// <returns>How many keys there are then.</returns>
    private static int Insert(long key, Span<long> column, int count)
    {
        int at = ~column[..count].BinarySearch(key);
        column[at..count].CopyTo(column[(at + 1)..]);
        column[at] = key;
        return count + 1;
    }

    private static int PositionOf(int member, ReadOnlySpan<long> column)
    {
        for (int at = 0; at < column.Length; at++)
        {
            if (MemberOf(column[at]) == member)
            {
                return at;
            }
        }

        return -1;
    }
}
