using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Observatoire.Editions;

namespace Observatoire.Returns.Shortcuts;

/// <summary>Positions by code, for codes of one to eight ASCII characters packed in a number: no text is made to look one up.</summary>
internal sealed class CodeIndex
{
    private ulong[] keys = new ulong[16];
    private int[] positions = new int[16];
    private int count;

    /// <summary>
    /// The code as a number, its first character lowest; 0 for an empty one. Only what is at most
    /// <see cref="CellSpace.LongestCode"/> bytes long can be packed.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Pack(ReadOnlySpan<byte> code)
    {
        // Two reads that overlap cover any length from two to eight: the bytes they share are the same bits.
        switch (code.Length)
        {
            case 0:
                return 0;
            case 1:
                return code[0];
            case < 4:
                return BinaryPrimitives.ReadUInt16LittleEndian(code)
                    | ((ulong)BinaryPrimitives.ReadUInt16LittleEndian(code[^2..]) << ((code.Length - 2) * 8));
            case < 8:
                return BinaryPrimitives.ReadUInt32LittleEndian(code)
                    | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(code[^4..]) << ((code.Length - 4) * 8));
            default:
                return BinaryPrimitives.ReadUInt64LittleEndian(code);
        }
    }

    /// <summary>As <see cref="Pack(ReadOnlySpan{byte})"/>, for a code that is ASCII.</summary>
    public static ulong Pack(string code) => Pack([.. code.Select(letter => (byte)letter)]);

    /// <param name="code">One to eight ASCII characters, not added before: an edition has no other.</param>
    /// <param name="position">What is found under it.</param>
    public void Add(string code, int position)
    {
        ulong key = Pack(code);
        if (++count * 2 > keys.Length)
        {
            Grow();
        }

        Put(key, position);
    }

    /// <returns>The position, or -1 when the code is not there.</returns>
    public int Find(ulong key)
    {
        int mask = keys.Length - 1;
        for (int at = Slot(key, mask); keys[at] != 0; at = (at + 1) & mask)
        {
            if (keys[at] == key)
            {
                return positions[at];
            }
        }

        return -1;
    }

    private static int Slot(ulong key, int mask) => (int)(unchecked(key * 0x9E3779B97F4A7C15) >> 40) & mask;

    private void Put(ulong key, int position)
    {
        int mask = keys.Length - 1;
        int at = Slot(key, mask);
        while (keys[at] != 0)
        {
            at = (at + 1) & mask;
        }

        (keys[at], positions[at]) = (key, position);
    }

    private void Grow()
    {
        (ulong[] oldKeys, int[] oldPositions) = (keys, positions);
        (keys, positions) = (new ulong[oldKeys.Length * 2], new int[oldKeys.Length * 2]);
        for (int at = 0; at < oldKeys.Length; at++)
        {
            if (oldKeys[at] != 0)
            {
                Put(oldKeys[at], oldPositions[at]);
            }
        }
    }
}
