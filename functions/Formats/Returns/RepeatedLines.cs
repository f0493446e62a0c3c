using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using Observatoire.Editions;
using Observatoire.Returns;
using Observatoire.Returns.Shortcuts;

namespace Observatoire.Formats.Returns;

/// <summary>
/// Goes through a text without quotes, and reads by itself the lines that differ from the one before by their cell and
/// value alone, the cell being the one that follows in the nomenclature, or that followed last time: nearly all of a
/// return. They are compared with what is expected and never cut into fields. See docs/adr/0022.
/// </summary>
/// <remarks>Whatever is not so is given back to be read in full (<see cref="Take"/>): it finds no fault and words none.</remarks>
internal sealed class RepeatedLines
{
    private const int MostLines = 1024;

    // Bytes of text that are looked at for one line, at most: with fewer left it is read in full.
    private const int Room = 4 * Beginning.Longest;
    private const int Unknown = -1;

    private static readonly ConditionalWeakTable<CellSpace, Beginning[]>[] Written =
    [
        [],
        [],
        [],
    ];

    private static ReadOnlySpan<byte> SeparatorHint => "sep="u8;

    private readonly ReadOnlyMemory<byte> text;
    private readonly LineShortcut shortcut;
    private readonly byte separator;
    private readonly bool fits;
    private Beginning[] names = [];
    private int[] followers = [];
    private Beginning prefix;
    private Beginning suffix;
    private int at;
    private int previous = Unknown;
    private int followed;
    private int taken = 1;

    /// <param name="text">UTF-8.</param>
    /// <param name="separator">Of its fields.</param>
    /// <param name="header">Its columns.</param>
    /// <param name="headerLine">Line of the header: what comes after it is read.</param>
    /// <param name="shortcut">Takes the lines.</param>
    public RepeatedLines(
        ReadOnlyMemory<byte> text,
        char separator,
        ReturnHeader header,
        int headerLine,
        LineShortcut shortcut
    )
    {
        (this.text, this.shortcut, this.separator) = (text, shortcut, (byte)separator);
        fits = HasUsualOrder(header);
        for (Line = 0; Line < headerLine && !IsAtEnd; Line++)
        {
            SkipLine();
        }
    }

    public bool IsAtEnd => at == text.Length;

    /// <summary>Number of lines gone through.</summary>
    public int Line { get; private set; }

    /// <summary>Reads as many lines as it can, from where it is; none as a rule when the last line read was odd.</summary>
    public void Read()
    {
        int before = Line;
        while (previous != Unknown && ReadNext())
        {
            Line++;
        }

        taken = Line > before || !fits ? 1 : Math.Min(2 * taken, MostLines);
    }

    /// <summary>The next lines, to be read in full: more of them the longer no line could be read here.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        int start = at;
        int last = at;
        for (int line = 0; line < (fits ? taken : int.MaxValue) && !IsAtEnd; line++)
        {
            last = at;
            SkipLine();
        }

