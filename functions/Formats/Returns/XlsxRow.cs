using System.Text;

namespace Observatoire.Formats.Returns;

/// <summary>What a cell of a workbook holds.</summary>
internal enum XlsxCellKind
{
    Empty,
    Text,

    /// <summary>A number, written with a decimal point.</summary>
    Number,

    /// <summary>A day, written <c>2018-12-31</c>.</summary>
    Date,

    /// <summary>VRAI or FAUX.</summary>
    Boolean,

    /// <summary>What a formula that failed shows: <c>#N/A</c>.</summary>
    Fault,

    /// <summary>A formula whose result the file does not have.</summary>
    NotComputed,
}

/// <summary>One row of a sheet, as UTF-8; the same object is filled again for each row.</summary>
internal sealed class XlsxRow
{
    /// <summary>Columns looked at; a return has nine.</summary>
    public const int MostColumns = 256;

    private readonly (int Start, int Length, XlsxCellKind Kind)[] cells = new (int, int, XlsxCellKind)[MostColumns];
    private byte[] text = new byte[4096];
    private int used;

    /// <summary>Number of the row in its sheet, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Columns up to the last that is not empty.</summary>
    public int Count { get; private set; }

    /// <summary>The text of the cell; empty when there is none.</summary>
    public ReadOnlySpan<byte> this[int column] =>
        column < Count ? text.AsSpan(cells[column].Start, cells[column].Length) : [];

    public XlsxCellKind KindOf(int column) => column < Count ? cells[column].Kind : XlsxCellKind.Empty;

    public string TextOf(int column) => Encoding.UTF8.GetString(this[column]);

    public void Begin(int number)
    {
        Array.Clear(cells, 0, Count);
        (Number, Count, used) = (number, 0, 0);
    }

    /// <summary>Adds a cell; one that is only spaces counts as empty, one past <see cref="MostColumns"/> is left out.</summary>
    public void Set(int column, XlsxCellKind kind, ReadOnlySpan<byte> utf8)
    {
        bool isBlank = kind != XlsxCellKind.NotComputed && utf8.Trim(" \t\r\n"u8).IsEmpty;
        if (column >= MostColumns || isBlank)
        {
            return;
        }

        if (text.Length - used < utf8.Length)
        {
            Array.Resize(ref text, Math.Max(2 * text.Length, used + utf8.Length));
        }

        utf8.CopyTo(text.AsSpan(used));
        cells[column] = (used, utf8.Length, kind);
        used += utf8.Length;
        Count = Math.Max(Count, column + 1);
    }
}
