using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Observatoire.Editions.Time;
using Observatoire.Pages.Drawing;

namespace Observatoire.Pages.Components;

/// <summary>The SVG of a trend. Colours and sizes of text are the stylesheet's.</summary>
internal static class TrendDrawing
{
    private const int WideTickCount = 6;
    private const double LabelWidth = 80;
    private const int NarrowTickCount = 3;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(PageContext page, TrendModel trend, TrendChart chart, string form, string title)
    {
        StringBuilder svg = new();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg class=\"trend {form}\" viewBox=\"0 0 {TrendChart.At(chart.Width)} {TrendChart.At(chart.Height)}\" role=\"img\">"
        );
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Encoder.Encode(title)}</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<desc>{Encoder.Encode(Description(page, chart))}</desc>");
        AppendValueAxis(svg, page, chart);
        AppendMonths(svg, page, trend.Months, chart, form == "wide" ? WideTickCount : NarrowTickCount);
        AppendLine(svg, page, trend, chart);
        return svg.Append("</svg>").ToString();
    }

    private static string Description(PageContext page, TrendChart chart) =>
        chart.StartsAtZero
            ? page.Text["trend.description"]
            : $"{page.Text["trend.description"]} {page.Text["trend.axis"]}";

    private static void AppendValueAxis(StringBuilder svg, PageContext page, TrendChart chart)
    {
        foreach (double tick in chart.Ticks)
        {
            string y = TrendChart.At(chart.Y(tick));
            svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<path class=\"grid-line\" d=\"M{TrendChart.At(TrendChart.PlotLeft)} {y}H{TrendChart.At(chart.PlotRight)}\"/>"
                )
                .Append(
                    MapLabel.Write(
                        page.Language.Number(tick, chart.TickDecimals),
                        TrendChart.PlotLeft - 8,
                        chart.Y(tick) + 4,
                        "tick-value"
                    )
                );
        }
    }

    private static void AppendMonths(
        StringBuilder svg,
        PageContext page,
        IReadOnlyList<ReferenceMonth> months,
        TrendChart chart,
        int wanted
    )
    {
        int every = (int)Math.Ceiling(months.Count / (double)wanted);
        for (int index = 0; index < months.Count; index += every)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"tick\" d=\"M{TrendChart.At(chart.X(index))} {TrendChart.At(chart.PlotBottom)}v5\"/>"
            );
            svg.Append(
                MapLabel.Write(
                    page.Text.ShortMonth(months[index]),
                    chart.X(index),
                    chart.PlotBottom + 22,
                    index == 0 ? "tick-month first" : "tick-month"
                )
            );
        }
    }

    private static void AppendLine(StringBuilder svg, PageContext page, TrendModel trend, TrendChart chart)
    {
        foreach (IReadOnlyList<TrendPoint> run in chart.Runs.Where(run => run.Count > 1))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"line\" d=\"{TrendChart.Path(run)}\"/>");
        }

        foreach (TrendPoint point in chart.Runs.Where(run => run.Count == 1).Select(run => run[0]))
        {
            AppendDot(svg, point, "dot");
        }

        foreach (TrendPoint point in chart.Apart)
        {
            AppendDot(svg, point, "dot partial");
        }

        if (chart.Points.OfType<TrendPoint>().LastOrDefault() is TrendPoint last)
        {
            AppendDot(svg, last, chart.Apart.Contains(last) ? "dot partial" : "dot");
            svg.Append(
                MapLabel.Write(
                    page.Words.Number(last.Value, trend.Indicator, trend.Measure),
                    last.X,
                    HighestBefore(chart, last) - 12,
                    trend.Months.Count == 1 ? "last-value alone" : "last-value"
                )
            );
        }
    }

    /// <summary>The label of the last point stands above the line it would otherwise cross.</summary>
    private static double HighestBefore(TrendChart chart, TrendPoint last) =>
        chart.Points.OfType<TrendPoint>().Where(point => point.X > last.X - LabelWidth).Min(point => point.Y);

    private static void AppendDot(StringBuilder svg, TrendPoint point, string className) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<circle class=\"{className}\" cx=\"{TrendChart.At(point.X)}\" cy=\"{TrendChart.At(point.Y)}\" r=\"4.5\"/>"
        );
}
