using System.Buffers.Binary;

namespace Observatoire.Returns.Shortcuts;

/// <summary>Numbers written in the plainest way, read without making a text of them.</summary>
internal static class PlainNumber
{
    /// <summary>Reads the plain forms, <c>1234</c> <c>1234,5</c> <c>1234.50</c>, without making a text of them.</summary>
    /// <param name="cell">As written.</param>
    /// <param name="decimals">How many decimals are written.</param>
    /// <returns>The value in hundredths; -1 when the cell is anything else and is to be read by <see cref="ReturnNumber.Read"/>.</returns>
    public static long Read(ReadOnlySpan<byte> cell, out int decimals)
    {
        decimals = 0;
        if (cell.Length is 0 or > 10 || (cell[0] == (byte)'0' && cell.Length > 1 && char.IsAsciiDigit((char)cell[1])))
        {
            return -1;
        }
        unchecked
        {
            long whole = 0;
            int at = 0;
            for (; at < cell.Length; at++)
            {
                uint digit = (uint)cell[at] - '0';
                if (digit > 9)
                {
                    break;
                }

                whole = whole * 10 + digit;
            }

            if (at == cell.Length)
            {
                return at < 10 ? whole * 100 : -1;
            }

            if (at == 0 || cell[at] is not ((byte)',' or (byte)'.'))
            {
                return -1;
            }

            uint first = at + 1 < cell.Length ? (uint)cell[at + 1] - '0' : 10;
            uint second = at + 2 < cell.Length ? (uint)cell[at + 2] - '0' : 0;
            decimals = cell.Length - at - 1;
            return first > 9 || second > 9 || decimals > 2 ? -1 : whole * 100 + first * 10 + second;
        }
    }

    /// <summary>As <see cref="Read(ReadOnlySpan{byte}, out int)"/>, faster for whole numbers.</summary>
    /// <param name="text">At least eight bytes, and as many as the value has; it begins with the value.</param>
    /// <param name="length">Bytes of the value; at least 1.</param>
    /// <param name="decimals">How many decimals are written.</param>
    public static long Read(ReadOnlySpan<byte> text, int length, out int decimals)
    {
        decimals = 0;
        int digits = length <= sizeof(ulong) ? ReadDigits(BinaryPrimitives.ReadUInt64LittleEndian(text), length) : -1;
        return digits >= 0 ? 100L * digits : Read(text[..length], out decimals);
    }

    /// <summary>Reads one to eight digits at once; -1 when they are anything else.</summary>
    /// <param name="text">Eight bytes, of which the first are the digits.</param>
    /// <param name="length">How many digits; 1 to 8.</param>
    private static int ReadDigits(ulong text, int length)
    {
        const ulong Zeros = 0x3030303030303030;
        const ulong High = 0xF0F0F0F0F0F0F0F0;
        unchecked
        {
            if (length > 1 && (byte)text == (byte)'0')
            {
                return -1;
            }

            // The last digit in the highest byte, and zeros before the first.
            int shift = 8 * (8 - length);
            ulong digits = (text << shift) | (Zeros & ((1UL << shift) - 1));
            if ((digits & High) != Zeros || ((digits + 0x0606060606060606) & High) != Zeros)
            {
                return -1;
            }

            // Neighbours are joined into numbers of two, then four, then eight digits.
            ulong figures = digits - Zeros;
            figures = figures * 10 + (figures >> 8);
            return (int)(
                (
                    (figures & 0x000000FF000000FF) * 0x000F424000000064
                    + ((figures >> 16) & 0x000000FF000000FF) * 0x0000271000000001
                ) >> 32
            );
        }
    }
}
