using System.Numerics;
using System.Runtime.InteropServices;

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

    // The values of as many cells as a vector of the machine holds, member after member; then those of the next cells.
    private readonly long[] values;

    /// <param name="cells">Number of cells.</param>
    /// <param name="members">Number of members, at most <see cref="MostMembers"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">With more members.</exception>
    public MonthColumns(int cells, int members)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(members, MostMembers);
        (Cells, Members) = (cells, members);
        keys = new long[cells * members];
        counts = new int[cells];
        values = new long[(cells + Vector<long>.Count - 1) / Vector<long>.Count * Vector<long>.Count * members];
        Array.Fill(values, Missing);
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
    public long ValueOf(int cell, int member) => values[PlaceOf(cell, member)];

    /// <summary>
    /// The values of a cell and of those that follow, a vector a member; <see cref="Missing"/> beyond the last cell.
    /// </summary>
    /// <param name="cell">A multiple of the number of cells a vector holds.</param>
    internal ReadOnlySpan<Vector<long>> Beside(int cell) =>
        MemoryMarshal.Cast<long, Vector<long>>(values.AsSpan(PlaceOf(cell, 0), Members * Vector<long>.Count));

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
            ref long known = ref values[PlaceOf(cell, member)];
            if (hundredths[cell] != known)
            {
                Replace(cell, KeyOf(known, member), KeyOf(hundredths[cell], member));
                known = hundredths[cell];
            }
        }
    }

    private int PlaceOf(int cell, int member) =>
        (cell / Vector<long>.Count * Members + member) * Vector<long>.Count + cell % Vector<long>.Count;

    private static long KeyOf(long value, int member) =>
        value == Missing ? Missing : value << MemberBits | (long)member;

    /// <param name="cell">The cell.</param>
    /// <param name="from">The key to take out; <see cref="Missing"/> for none.</param>
    /// <param name="to">The key to put in, another one; <see cref="Missing"/> for none.</param>
    private void Replace(int cell, long from, long to)
    {
        Span<long> column = keys.AsSpan(cell * Members, Members);
        ref int count = ref counts[cell];
        Span<long> given = column[..count];
        if (from == Missing)
        {
            int at = ~given.BinarySearch(to);
            given[at..].CopyTo(column[(at + 1)..]);
            column[at] = to;
            count++;
        }
        else if (to == Missing)
        {
            int at = given.BinarySearch(from);
            given[(at + 1)..].CopyTo(given[at..]);
            count--;
        }
        else
        {
            Displace(given, given.BinarySearch(from), to);
        }
    }

    /// <summary>What is sent again is near what it was: its place is sought from there, key by key.</summary>
    private static void Displace(Span<long> given, int at, long to)
    {
        for (; at + 1 < given.Length && given[at + 1] < to; at++)
        {
            given[at] = given[at + 1];
        }

        for (; at > 0 && given[at - 1] > to; at--)
        {
            given[at] = given[at - 1];
        }

        given[at] = to;
    }
}
