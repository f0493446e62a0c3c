using System.Globalization;
using System.Xml;
using Observatoire.Formats.Returns;
using Observatoire.Formats.Verdicts;

namespace Observatoire.Formats.Reports;

/// <summary>Copies the XML of a sheet as it is read, and adds to the rows that have something to be said of.</summary>
internal sealed class AnnotatedSheet
{
    private readonly XmlReader xml;
    private readonly XmlWriter copy;
    private readonly ReturnLayout layout;
    private readonly Annotations annotations;
    private readonly int column;
    private readonly int? shift;
    private bool saidGeneral;

    private AnnotatedSheet(
        XmlReader xml,
        XmlWriter copy,
        ReturnLayout layout,
        Annotations annotations,
        int column,
        int? shift
    )
    {
        (this.xml, this.copy, this.layout) = (xml, copy, layout);
        (this.annotations, this.column, this.shift) = (annotations, column, shift);
    }

    /// <param name="package">The workbook.</param>
    /// <param name="sheet">The sheet that holds the return.</param>
    /// <param name="destination">Where the copy of the sheet goes.</param>
    /// <param name="layout">How the sheet is laid out.</param>
    /// <param name="annotations">What is said.</param>
    /// <param name="shift">What makes a style its marked twin; null when there is none.</param>
    public static void Write(
        XlsxPackage package,
        XlsxSheetPart sheet,
        Stream destination,
        ReturnLayout layout,
        Annotations annotations,
        int? shift
    )
    {
        int place = layout.AnnotationColumn ?? FirstFreeColumn(package, sheet);
        using XmlReader source = package.OpenXml(sheet.Part);
        using XmlWriter target = XmlWriter.Create(destination, new XmlWriterSettings { CheckCharacters = false });
        new AnnotatedSheet(source, target, layout, annotations, place, shift).Copy();
    }

    private static int FirstFreeColumn(XlsxPackage package, XlsxSheetPart sheet)
    {
        using XlsxSheetReader reader = XlsxReturnReader.Open(
            package,
            sheet,
            XlsxStrings.Read(package),
            XlsxStyles.Read(package)
        );
        int free = 0;
        while (reader.Read())
        {
            free = Math.Max(free, reader.Row.Count);
        }

        return free;
    }

    private void Copy()
    {
        int row = 0;
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "row")
            {
                row = int.TryParse(xml.GetAttribute("r"), CultureInfo.InvariantCulture, out int number)
                    ? number
                    : row + 1;
                CopyRow(row);
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "dimension")
            {
                xml.Skip();
            }
            else
            {
                CopyNode();
            }
        }
    }

    private void CopyRow(int row)
    {
        SortedDictionary<int, FindingAnswer?> faulty = [];
        string words = row == layout.HeaderLine ? ReturnHeader.Annotations : WordsOf(row);
        foreach (FindingAnswer finding in annotations.Of(row))
        {
            if (finding.Column is string name && layout.Positions.TryGetValue(name, out int position))
            {
                faulty[position] = finding;
            }
        }

        // The annotation's own place counts too, so that what stood there is written anew.
        if (words.Length > 0 || layout.AnnotationColumn is not null)
        {
            faulty[column] = null;
        }

        bool isEmpty = xml.IsEmptyElement;
        WriteStart(except: "spans");
        int depth = xml.Depth;
        xml.Read();
        int last = -1;
        while (!isEmpty && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
            {
                last = XlsxSheetReader.ColumnOf(xml.GetAttribute("r")) ?? last + 1;
                WriteMissing(faulty, row, last, words);
                CopyCell(faulty, row, last, words);
            }
            else
            {
                CopyNode();
            }
        }

        WriteMissing(faulty, row, int.MaxValue, words);
        copy.WriteEndElement();
        if (!isEmpty)
        {
            xml.Read();
        }
    }

    /// <summary>What is about the whole file is said on the first row below the titles that has a cell.</summary>
    private string WordsOf(int row)
    {
        IEnumerable<FindingAnswer> said = annotations.Of(row);
        if (!saidGeneral && row > layout.HeaderLine && !xml.IsEmptyElement)
        {
            saidGeneral = true;
            said = annotations.General.Concat(said);
        }

        return Annotations.Join(said);
    }

    /// <summary>Writes the faulty cells that the sheet does not have, up to that column.</summary>
    private void WriteMissing(SortedDictionary<int, FindingAnswer?> faulty, int row, int before, string words)
    {
        while (faulty.Count > 0 && faulty.First() is { Key: var position } && position < before)
        {
            faulty.Remove(position);
            WriteCell(row, position, words);
        }
    }

    private void CopyCell(SortedDictionary<int, FindingAnswer?> faulty, int row, int position, string words)
    {
        if (!faulty.Remove(position))
        {
            copy.WriteNode(xml, defattr: false);
        }
        else if (position == column)
        {
            xml.Skip();
            WriteCell(row, position, words);
        }
        else
        {
            CopyMarked();
        }
    }

    private void CopyMarked()
    {
        string style = xml.GetAttribute("s") ?? "0";
        bool isEmpty = xml.IsEmptyElement;
        WriteStart(except: shift is null ? null : "s");
        WriteStyle(style);
        int depth = xml.Depth;
        xml.Read();
        while (!isEmpty && xml.Depth > depth)
        {
            CopyNode();
        }

        copy.WriteEndElement();
        if (!isEmpty)
        {
            xml.Read();
        }
    }

    private void WriteCell(int row, int position, string words)
    {
        copy.WriteStartElement(xml.Prefix, "c", SpaceOfSheet);
        copy.WriteAttributeString("r", XlsxSheetReader.NameOf(position, row));
        if (position != column)
        {
            WriteStyle("0");
        }
        else if (words.Length > 0)
        {
            copy.WriteAttributeString("t", "inlineStr");
            copy.WriteStartElement(xml.Prefix, "is", SpaceOfSheet);
            copy.WriteElementString(xml.Prefix, "t", SpaceOfSheet, FindingSheet.Writable(words));
            copy.WriteEndElement();
        }

        copy.WriteEndElement();
    }

    private string SpaceOfSheet { get; set; } = "";

    private void WriteStyle(string style)
    {
        if (shift is int twin && int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            copy.WriteAttributeString("s", (number + twin).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Writes the element where the reader stands, without that attribute.</summary>
    private void WriteStart(string? except)
    {
        SpaceOfSheet = xml.NamespaceURI;
        copy.WriteStartElement(xml.Prefix, xml.LocalName, xml.NamespaceURI);
        while (xml.MoveToNextAttribute())
        {
            if (xml.Name != except)
            {
                copy.WriteAttributeString(xml.Prefix, xml.LocalName, xml.NamespaceURI, xml.Value);
            }
        }

        xml.MoveToElement();
    }

    /// <summary>Copies one node without what is in it, and goes to the next.</summary>
    private void CopyNode()
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                bool isEmpty = xml.IsEmptyElement;
                WriteStart(except: null);
                if (isEmpty)
                {
                    copy.WriteEndElement();
                }

                break;
            case XmlNodeType.EndElement:
                copy.WriteFullEndElement();
                break;
            case XmlNodeType.XmlDeclaration:
                copy.WriteStartDocument(standalone: true);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA:
                copy.WriteString(xml.Value);
                break;
            case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                copy.WriteWhitespace(xml.Value);
                break;
        }

        xml.Read();
    }
}
