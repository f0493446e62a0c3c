namespace Observatoire.Statistics.Nomenclature;

/// <summary>Positions by code, for codes of one to eight ASCII characters packed in a number: no text is made to look one up.</summary>
public sealed class CodeIndex
{
    /// <summary>The longest a code can be.</summary>
    public const int LongestCode = 8;

    private ulong[] keys = new ulong[16];
    private int[] positions = new int[16];
    private int count;

    /// <summary>
    /// The code as a number, its first character lowest; 0 for an empty one. Only what is at most
    /// <see cref="LongestCode"/> bytes long can be packed.
    /// </summary>
    public static ulong Pack(ReadOnlySpan<byte> code)
    {
        ulong packed = 0;
        for (int at = code.Length - 1; at >= 0; at--)
        {
            packed = (packed << 8) | code[at];
        }

        return packed;
    }

    /// <exception cref="InvalidDataException">When the code is empty, too long, not ASCII or given twice.</exception>
    public void Add(string code, int position)
    {
        if (code.Length is 0 or > LongestCode || !code.All(char.IsAscii))
        {
            throw new InvalidDataException($"« {code} » is not a code of one to {LongestCode} ASCII characters.");
        }

        ulong key = Pack([.. code.Select(letter => (byte)letter)]);
        if (Find(key) >= 0)
        {
            throw new InvalidDataException($"The code « {code} » is given twice.");
        }

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
