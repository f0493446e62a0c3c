using System.Globalization;
using System.Xml;

namespace Observatoire.Formats.Returns;

/// <summary>Which styles of cells show a number as a day.</summary>
internal sealed class XlsxStyles
{
    private readonly List<bool> isDate = [];

    private XlsxStyles() { }

    /// <param name="style">Number of the style, as cells give it.</param>
    public bool IsDate(int style) => style >= 0 && style < isDate.Count && isDate[style];

    public static XlsxStyles Read(XlsxPackage package)
    {
        XlsxStyles styles = new();
        if (package.StylesPart is null)
        {
            return styles;
        }

        Dictionary<int, string> formats = [];
        using XmlReader xml = package.OpenXml(package.StylesPart);
        bool inCellStyles = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
            {
                inCellStyles = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "numFmt")
            {
                formats[Number(xml, "numFmtId")] = xml.GetAttribute("formatCode") ?? "";
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "xf" && inCellStyles)
            {
                int format = Number(xml, "numFmtId");
                styles.isDate.Add(
                    formats.TryGetValue(format, out string? code)
                        ? ShowsDay(code)
                        : format is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58)
                );
            }
        }

        return styles;
    }

    /// <summary>A format shows a day when a y or a d (in French an a or a j) stands in it outside quotes, brackets and escapes.</summary>
    private static bool ShowsDay(string code)
    {
        char quote = '\0';
        for (int position = 0; position < code.Length && code[position] != ';'; position++)
        {
            char symbol = code[position];
            if (quote != '\0')
            {
                quote = symbol == quote ? '\0' : quote;
            }
            else if (symbol is '\\' or '_' or '*')
            {
                position++;
            }
            else if (symbol is '"' or '[')
            {
                quote = symbol == '[' ? ']' : '"';
            }
            else if (symbol is 'y' or 'Y' or 'd' or 'D' or 'j' or 'J')
            {
                return true;
            }
            else if (symbol is 'E' or 'e' or 'G')
            {
                return false;
            }
        }

        return false;
    }

    private static int Number(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : 0;
}
