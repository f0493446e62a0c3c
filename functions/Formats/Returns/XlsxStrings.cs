using System.Text;
using System.Xml;

namespace Observatoire.Formats.Returns;

/// <summary>The texts that cells share, as UTF-8 in one array.</summary>
internal sealed class XlsxStrings
{
    /// <summary>The only part that must be held; a return's codes and comments take far less.</summary>
    public const int LargestHeld = 256 << 20;

    private readonly List<int> ends = [];
    private byte[] text = [];
    private int used;

    private XlsxStrings() { }

    /// <summary>The text of that number; empty when there is none.</summary>
    public ReadOnlySpan<byte> this[int index] =>
        index >= 0 && index < ends.Count ? text.AsSpan((index == 0 ? 0 : ends[index - 1])..ends[index]) : [];

    /// <exception cref="XlsxTooLargeException">When the texts take more than <see cref="LargestHeld"/>.</exception>
    public static XlsxStrings Read(XlsxPackage package)
    {
        XlsxStrings strings = new();
        if (package.SharedStringsPart is null)
        {
            return strings;
        }

        using XmlReader xml = package.OpenXml(package.SharedStringsPart);
        StringBuilder builder = new();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                ReadRuns(xml, builder.Clear());
                strings.Add(builder.ToString());
            }
        }

        return strings;
    }

    /// <summary>Reads the text of an element whose runs may each have their own looks; how it is pronounced is left out.</summary>
    public static void ReadRuns(XmlReader xml, StringBuilder text)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        int depth = xml.Depth;
        int pronounced = 0;
        bool inText = false;
        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    pronounced += xml.LocalName == "rPh" && !xml.IsEmptyElement ? 1 : 0;
                    inText = xml.LocalName == "t" && !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement:
                    pronounced -= xml.LocalName == "rPh" ? 1 : 0;
                    inText = false;
                    break;
                case XmlNodeType.Text
                or XmlNodeType.SignificantWhitespace
                or XmlNodeType.Whitespace
                or XmlNodeType.CDATA:
                    text.Append(inText && pronounced == 0 ? xml.Value : "");
                    break;
            }
        }
    }

    /// <summary>Characters that XML cannot hold are written <c>_x000D_</c>.</summary>
    public static string Unescape(string text)
    {
        int mark = text.IndexOf("_x", StringComparison.Ordinal);
        if (mark < 0)
        {
            return text;
        }

        StringBuilder plain = new(text[..mark]);
        for (int position = mark; position < text.Length; position++)
        {
            if (
                position + 6 < text.Length
                && text[position] == '_'
                && text[position + 1] == 'x'
                && text[position + 6] == '_'
                && ushort.TryParse(
                    text.AsSpan(position + 2, 4),
                    System.Globalization.NumberStyles.AllowHexSpecifier,
                    System.Globalization.CultureInfo.InvariantCulture,
                    out ushort code
                )
            )
            {
                plain.Append((char)code);
                position += 6;
            }
            else
            {
                plain.Append(text[position]);
            }
        }

        return plain.ToString();
    }

    private void Add(string one)
    {
        string plain = Unescape(one);
        int most = Encoding.UTF8.GetMaxByteCount(plain.Length);
        if (used + (long)most > LargestHeld)
        {
            throw new XlsxTooLargeException();
        }

        if (text.Length - used < most)
        {
            Array.Resize(ref text, Math.Max(2 * text.Length, used + most));
        }

        used += Encoding.UTF8.GetBytes(plain, text.AsSpan(used));
        ends.Add(used);
    }
}
