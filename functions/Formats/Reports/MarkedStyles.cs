using System.Xml.Linq;

namespace Observatoire.Formats.Reports;

/// <summary>Doubles the styles of a workbook: each has a twin that is the same on a colour that catches the eye.</summary>
internal static class MarkedStyles
{
    // Pale orange: dark text stays readable on it (contrast over 14:1), and it is told from white without its hue.
    private const string Colour = "FFFFC78F";

    /// <returns>What to add to the number of a style to have its twin; null when there are none to add to.</returns>
    public static int? Add(XDocument styles)
    {
        XElement? fills = Child(styles, "fills");
        XElement? formats = Child(styles, "cellXfs");
        if (fills is null || formats is null || !formats.HasElements)
        {
            return null;
        }

        XNamespace space = fills.Name.Namespace;
        int fill = fills.Elements().Count();
        fills.Add(
            new XElement(
                space + "fill",
                new XElement(
                    space + "patternFill",
                    new XAttribute("patternType", "solid"),
                    new XElement(space + "fgColor", new XAttribute("rgb", Colour)),
                    new XElement(space + "bgColor", new XAttribute("indexed", 64))
                )
            )
        );
        fills.SetAttributeValue("count", fill + 1);
        XElement[] originals = [.. formats.Elements()];
        foreach (XElement original in originals)
        {
            XElement twin = new(original);
            twin.SetAttributeValue("fillId", fill);
            twin.SetAttributeValue("applyFill", 1);
            formats.Add(twin);
        }

        formats.SetAttributeValue("count", 2 * originals.Length);
        return originals.Length;
    }

    private static XElement? Child(XDocument styles, string name) =>
        styles.Root?.Elements().FirstOrDefault(one => one.Name.LocalName == name);
}
