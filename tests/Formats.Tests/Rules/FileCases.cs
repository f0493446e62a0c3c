using System.Text;
using Observatoire.Formats.Tests.Returns;
using Observatoire.Returns;

namespace Observatoire.Formats.Tests.Rules;

/// <summary>What can be wrong with a file before its figures are read: one that is right, and the same with one fault.</summary>
/// <param name="Code">Code of what is found.</param>
/// <param name="Line">Line that is named.</param>
/// <param name="Column">Column that is named, or place in the line.</param>
/// <param name="Keeps">A file that is read.</param>
/// <param name="Breaks">The same with one fault.</param>
internal sealed record FileCase(string Code, int Line, string? Column, byte[] Keeps, byte[] Breaks)
{
    public override string ToString() => Code;
}

/// <summary>F01 to F18, and a column that names people.</summary>
internal static class FileCases
{
    private const string Value = "7693";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly string[] Columns = [.. ReturnColumns.All];
    private static readonly RightReturn Right = new();
    private static readonly byte[] Csv = Right.Csv();
    private static readonly byte[] Xlsx = Right.Xlsx();
    private static readonly byte[] Json = Right.Json();
    private static readonly int Line = Right.LineOf("INS_FOY");

    public static IEnumerable<FileCase> All =>
        [
            new("F01", 1, "1", Csv, []),
            new("F02", 1, "1", Csv, [1, 2, 0, 3]),
            new("F03", 1, "1", Xlsx, Saved("libreoffice-other.ods")),
            new("F04", 1, "statut", Csv, Right.Csv([.. Columns.Where(column => column != "statut")])),
            new("F05", 1, "service", Right.Csv([.. Columns, "", ""]), Right.Csv([.. Columns, "service"])),
            new("F06", Line, "1", Csv, Changed(";INS_FOY;", ";\"INS\"_FOY;")),
            new("F06", Line, "1", Changed("7693;;", "7693;;\"un ; deux\""), Changed("7693;;", "7693;;\"un ; deux")),
            new("F07", Line, "8", Changed(Value + ";;", Value + ";;;;"), Changed(Value + ";;", Value + ";")),
            new("F08", 2, "1", Csv, Encoding.UTF8.GetBytes(string.Join(';', Columns))),
            new("F09", 1, "valeur", Csv, Right.Csv([.. Columns, "Valeur"])),
            new("F10", 1, $"{Json.Length}", Json, Json[..^1]),
            new("F11", 1, "1", Json, "{}"u8.ToArray()),
            new("F12", 1, null, Xlsx, Saved("libreoffice-other.xlsx")),
            new("F13", Line, "valeur", Cell("<c><f>G2+1</f><v>7693</v></c>"), Cell("<c><f>G2+1</f></c>")),
            new("F14", Line, "valeur", Cell("<c><v>7693</v></c>"), Cell("<c t=\"e\"><v>#REF!</v></c>")),
            new("F15", Line, $"K{Line}", Xlsx, Cell($"<c><v>7693</v></c><c/><c/><c r=\"K{Line}\"><v>1</v></c>")),
            new("F16", 1, null, Xlsx, [0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("EncryptedPackage")]),
            new("F17", 1, "1", Xlsx, Xlsx[..^40]),
            new("F18", 1, null, Xlsx, Workbook.Of("", ("xl/other.xml", new string(' ', 40 << 20)))),
            new("F19", 1, "1", [.. "Retour de mars 2026, pour l'Ain\n;;;;;;;;\n"u8, .. Csv], WithoutTitles),
            new("F20", 1, null, TwoSheets(""), TwoSheets(Rows)),
            new("R39U", 1, null, Csv, Right.Csv([.. Columns, "Nom de l'usager"])),
        ];

    private static byte[] WithoutTitles => Csv[(Array.IndexOf(Csv, (byte)'\n') + 1)..];

    private static string Rows =>
        $"<row>{string.Concat(Enumerable.Repeat(RightReturn.Cell("1"), Columns.Length))}</row>";

    /// <summary>The right return, and another sheet with the titles and these rows.</summary>
    private static byte[] TwoSheets(string rows) =>
        Right.Xlsx(
            parts:
            [
                ("xl/other.xml", $"<worksheet><sheetData>{Workbook.Titles}{rows}</sheetData></worksheet>"),
                (
                    "xl/_rels/workbook.xml.rels",
                    $"<Relationships>{Relation("b", "sheet")}{Relation("o", "other")}</Relationships>"
                ),
                (
                    "xl/workbook.xml",
                    $"""<workbook xmlns:r="{Relations}"><sheets><sheet name="Autre" r:id="o"/><sheet name="Retour" r:id="b"/></sheets></workbook>"""
                ),
            ]
        );

    private static string Relation(string id, string part) =>
        $"""<Relationship Id="{id}" Type="{Relations}/worksheet" Target="/xl/{part}.xml"/>""";

    private static byte[] Changed(string text, string by) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Csv).Replace(text, by, StringComparison.Ordinal));

    /// <summary>A workbook with that cell, as XML, in place of a value.</summary>
    private static byte[] Cell(string xml) => Right.Xlsx(RightReturn.Cell(Value), xml);

    private static byte[] Saved(string name) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Returns", "files", name));
}
