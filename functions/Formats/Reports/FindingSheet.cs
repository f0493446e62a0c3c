using System.Globalization;
using System.Text;
using System.Xml;
using Observatoire.Formats.Verdicts;

namespace Observatoire.Formats.Reports;

/// <summary>The sheet an annotated workbook gains: one row a finding, its cell a link to the cell of the return.</summary>
internal static class FindingSheet
{
    private const string Space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // In characters, in the order of the columns of a report.
    private static readonly int[] Widths = [14, 8, 7, 14, 9, 20, 30, 90, 60];

    public static void Write(Stream destination, VerdictAnswer verdict, ReportText text, string sheet)
    {
        using XmlWriter xml = XmlWriter.Create(
            destination,
            new XmlWriterSettings { Encoding = new UTF8Encoding(false) }
        );
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", Space);
        WriteWidths(xml);
        xml.WriteStartElement("sheetData", Space);
        List<string> links = [];
        WriteRow(xml, 1, text.Columns);
        foreach (string[] cells in ReportRow.List(verdict, text))
        {
            links.Add(cells[ReportRow.Cell]);
            WriteRow(xml, links.Count + 1, cells);
        }

        xml.WriteEndElement();
        WriteLinks(xml, links, sheet);
        xml.WriteEndElement();
    }

    /// <summary>The text without the characters that XML cannot hold.</summary>
    public static string Writable(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Where(XmlConvert.IsXmlChar));

    private static void WriteWidths(XmlWriter xml)
    {
        xml.WriteStartElement("cols", Space);
        for (int column = 0; column < Widths.Length; column++)
        {
            xml.WriteStartElement("col", Space);
            xml.WriteAttributeString("min", Number(column + 1));
            xml.WriteAttributeString("max", Number(column + 1));
            xml.WriteAttributeString("width", Number(Widths[column]));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, int row, IReadOnlyList<string> cells)
    {
        xml.WriteStartElement("row", Space);
        xml.WriteAttributeString("r", Number(row));
        for (int column = 0; column < cells.Count; column++)
        {
            if (cells[column].Length == 0)
            {
                continue;
            }

            xml.WriteStartElement("c", Space);
            xml.WriteAttributeString("r", Returns.XlsxSheetReader.NameOf(column, row));
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Space);
            xml.WriteStartElement("t", Space);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(Writable(cells[column]));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteLinks(XmlWriter xml, List<string> links, string sheet)
    {
        if (links.TrueForAll(link => link.Length == 0))
        {
            return;
        }

        string quoted = sheet.Replace("'", "''", StringComparison.Ordinal);
        xml.WriteStartElement("hyperlinks", Space);
        for (int index = 0; index < links.Count; index++)
        {
            if (links[index].Length > 0)
            {
                xml.WriteStartElement("hyperlink", Space);
                xml.WriteAttributeString("ref", Returns.XlsxSheetReader.NameOf(ReportRow.Cell, index + 2));
                xml.WriteAttributeString("location", $"'{quoted}'!{links[index]}");
                xml.WriteAttributeString("display", links[index]);
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
