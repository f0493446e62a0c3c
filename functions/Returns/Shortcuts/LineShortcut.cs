using Observatoire.Editions;

namespace Observatoire.Returns.Shortcuts;

/// <summary>
/// The fast way to read a line that is like the one before: what that one was about is kept as numbers, and only what
/// differs is looked up. It takes lines without a fault, a status or a comment, and gives back all others: without it every
/// line is read the other way, and the verdict is the same. See docs/adr/0040.
/// </summary>
public sealed class LineShortcut
{
    /// <summary>Bytes of the longest value that is plainly written.</summary>
    public const int LongestValue = 10;

    private const int Unknown = -1;
    private const ulong Unpacked = ulong.MaxValue;

    private CodeTable? codes;
    private int[] decimals = [];
    private bool[] territorial = [];
    private bool[] isOnlyHere = [];
    private MonthCells? month;
    private TerritoryCells? territory;
    private ulong monthKey;
    private ulong departementKey;
    private ulong territoryKey;

    internal LineShortcut() { }

    /// <summary>What the cells of the lines are; null until a line was read.</summary>
    public CellSpace? Cells => codes?.Space;

    /// <summary>The cell the last line was about, counted or not; -1 when that is not known.</summary>
    public int LastCell { get; private set; } = Unknown;

    /// <summary>Number of lines taken without being cut into fields.</summary>
    internal int Rows { get; private set; }

    /// <summary>Number of lines taken whose code the other edition does not know.</summary>
    internal int OnlyHere { get; private set; }

    /// <summary>A line whose fields but those of its cell and value are those of the last one read.</summary>
    /// <param name="cell">Its cell, by its number in <see cref="Cells"/>.</param>
    /// <param name="text">The text from its value on: at least <see cref="LongestValue"/> bytes.</param>
    /// <param name="length">Bytes of its value: 1 to <see cref="LongestValue"/>.</param>
    /// <param name="line">Its number.</param>
    /// <returns>False when the line was not taken and is to be read in full.</returns>
    public bool TryTakeNext(int cell, ReadOnlySpan<byte> text, int length, int line)
    {
        long value = PlainNumber.Read(text, length, out int written);
        bool isTaken = TryTake(cell, value, written, line);
        Rows += isTaken ? 1 : 0;
        return isTaken;
    }

    /// <returns>False when something about the line is to be said or looked up: nothing was done then.</returns>
    internal bool TryTake(in SubmittedLine line)
    {
        if (
            codes is null
            || line.Status.Length + line.Comment.Length > 0
            || Key(line.Month) != monthKey
            || Key(line.Departement) != departementKey
            || Key(line.Territory) != territoryKey
        )
        {
            return false;
        }

        int next = LastCell + 1;
        int indicator = codes.IndicatorAt(Key(line.Indicator), next);
        int cell = indicator < 0 ? Unknown : codes.CellAt(indicator, Key(line.Breakdown), Key(line.Category), next);
        return cell >= 0 && TryTake(cell, PlainNumber.Read(line.Value, out int written), written, line.Number);
    }

    /// <summary>Begins with lines of an edition.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="table">Its cells by their codes.</param>
    /// <param name="other">The edition the lines could be in instead; null when that is settled.</param>
    internal void Begin(NomenclatureEdition edition, CodeTable table, NomenclatureEdition? other)
    {
        codes = table;
        decimals = [.. edition.Sent.Select(each => each.Decimals)];
        territorial = [.. edition.Sent.Select(each => each.Territorial)];
        isOnlyHere = [.. edition.Sent.Select(each => other is not null && other.FindIndicator(each.Code) is null)];
        Forget(Unknown);
    }

    /// <summary>Forgets all that was read.</summary>
    internal void End()
    {
        codes = null;
        (Rows, OnlyHere) = (0, 0);
        Forget(Unknown);
    }

    /// <summary>A line was read the other way, and may be like the next one.</summary>
    internal void Learn(in SubmittedLine line, MonthCells itsMonth, TerritoryCells itsTerritory, int cell)
    {
        (monthKey, departementKey, territoryKey) = (Key(line.Month), Key(line.Departement), Key(line.Territory));
        bool isPacked = monthKey != Unpacked && departementKey != Unpacked && territoryKey != Unpacked;
        (month, territory, LastCell) = (isPacked ? itsMonth : null, itsTerritory, cell);
    }

    /// <summary>A line was read the other way, and the next is not to be likened to it.</summary>
    /// <param name="cell">The cell it was about; -1 when that is not known.</param>
    internal void Forget(int cell) => (month, territory, LastCell) = (null, null, cell);

    private bool TryTake(int cell, long value, int written, int line)
    {
        int indicator = codes!.IndicatorOf(cell);
        if (
            value < 0
            || written > decimals[indicator]
            || month is null
            || (!territorial[indicator] && territory!.Code.Length > 0)
            || territory!.StatusOf(cell) != ValueStatus.Absent
        )
        {
            return false;
        }

        territory.Set(cell, ValueStatus.Reported, value, line);
        month.Rows++;
        LastCell = cell;
        OnlyHere += isOnlyHere[indicator] ? 1 : 0;
        return true;
    }

    /// <summary>A field as a number, 0 when empty; <see cref="Unpacked"/> when it is too long to be a code.</summary>
    private static ulong Key(ReadOnlySpan<byte> field) =>
        field.Length <= CellSpace.LongestCode ? CodeIndex.Pack(field) : Unpacked;
}
