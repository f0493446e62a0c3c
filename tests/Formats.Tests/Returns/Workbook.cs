using System.IO.Compression;
using System.Text;

namespace Observatoire.Formats.Tests.Returns;

/// <summary>The smallest workbooks, for what no spreadsheet saves on request.</summary>
internal static class Workbook
{
    public const string Titles =
        """<row><c t="str"><v>mois</v></c><c t="str"><v>departement</v></c><c t="str"><v>territoire</v></c><c t="str"><v>indicateur</v></c><c t="str"><v>ventilation</v></c><c t="str"><v>modalite</v></c><c t="str"><v>valeur</v></c><c t="str"><v>statut</v></c><c t="str"><v>commentaire</v></c></row>""";

    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="rows">Rows of the only sheet, as XML.</param>
    /// <param name="parts">More parts, or others in place of those there are.</param>
    public static byte[] Of(string rows, params (string Name, string Text)[] parts)
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal)
        {
            ["[Content_Types].xml"] = "<Types/>",
            ["_rels/.rels"] =
                $"""<Relationships><Relationship Id="a" Type="{Relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
            ["xl/_rels/workbook.xml.rels"] =
                $"""<Relationships><Relationship Id="b" Type="{Relation}/worksheet" Target="/xl/sheet.xml"/><Relationship Id="c" Type="{Relation}/styles" Target="styles.xml"/><Relationship Id="d" Type="{Relation}/sharedStrings" Target="./shared.xml"/></Relationships>""",
            ["xl/workbook.xml"] =
                $"""<workbook xmlns:r="{Relation}"><workbookPr date1904="1"/><sheets><sheet name="Retour" sheetId="1" r:id="b"/></sheets></workbook>""",
            ["xl/styles.xml"] =
                """<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mmm\-yy"/><numFmt numFmtId="165" formatCode="[Red]0.00&quot; jours&quot;"/></numFmts><fills><fill/></fills><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs></styleSheet>""",
            ["xl/shared.xml"] =
                "<sst><si><t>AAH</t></si><si><r><t>INS</t></r><rPh><t>nons</t></rPh><r><t>_x005F_FOY</t></r></si><si/></sst>",
            ["xl/sheet.xml"] = $"<worksheet><sheetData>{rows}</sheetData></worksheet>",
        };
        foreach ((string name, string text) in parts)
        {
            all[name] = text;
        }

        using MemoryStream file = new();
        using (ZipArchive archive = new(file, ZipArchiveMode.Create))
        {
            foreach ((string name, string text) in all)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }
}
