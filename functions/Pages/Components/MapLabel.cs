using System.Text.Encodings.Web;
using System.Text.Unicode;
using Observatoire.Pages.Drawing;

namespace Observatoire.Pages.Components;

/// <summary>A text element of an SVG drawing; Razor keeps the name <c>text</c> for itself.</summary>
internal static class MapLabel
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(string label, double x, double y, string? className = null) =>
        $"<text x=\"{TrendChart.At(x)}\" y=\"{TrendChart.At(y)}\""
        + (className is null ? string.Empty : $" class=\"{className}\"")
        + $">{Encoder.Encode(label)}</text>";
}
