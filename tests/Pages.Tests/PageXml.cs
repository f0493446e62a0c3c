using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Observatoire.Pages.Tests;

/// <summary>HTML as XML: the void elements and the boolean attributes are what differs.</summary>
internal static partial class PageXml
{
    public static XElement Parse(string html)
    {
        html = html[html.IndexOf("<html", StringComparison.Ordinal)..];
        html = VoidElement().Replace(html, "<${name}${rest}/>");
        html = BooleanAttribute().Replace(html, " ${name}=\"\"");
        return XElement.Parse(html);
    }

    [GeneratedRegex(
        "<(?<name>meta|link|input|br|hr)(?<rest>(\\s[^<>]*?)?)\\s*/?>",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex VoidElement();

    [GeneratedRegex(
        " (?<name>hidden|selected|download|async|defer)(?=[\\s>/])(?=[^<]*>)",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex BooleanAttribute();
}
