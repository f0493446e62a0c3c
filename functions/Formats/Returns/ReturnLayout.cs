namespace Observatoire.Formats.Returns;

/// <summary>What kind of file a return came in.</summary>
public enum ReturnFormat
{
    Csv,
    Json,
    Xlsx,
}

/// <summary>How a file of figures is laid out: what is needed to name its cells, and to write an annotated copy of it.</summary>
/// <param name="Format">Kind of file.</param>
/// <param name="HeaderLine">Line of the header, from 1; 0 when there is none.</param>
/// <param name="Positions">Position of each column of a return that the file has, from 0, by the column's name.</param>
/// <param name="Sheet">Name of the sheet, for a workbook.</param>
/// <param name="AnnotationColumn">Position of the column of an annotated copy, when the file is one.</param>
public sealed record ReturnLayout(
    ReturnFormat Format,
    int HeaderLine,
    IReadOnlyDictionary<string, int> Positions,
    string? Sheet = null,
    int? AnnotationColumn = null
)
{
    /// <summary>A file that could not be read so far as to have a layout.</summary>
    public static ReturnLayout Unread(ReturnFormat format) => new(format, 0, new Dictionary<string, int>());

    /// <summary>Extension the file is kept under, without dot.</summary>
    public string Extension =>
        Format switch
        {
            ReturnFormat.Csv => "csv",
            ReturnFormat.Json => "json",
            ReturnFormat.Xlsx => "xlsx",
        };

    /// <summary>The name of a cell as a spreadsheet shows it, <c>G12</c>; null where the column is not of the file.</summary>
    public string? CellName(int? line, string? column) =>
        line is int row
        && column is not null
        && Format != ReturnFormat.Json
        && Positions.TryGetValue(column, out int position)
            ? $"{Letters(position)}{row}"
            : null;

    private static string Letters(int position) =>
        position < 26 ? $"{(char)('A' + position)}" : Letters(position / 26 - 1) + (char)('A' + position % 26);
}
