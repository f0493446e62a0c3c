using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Observatoire.Disclosure.Tables;

namespace Observatoire.Disclosure.Secondary;

/// <summary>
/// Draws what withholding each cell costs with a key that stays with the service: whoever runs this program without it cannot
/// tell, from the choice it made, which tables it would have chosen otherwise for (Wong, Fu, Wang and Pei, 2007). The same key
/// gives the same costs, whatever the values and the month.
/// </summary>
public sealed class CostChance
{
    /// <summary>The shortest key that cannot be guessed, in bytes.</summary>
    public const int ShortestKey = 32;

    // A cell more costs more than any draw gives back: as many cells, chosen otherwise.
    private const double Spread = 0.15;

    // What was withheld the month before is nearly free: a partner that changes tells twice.
    private const double Accustomed = 0.25;

    private readonly byte[] key;
    private readonly ConcurrentDictionary<string, double> drawn = new(StringComparer.Ordinal);
    private readonly IReadOnlySet<string> usual;

    /// <param name="key">At least <see cref="ShortestKey"/> bytes of chance, never public.</param>
    /// <exception cref="ArgumentException">When the key could be guessed.</exception>
    public CostChance(byte[] key)
        : this(key, new ConcurrentDictionary<string, double>(StringComparer.Ordinal), new HashSet<string>()) { }

    private CostChance(byte[] key, ConcurrentDictionary<string, double> drawn, IReadOnlySet<string> usual)
    {
        if (key.Length < ShortestKey)
        {
            throw new ArgumentException($"A key of {key.Length} bytes can be guessed.", nameof(key));
        }

        this.key = key;
        this.drawn = drawn;
        this.usual = usual;
    }

    /// <summary>Names the key and does not tell it: another key, other choices.</summary>
    public string Name => Convert.ToHexStringLower(HMACSHA256.HashData(key, "name"u8))[..16];

    /// <summary>The same, where cells of these places were withheld the month before.</summary>
    internal CostChance After(IReadOnlySet<string> places) => new(key, drawn, places);

    /// <summary>How many times its cost a cell costs.</summary>
    internal double FactorOf(LinkedCell cell)
    {
        string place = cell.Place ?? cell.Identity;
        double factor = 1 + (Spread * drawn.GetOrAdd(place, Draw));
        return usual.Contains(place) ? factor * Accustomed : factor;
    }

    /// <summary>Between 0 and 1, the second excluded.</summary>
    private double Draw(string place)
    {
        byte[] hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(place));
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (double)(1L << 32);
    }
}
