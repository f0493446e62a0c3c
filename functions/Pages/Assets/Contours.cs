using Observatoire.Editions;

namespace Observatoire.Pages.Assets;

/// <summary>Outlines of the départements in one system of coordinates, as the dashboards build places them.</summary>
/// <param name="ViewBox">Left, top, width and height of the whole map.</param>
/// <param name="Departements">SVG path of each département, by its code.</param>
/// <param name="Boxes">Left, top, width and height of départements, by code; those without one are not zoomed on.</param>
/// <param name="Insets">Parts of the map drawn a second time, enlarged.</param>
/// <param name="Frames">Left, top, width and height of the frames around outlines that are not in their true place.</param>
internal sealed record Contours(
    IReadOnlyList<double> ViewBox,
    IReadOnlyDictionary<string, string> Departements,
    IReadOnlyDictionary<string, IReadOnlyList<double>>? Boxes,
    IReadOnlyList<ContourInset>? Insets,
    IReadOnlyDictionary<string, IReadOnlyList<double>>? Frames
)
{
    private const double Margin = 0.06;

    /// <summary>The smallest view that shows these départements with a margin; the whole map when one has no box.</summary>
    public IReadOnlyList<double> ViewOf(IReadOnlyCollection<string> departements)
    {
        if (Boxes is null || !departements.All(Boxes.ContainsKey))
        {
            return ViewBox;
        }

        List<IReadOnlyList<double>> boxes = [.. departements.Select(code => Boxes[code])];
        double left = boxes.Min(box => box[0]);
        double top = boxes.Min(box => box[1]);
        double width = boxes.Max(box => box[0] + box[2]) - left;
        double height = boxes.Max(box => box[1] + box[3]) - top;
        double margin = Math.Max(width, height) * Margin;
        return [left - margin, top - margin, width + 2 * margin, height + 2 * margin];
    }
}

/// <summary>An enlarged part of the map.</summary>
/// <param name="Id">Its name in identifiers.</param>
/// <param name="Title">Its name for readers.</param>
/// <param name="Subtitle">What it holds.</param>
/// <param name="Codes">The départements drawn again.</param>
/// <param name="Transform">SVG transform from their place to the inset.</param>
/// <param name="Frame">Left, top, width and height of the frame around them.</param>
internal sealed record ContourInset(
    string Id,
    string Title,
    BilingualText? Subtitle,
    IReadOnlyList<string> Codes,
    string Transform,
    IReadOnlyList<double> Frame
);
