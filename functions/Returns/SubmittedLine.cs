using System.Text;

namespace Observatoire.Returns;

/// <summary>
/// One line of a return as its file has it, in UTF-8: nothing interpreted yet, an absent cell is empty. It lives only
/// while the reader stands on the line.
/// </summary>
public readonly ref struct SubmittedLine
{
    /// <summary>Line of the file, from 1, header included.</summary>
    public required int Number { get; init; }

    public ReadOnlySpan<byte> Month { get; init; }

    public ReadOnlySpan<byte> Departement { get; init; }

    public ReadOnlySpan<byte> Territory { get; init; }

    public ReadOnlySpan<byte> Indicator { get; init; }

    public ReadOnlySpan<byte> Breakdown { get; init; }

    public ReadOnlySpan<byte> Category { get; init; }

    public ReadOnlySpan<byte> Value { get; init; }

    /// <summary>True when the format itself says the value is a number (JSON, a workbook), so that nothing in it is ambiguous.</summary>
    public bool ValueIsNumber { get; init; }

    public ReadOnlySpan<byte> Status { get; init; }

    public ReadOnlySpan<byte> Comment { get; init; }

    /// <summary>The cell of a column, by its place in <see cref="ReturnColumns.All"/>.</summary>
    internal ReadOnlySpan<byte> this[int column] =>
        column switch
        {
            0 => Month,
            1 => Departement,
            2 => Territory,
            3 => Indicator,
            4 => Breakdown,
            5 => Category,
            6 => Value,
            7 => Status,
            _ => Comment,
        };

    /// <summary>A line from its cells in the order of <see cref="ReturnColumns.All"/>.</summary>
    public static SubmittedLine FromCells(int number, byte[][] cells, bool valueIsNumber = false) =>
        new()
        {
            Number = number,
            Month = cells[0],
            Departement = cells[1],
            Territory = cells[2],
            Indicator = cells[3],
            Breakdown = cells[4],
            Category = cells[5],
            Value = cells[6],
            ValueIsNumber = valueIsNumber,
            Status = cells[7],
            Comment = cells[8],
        };

    /// <summary>The text of a cell, without the spaces around it, no-break ones included.</summary>
    public static string TextOf(ReadOnlySpan<byte> cell) => Encoding.UTF8.GetString(cell).Trim();
}
