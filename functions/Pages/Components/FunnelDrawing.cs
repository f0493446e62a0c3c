using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Observatoire.Pages.Drawing;
using Observatoire.Pages.Outcomes;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Components;

/// <summary>The SVG of a funnel plot: limits of 95 % and 99.8 %, a mark a département whose shape is its organisation.</summary>
internal static class FunnelDrawing
{
    private const double Left = 72;
    private const double Right = 18;
    private const double Top = 14;
    private const double Bottom = 34;
    private const int Samples = 60;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // A circle, a square, two triangles, a diamond, a cross: told apart without colour.
    private static readonly string[] Shapes =
    [
        "m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
        "m-4.5-4.5h9v9h-9z",
        "m0-5.5l5.5 9.5h-11z",
        "m0-6l6 6l-6 6l-6-6z",
        "m0 5.5l5.5-9.5h-11z",
        "m-5-1.8h3.2v-3.2h3.6v3.2h3.2v3.6h-3.2v3.2h-3.6v-3.2h-3.2z",
    ];

    /// <summary>A mark at a place, by the rank of its organisation among those of the axis.</summary>
    public static string Mark(int rank, double x, double y, string? title = null) =>
        $"<path class=\"mark mark-{(rank % Shapes.Length).ToString(CultureInfo.InvariantCulture)}\" "
        + $"d=\"M{TrendChart.At(x)} {TrendChart.At(y)}{Shapes[rank % Shapes.Length]}\""
        + (title is null ? "/>" : $"><title>{Encoder.Encode(title)}</title></path>");

    /// <param name="comparison">Its funnel is there.</param>
    /// <param name="words">Of the outcome.</param>
    /// <param name="page">The page it is on.</param>
    /// <param name="form"><c>wide</c> or <c>narrow</c>: which of the two the stylesheet shows.</param>
    /// <param name="title">Accessible name.</param>
    public static string Write(
        AxisComparison comparison,
        OutcomeWords words,
        PageContext page,
        string form,
        string title
    )
    {
        FunnelPlot funnel = comparison.Funnel!;
        double factor = comparison.Figures.Factor;
        (double width, double height) = form == "wide" ? (740d, 380d) : (360d, 300d);
        double middle = new Distribution(funnel.Points.Select(point => point.Denominator)).Quantile(0.5);
        Interval outermost = funnel.LimitsAt(middle, Confidence.Outer);
        RoundAxis sizes = new([0, .. funnel.Points.Select(point => point.Denominator)]);
        RoundAxis values = new([
            factor * outermost.Low,
            factor * outermost.High,
            .. funnel.Points.SelectMany(point =>
                new[] { factor * point.Value, factor * point.Limits.Low, factor * point.Limits.High }
            ),
        ]);
        double X(double size) => Left + (width - Left - Right) * sizes.PartOf(size);
        double Y(double value) => height - Bottom - (height - Top - Bottom) * values.PartOf(value);
        StringBuilder svg = new();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg class=\"trend funnel {form}\" viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{Encoder.Encode(title)}</title>"
        );
        foreach (double tick in values.Ticks)
        {
            svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<path class=\"grid-line\" d=\"M{Left} {TrendChart.At(Y(tick))}H{TrendChart.At(width - Right)}\"/>"
                )
                .Append(
                    MapLabel.Write(page.Language.Number(tick, values.Decimals), Left - 8, Y(tick) + 4, "tick-value")
                );
        }

        foreach (double tick in sizes.Ticks.Where((_, at) => form == "wide" || at % 2 == 0))
        {
            svg.Append(
                MapLabel.Write(page.Language.Number(tick, sizes.Decimals), X(tick), height - Bottom + 22, "tick-month")
            );
        }

        foreach ((double level, string name) in new[] { (Confidence.Usual, "inner"), (Confidence.Outer, "outer") })
        {
            Interval[] limits = [.. Enumerable.Range(1, Samples).Select(at => funnel.LimitsAt(SizeAt(at), level))];
            AppendCurve(svg, $"limit {name}", at => factor * limits[at - 1].Low);
            AppendCurve(svg, $"limit {name}", at => factor * limits[at - 1].High);
        }

        AppendCurve(svg, "centre", _ => factor * funnel.Target);
        foreach (FunnelPoint point in funnel.Points)
        {
            svg.Append(
                Mark(
                    RankOf(comparison, point.Code),
                    X(point.Denominator),
                    Y(factor * point.Value),
                    form == "wide"
                        ? page.Text.Format(
                            "map.area",
                            ("departement", page.NameOf(point.Code)),
                            ("value", words.WithUnit(factor * point.Value))
                        )
                        : null
                )
            );
        }

        return svg.Append("</svg>").ToString();

        double SizeAt(int sample) => sizes.High * sample / Samples;

        void AppendCurve(StringBuilder into, string name, Func<int, double> valueAt)
        {
            string command = "M";
            into.Append(CultureInfo.InvariantCulture, $"<path class=\"{name}\" d=\"");
            foreach (int at in Enumerable.Range(1, Samples))
            {
                double value = valueAt(at);
                if (value < values.Low || value > values.High)
                {
                    command = "M";
                    continue;
                }

                into.Append(command).Append(TrendChart.At(X(SizeAt(at)))).Append(' ').Append(TrendChart.At(Y(value)));
                command = "L";
            }

            into.Append("\"/>");
        }
    }

    /// <summary>Rank of the value a département holds, among all of the axis.</summary>
    public static int RankOf(AxisComparison comparison, string departement) =>
        comparison.Axis.Values.Index().First(each => each.Item.Code == comparison.ValueOf[departement]).Index;
}
