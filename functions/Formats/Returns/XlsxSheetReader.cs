using System.Globalization;
using System.Text;
using System.Xml;

namespace Observatoire.Formats.Returns;

/// <summary>Reads the rows of one sheet, one at a time.</summary>
internal sealed class XlsxSheetReader(XmlReader xml, XlsxStrings strings, XlsxStyles styles, bool from1904)
    : IDisposable
{
    private const int MostRows = 1 << 20;

    // Excel shows fifteen digits: what it writes beyond them is the noise of binary fractions.
    private const int ShownDigits = 15;

    private readonly StringBuilder builder = new();
    private byte[] encoded = new byte[1024];
    private int lastRow;

    /// <summary>The row last read.</summary>
    public XlsxRow Row { get; } = new();

    /// <summary>Reads the next row that has a cell; false at the end of the sheet.</summary>
    /// <exception cref="XmlException">When the sheet is damaged.</exception>
    public bool Read()
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "sheetData")
            {
                return false;
            }

            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "row")
            {
                lastRow = Integer(xml.GetAttribute("r"), MostRows) is { } number and > 0 ? number : lastRow + 1;
                Row.Begin(lastRow);
                ReadCells();
                if (Row.Count > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    public void Dispose() => xml.Dispose();

    /// <summary>Column of « G12 », from 0; null when it is not a cell's name.</summary>
    public static int? ColumnOf(string? name)
    {
        int column = 0;
        int letters = 0;
        foreach (char letter in name ?? "")
        {
            if (!char.IsAsciiLetterUpper(letter) || letters == 3)
            {
                break;
            }

            column = column * 26 + letter - 'A' + 1;
            letters++;
        }

        return letters == 0 ? null : column - 1;
    }

    /// <summary>« G12 » of a column from 0 and a row from 1.</summary>
    public static string NameOf(int column, int row)
    {
        string letters = "";
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + (rest - 1) % 26) + letters;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row}");
    }

    private void ReadCells()
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        int depth = xml.Depth;
        int column = -1;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
            {
                column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                ReadCell(column);
            }
        }
    }

    private void ReadCell(int column)
    {
        string? type = xml.GetAttribute("t");
        int style = Integer(xml.GetAttribute("s"), int.MaxValue) ?? 0;
        bool hasFormula = false;
        builder.Clear();
        if (!xml.IsEmptyElement)
        {
            int depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                hasFormula |= xml.LocalName == "f";
                if (xml.LocalName == "v" && !xml.IsEmptyElement)
                {
                    AppendText();
                }
                else if (xml.LocalName == "is")
                {
                    XlsxStrings.ReadRuns(xml, builder);
                }
            }
        }

        string value = builder.ToString();
        if (value.Length == 0)
        {
            // A formula whose result is the empty text is computed; one without type never was.
            Row.Set(column, hasFormula && type is (null or "n") ? XlsxCellKind.NotComputed : XlsxCellKind.Empty, []);
            return;
        }

        switch (type)
        {
            case "s":
                Row.Set(column, XlsxCellKind.Text, strings[Integer(value.Trim(), int.MaxValue) ?? -1]);
                break;
            case "str" or "inlineStr":
                Set(column, XlsxCellKind.Text, XlsxStrings.Unescape(value));
                break;
            case "b":
                Set(column, XlsxCellKind.Boolean, value.Trim() is "1" or "true" ? "VRAI" : "FAUX");
                break;
            case "e":
                Set(column, XlsxCellKind.Fault, value);
                break;
            case "d":
                Set(column, XlsxCellKind.Date, value.Length > 10 ? value[..10] : value);
                break;
            default:
                SetNumber(column, value.Trim(), style);
                break;
        }
    }

    private void AppendText()
    {
        int depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
            {
                builder.Append(xml.Value);
            }
        }
    }

    private void SetNumber(int column, string written, int style)
    {
        if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            Set(column, XlsxCellKind.Text, written);
        }
        else if (styles.IsDate(style) && DayOf(number, from1904) is { } day)
        {
            Set(column, XlsxCellKind.Date, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        else if (written.Length <= ShownDigits && !written.Contains('E', StringComparison.OrdinalIgnoreCase))
        {
            Set(column, XlsxCellKind.Number, written);
        }
        else
        {
            string shown = number.ToString($"G{ShownDigits}", CultureInfo.InvariantCulture);
            bool isPlain = decimal.TryParse(shown, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact);
            Set(column, XlsxCellKind.Number, isPlain ? exact.ToString(CultureInfo.InvariantCulture) : shown);
        }
    }

    /// <summary>Days are counted from 30 December 1899, after the 29 February 1900 that Excel believes in.</summary>
    public static DateTime? DayOf(double serial, bool from1904)
    {
        double days = Math.Floor(serial) + (from1904 ? 1462 : 0);
        return days is >= 61 and <= 2_958_465 ? new DateTime(1899, 12, 30).AddDays(days) : null;
    }

    private void Set(int column, XlsxCellKind kind, string value)
    {
        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (encoded.Length < most)
        {
            encoded = new byte[most];
        }

        Row.Set(column, kind, encoded.AsSpan(0, Encoding.UTF8.GetBytes(value, encoded)));
    }

    private static int? Integer(string? text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= most
            ? number
            : null;
}
