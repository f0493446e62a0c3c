using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Observatoire.Formats.Templates;

/// <summary>Writes sheets as XLSX (ECMA-376). The same sheets give the same bytes.</summary>
/// <remarks>
/// By hand rather than by a library: five small parts are all a template needs, and Formats is also built for the
/// browser, where a library of several megabytes would be sent to every reader.
/// </remarks>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    // The first instant a ZIP entry can carry: no clock in the bytes.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(IReadOnlyList<Sheet> sheets)
    {
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create))
        {
            Part(archive, "[Content_Types].xml", xml => WriteContentTypes(xml, sheets.Count));
            Part(archive, "_rels/.rels", xml => WriteRelations(xml, [("officeDocument", "xl/workbook.xml")]));
            Part(archive, "xl/workbook.xml", xml => WriteWorkbook(xml, sheets));
            Part(
                archive,
                "xl/_rels/workbook.xml.rels",
                xml =>
                    WriteRelations(
                        xml,
                        [
                            .. sheets.Select((_, at) => ("worksheet", $"worksheets/sheet{Number(at + 1)}.xml")),
                            ("styles", "styles.xml"),
                        ]
                    )
            );
            Part(archive, "xl/styles.xml", WriteStyles);
            for (int at = 0; at < sheets.Count; at++)
            {
                Sheet sheet = sheets[at];
                Part(archive, $"xl/worksheets/sheet{Number(at + 1)}.xml", xml => SheetXml.Write(xml, sheet, Main));
            }
        }

        return bytes.ToArray();
    }

    private static void Part(ZipArchive archive, string name, Action<XmlWriter> write)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        using Stream stream = entry.Open();
        using XmlWriter xml = XmlWriter.Create(stream, new XmlWriterSettings { CloseOutput = false });
        xml.WriteStartDocument(standalone: true);
        write(xml);
        xml.WriteEndDocument();
    }

    private static void WriteContentTypes(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Types", Package + "content-types");
        Element(
            xml,
            "Default",
            ("Extension", "rels"),
            ("ContentType", $"application/vnd.openxmlformats-package.relationships+xml")
        );
        Element(xml, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
        Element(xml, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", SheetType + "sheet.main+xml"));
        Element(xml, "Override", ("PartName", "/xl/styles.xml"), ("ContentType", SheetType + "styles+xml"));
        for (int at = 1; at <= sheets; at++)
        {
            string part = $"/xl/worksheets/sheet{Number(at)}.xml";
            Element(xml, "Override", ("PartName", part), ("ContentType", SheetType + "worksheet+xml"));
        }

        xml.WriteEndElement();
    }

    private static void WriteRelations(XmlWriter xml, IReadOnlyList<(string Type, string Target)> relations)
    {
        xml.WriteStartElement("Relationships", Package + "relationships");
        for (int at = 0; at < relations.Count; at++)
        {
            Element(
                xml,
                "Relationship",
                ("Id", "rId" + Number(at + 1)),
                ("Type", $"{Relations}/{relations[at].Type}"),
                ("Target", relations[at].Target)
            );
        }

        xml.WriteEndElement();
    }

    private static void WriteWorkbook(XmlWriter xml, IReadOnlyList<Sheet> sheets)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteStartElement("sheets", Main);
        for (int at = 0; at < sheets.Count; at++)
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", sheets[at].Name);
            xml.WriteAttributeString("sheetId", Number(at + 1));
            xml.WriteAttributeString("r", "id", Relations, "rId" + Number(at + 1));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // In the order of CellStyle: general, header (bold on grey), text (format 49, « @ »), wrapped text.
    private static void WriteStyles(XmlWriter xml)
    {
        using StringReader text = new(
            $"""
            <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE5E5F4"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>
            """
        );
        using XmlReader styles = XmlReader.Create(text);
        xml.WriteNode(styles, defattr: false);
    }

    private static void Element(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name, null);
        foreach ((string attribute, string value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }

        xml.WriteEndElement();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
