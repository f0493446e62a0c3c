using System.Runtime.InteropServices;
using Observatoire.Editions;

namespace Observatoire.Returns;

/// <summary>Why a cell has a value, or has none.</summary>
public enum ValueStatus : byte
{
    /// <summary>The return has no line for it.</summary>
    Absent,

    /// <summary>A value, counted.</summary>
    Reported,

    /// <summary>A value, estimated (E).</summary>
    Estimated,

    /// <summary>No value: missing (M).</summary>
    Missing,

    /// <summary>No value: not applicable here (X).</summary>
    NotApplicable,

    /// <summary>No value yet: announced late (R).</summary>
    Delayed,

    /// <summary>A line is there and cannot be read; only while a return is checked.</summary>
    Faulty,
}

/// <summary>The figures of a month, for the whole département and for each territory the return names.</summary>
/// <param name="space">What its cells are.</param>
public sealed class MonthCells(CellSpace space)
{
    private readonly List<TerritoryCells> all = [new("", space.Count)];

    /// <summary>What the cells are.</summary>
    public CellSpace Space { get; } = space;

    /// <summary>The figures of the whole département.</summary>
    public TerritoryCells Whole => all[0];

    /// <summary>Those of its territories, as the return names them, in the order it first does.</summary>
    public ReadOnlySpan<TerritoryCells> Territories => All[1..];

    /// <summary>The whole, then the territories.</summary>
    public ReadOnlySpan<TerritoryCells> All => CollectionsMarshal.AsSpan(all);

    /// <summary>Number of lines read for the month.</summary>
    public int Rows { get; internal set; }

    /// <summary>The first line of the file about this month.</summary>
    public int FirstLine { get; internal set; }

    /// <summary>The figures of a territory, or null when the return does not name it; empty code: the whole.</summary>
    public TerritoryCells? Find(string territory) =>
        all.Find(each => string.Equals(each.Code, territory, StringComparison.Ordinal));

    /// <summary>The figures of a territory, empty ones when it was not named before.</summary>
    public TerritoryCells Open(string territory)
    {
        if (Find(territory) is not TerritoryCells cells)
        {
            all.Add(cells = new TerritoryCells(territory, Space.Count));
        }

        return cells;
    }
}

/// <summary>The figures of one territory in one month, by cell number (<see cref="CellSpace"/>).</summary>
/// <remarks>Values are in hundredths, so that sums are exact.</remarks>
public sealed class TerritoryCells(string code, int count)
{
    private readonly long[] hundredths = new long[count];
    private readonly ValueStatus[] statuses = new ValueStatus[count];
    private readonly int[] lines = new int[count];
    private Dictionary<int, string>? comments;

    /// <summary>Code of the territory; empty for the whole département.</summary>
    public string Code { get; } = code;

    public int Count => hundredths.Length;

    public bool HasValue(int cell) => statuses[cell] is ValueStatus.Reported or ValueStatus.Estimated;

    /// <summary>The value, in hundredths of the unit; 0 where there is none: ask <see cref="HasValue"/> first.</summary>
    public long Hundredths(int cell) => hundredths[cell];

    public ValueStatus StatusOf(int cell) => statuses[cell];

    /// <summary>The values of all cells, in hundredths; 0 where there is none.</summary>
    internal ReadOnlySpan<long> All => hundredths;

    /// <summary>The statuses of all cells.</summary>
    internal ReadOnlySpan<ValueStatus> Statuses => statuses;

    /// <summary>Line of the file that gave the cell; 0 when none did.</summary>
    public int LineOf(int cell) => lines[cell];

    /// <summary>What was written beside the figure; empty when nothing was.</summary>
    public string CommentOf(int cell) => comments?.GetValueOrDefault(cell) ?? "";

    /// <summary>Lines of the file that carry a comment.</summary>
    public IEnumerable<int> CommentedLines => comments?.Keys.Select(cell => lines[cell]) ?? [];

    public void Set(int cell, ValueStatus status, long value, int line)
    {
        statuses[cell] = status;
        hundredths[cell] = value;
        lines[cell] = line;
    }

    public void SetComment(int cell, string comment) => (comments ??= [])[cell] = comment;
}
