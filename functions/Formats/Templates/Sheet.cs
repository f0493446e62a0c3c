namespace Observatoire.Formats.Templates;

/// <summary>How a cell looks: its position is the number of its style in the workbook.</summary>
internal enum CellStyle
{
    General,
    Header,
    Text,
    Wrapped,
}

/// <summary>One cell: a number, a text, or nothing.</summary>
internal readonly record struct SheetCell(string Text, double? Number, CellStyle Style)
{
    public static SheetCell FromText(string text, CellStyle style = CellStyle.Text) => new(text, null, style);

    public static SheetCell FromNumber(double? number) => new("", number, CellStyle.General);
}

/// <summary>What a column of a sheet accepts, from its second row on.</summary>
/// <param name="Column">Its letter.</param>
/// <param name="Choices">The texts offered, or null for a number that is zero or positive.</param>
/// <param name="Title">Title of the message on anything else.</param>
/// <param name="Error">That message.</param>
internal sealed record Validation(string Column, IReadOnlyList<string>? Choices, string Title, string Error);

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">Its name, at most 31 characters.</param>
/// <param name="Widths">Width of each column, in characters.</param>
/// <param name="Rows">Its cells; the first row is the header.</param>
/// <param name="HasHeader">True to keep the first row in view.</param>
/// <param name="Validations">What its columns accept.</param>
internal sealed record Sheet(
    string Name,
    IReadOnlyList<int> Widths,
    IReadOnlyList<IReadOnlyList<SheetCell>> Rows,
    bool HasHeader,
    IReadOnlyList<Validation> Validations
);