        LearnEnds(last);
        followed = 0;
        return text[start..at];
    }

    /// <summary>Says that a line taken was read, in the order of the lines.</summary>
    /// <param name="line">Which of the lines taken, from 1.</param>
    public void Follow(int line)
    {
        int cell = shortcut.LastCell;
        followed = line;
        if (names.Length == 0 && shortcut.Cells is CellSpace cells)
        {
            names = NamesOf(cells, separator);
            followers = new int[cells.Count];
            Array.Fill(followers, Unknown);
        }

        if (previous != Unknown && cell != Unknown)
        {
            followers[previous] = cell;
        }

        previous = cell;
    }

    /// <summary>Says that the lines taken were read: one that was refused is nothing the next could resemble.</summary>
    public void Pass(int lines)
    {
        Line += lines;
        if (followed != lines || prefix.Length == 0 || suffix.Length == 0)
        {
            previous = Unknown;
        }
    }

    /// <summary>True for a text whose records are its lines: without a quote, a lone carriage return or a « sep= » line.</summary>
    public static bool Fits(ReadOnlySpan<byte> text) =>
        !text.Contains((byte)'"')
        && !Ascii.EqualsIgnoreCase(text[..Math.Min(SeparatorHint.Length, text.Length)], SeparatorHint)
        && (!text.Contains((byte)'\r') || text.Count((byte)'\r') == text.Count("\r\n"u8));

    private static bool HasUsualOrder(ReturnHeader header) =>
        header[ReturnColumns.Month] < 3
        && header[ReturnColumns.Departement] < 3
        && header[ReturnColumns.Territory] < 3
        && header[ReturnColumns.Indicator] == 3
        && header[ReturnColumns.Breakdown] == 4
        && header[ReturnColumns.Category] == 5
        && header[ReturnColumns.Value] == 6;

    private static Beginning[] NamesOf(CellSpace cells, byte separator)
    {
        int table = separator switch
        {
            (byte)';' => 0,
            (byte)',' => 1,
            _ => 2,
        };
        return Written[table]
            .GetValue(
                cells,
                each =>
                    [
                        .. each.Names.Select(name => new Beginning(
                            Encoding.UTF8.GetBytes(
                                string.Join((char)separator, name.Indicator.Code, name.Breakdown, name.Category, "")
                            )
                        )),
                    ]
            );
    }

    private bool ReadNext()
    {
        int follower = followers[previous];
        return (follower != Unknown && ReadAs(follower))
            || (previous + 1 < names.Length && follower != previous + 1 && ReadAs(previous + 1));
    }

    private bool ReadAs(int cell)
    {
        ReadOnlySpan<byte> line = text.Span[at..];
        ref readonly Beginning name = ref names[cell];
        int begin = prefix.Length + name.Length;
        if (line.Length < Room || name.Length == 0 || !prefix.IsOf(line) || !name.IsOf(line[prefix.Length..]))
        {
            return false;
        }

        ReadOnlySpan<byte> rest = line[begin..];
        uint ends = Vector128.Equals(Vector128.Create(rest), Vector128.Create(separator)).ExtractMostSignificantBits();
        int length = BitOperations.TrailingZeroCount(ends);
        if (
            length is 0 or > LineShortcut.LongestValue
            || !suffix.IsOf(rest[length..])
            || !shortcut.TryTakeNext(cell, rest, length, Line + 1)
        )
        {
            return false;
        }

        at += begin + length + suffix.Length;
        previous = cell;
        return true;
    }

    /// <summary>What the line that begins there has before its cell and after its value; nothing is read alone after an odd one.</summary>
    private void LearnEnds(int start)
    {
        ReadOnlySpan<byte> line = text.Span[start..at];
        int place = Skip(line, 0, 3);
        int value = Skip(line, place, 4) - 1;
        ReadOnlySpan<byte> end = value > 0 ? line[value..] : [];
        bool isPlain = fits && end is [.., (byte)'\n'] && end.TrimEnd("\r\n"u8).TrimEnd(separator).IsEmpty;
        prefix = new Beginning(line[..place]);
        suffix = isPlain ? new Beginning(end) : default;
    }

    /// <summary>Where the field begins that is so many fields further; 0 when the line has not as many.</summary>
    private int Skip(ReadOnlySpan<byte> line, int from, int fields)
    {
        for (int field = 0; field < fields; field++)
        {
            int length = line[from..].IndexOf(separator);
            if (length < 0)
            {
                return 0;
            }

            from += length + 1;
        }

        return from;
    }

    private void SkipLine()
    {
        int length = text.Span[at..].IndexOf((byte)'\n');
        at = length < 0 ? text.Length : at + length + 1;
    }

    /// <summary>Some bytes a text may begin with, compared all at once; too many of them are none.</summary>
    private readonly struct Beginning
    {
        public const int Longest = 32;

        private readonly Vector256<byte> bytes;
        private readonly Vector256<byte> counted;

        public Beginning(ReadOnlySpan<byte> all)
        {
            if (all.Length > Longest)
            {
                return;
            }

            Span<byte> padded = stackalloc byte[2 * Longest];
            all.CopyTo(padded);
            padded.Slice(Longest, all.Length).Fill(byte.MaxValue);
            bytes = Vector256.Create<byte>(padded);
            counted = Vector256.Create<byte>(padded[Longest..]);
            Length = all.Length;
        }

        /// <summary>Number of bytes; 0 when they were too many.</summary>
        public int Length { get; }

        /// <param name="text">At least <see cref="Longest"/> bytes.</param>
        public bool IsOf(ReadOnlySpan<byte> text) => ((Vector256.Create(text) ^ bytes) & counted) == default;
    }
}
