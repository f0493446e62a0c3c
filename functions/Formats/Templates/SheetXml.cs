using System.Globalization;
using System.Xml;

namespace Observatoire.Formats.Templates;

/// <summary>One worksheet part, its elements in the order the standard imposes.</summary>
internal static class SheetXml
{
    public static void Write(XmlWriter xml, Sheet sheet, string space)
    {
        xml.WriteStartElement("worksheet", space);
        xml.WriteStartElement("sheetViews", space);
        xml.WriteStartElement("sheetView", space);
        xml.WriteAttributeString("workbookViewId", "0");
        if (sheet.HasHeader)
        {
            xml.WriteStartElement("pane", space);
            xml.WriteAttributeString("ySplit", "1");
            xml.WriteAttributeString("topLeftCell", "A2");
            xml.WriteAttributeString("activePane", "bottomLeft");
            xml.WriteAttributeString("state", "frozen");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        WriteColumns(xml, sheet, space);
        xml.WriteStartElement("sheetData", space);
        for (int row = 0; row < sheet.Rows.Count; row++)
        {
            WriteRow(xml, sheet.Rows[row], row + 1, space);
        }

        xml.WriteEndElement();
        if (sheet.HasHeader && sheet.Rows.Count > 1)
        {
            xml.WriteStartElement("autoFilter", space);
            xml.WriteAttributeString("ref", $"A1:{Letter(sheet.Rows[0].Count - 1)}{Number(sheet.Rows.Count)}");
            xml.WriteEndElement();
        }

        WriteValidations(xml, sheet, space);
        xml.WriteEndElement();
    }

    private static void WriteColumns(XmlWriter xml, Sheet sheet, string space)
    {
        xml.WriteStartElement("cols", space);
        for (int column = 0; column < sheet.Widths.Count; column++)
        {
            xml.WriteStartElement("col", space);
            xml.WriteAttributeString("min", Number(column + 1));
            xml.WriteAttributeString("max", Number(column + 1));
            xml.WriteAttributeString("width", Number(sheet.Widths[column]));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, IReadOnlyList<SheetCell> cells, int row, string space)
    {
        xml.WriteStartElement("row", space);
        xml.WriteAttributeString("r", Number(row));
        for (int column = 0; column < cells.Count; column++)
        {
            SheetCell cell = cells[column];
            xml.WriteStartElement("c", space);
            xml.WriteAttributeString("r", Letter(column) + Number(row));
            xml.WriteAttributeString("s", Number((int)cell.Style));
            if (cell.Number is double number)
            {
                xml.WriteElementString("v", space, number.ToString("R", CultureInfo.InvariantCulture));
            }
            else if (cell.Text.Length > 0)
            {
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", space);
                xml.WriteElementString("t", space, cell.Text);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteValidations(XmlWriter xml, Sheet sheet, string space)
    {
        if (sheet.Validations.Count == 0 || sheet.Rows.Count < 2)
        {
            return;
        }

        xml.WriteStartElement("dataValidations", space);
        xml.WriteAttributeString("count", Number(sheet.Validations.Count));
        foreach (Validation validation in sheet.Validations)
        {
            xml.WriteStartElement("dataValidation", space);
            xml.WriteAttributeString("type", validation.Choices is null ? "decimal" : "list");
            if (validation.Choices is null)
            {
                xml.WriteAttributeString("operator", "greaterThanOrEqual");
            }

            xml.WriteAttributeString("allowBlank", "1");
            xml.WriteAttributeString("showErrorMessage", "1");
            xml.WriteAttributeString("errorTitle", validation.Title);
            xml.WriteAttributeString("error", validation.Error);
            xml.WriteAttributeString("sqref", $"{validation.Column}2:{validation.Column}{Number(sheet.Rows.Count)}");
            string formula = validation.Choices is null ? "0" : $"\"{string.Join(',', validation.Choices)}\"";
            xml.WriteElementString("formula1", space, formula);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Letter(int column) => ((char)('A' + column)).ToString();

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
