using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Observatoire.Pages.Drawing;
using Observatoire.Statistics.Comparison;
using Observatoire.Statistics.Reorganisations;

namespace Observatoire.Pages.Components;

/// <summary>The SVG of the months around an event: difference with the others and its interval, before and after.</summary>
internal static class EventDrawing
{
    private const double Left = 72;
    private const double Right = 18;
    private const double Top = 14;
    private const double Bottom = 34;
    private const int WideEvery = 3;
    private const int NarrowEvery = 6;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="page">The page it is on.</param>
    /// <param name="months">At least one.</param>
    /// <param name="words">Of the outcome.</param>
    /// <param name="form"><c>wide</c> or <c>narrow</c>: which of the two the stylesheet shows.</param>
    /// <param name="title">Accessible name.</param>
    public static string Write(
        PageContext page,
        IReadOnlyList<EventStudyMonth> months,
        EffectWords words,
        string form,
        string title
    )
    {
        (double width, double height) = form == "wide" ? (740d, 320d) : (360d, 260d);
        RoundAxis values = new([
            0,
            .. months
                .SelectMany(month => new[] { month.Effect, month.Interval?.Low, month.Interval?.High })
                .OfType<double>()
                .Where(double.IsFinite)
                .Select(words.Shown),
        ]);
        int first = months[0].FromEvent;
        double span = Math.Max(1, months[^1].FromEvent - first);
        double X(double month) => Left + 10 + (width - Left - Right - 20) * (month - first) / span;
        double Y(double value) => height - Bottom - (height - Top - Bottom) * values.PartOf(value);
        StringBuilder svg = new();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg class=\"trend event {form}\" viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{Encoder.Encode(title)}</title>"
        );
        foreach (double tick in values.Ticks)
        {
            svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<path class=\"{(Math.Abs(tick) < 1e-9 ? "zero" : "grid-line")}\" d=\"M{Left} {TrendChart.At(Y(tick))}H{TrendChart.At(width - Right)}\"/>"
                )
                .Append(
                    MapLabel.Write(page.Language.Number(tick, values.Decimals), Left - 8, Y(tick) + 4, "tick-value")
                );
        }

        if (first < 0)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"event-line\" d=\"M{TrendChart.At(X(-0.5))} {Top}V{TrendChart.At(height - Bottom)}\"/>"
            );
        }

        int every = form == "wide" ? WideEvery : NarrowEvery;
        foreach (EventStudyMonth month in months)
        {
            double x = X(month.FromEvent);
            if (month.FromEvent % every == 0)
            {
                svg.Append(
                    MapLabel.Write(page.Language.Signed(month.FromEvent, 0), x, height - Bottom + 22, "tick-month")
                );
            }

            if (month.Interval is Interval interval)
            {
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<path class=\"whisker\" d=\"M{TrendChart.At(x)} {TrendChart.At(Y(words.Shown(interval.Low)))}V{TrendChart.At(Y(words.Shown(interval.High)))}\"/>"
                );
            }

            if (month.Effect is double effect)
            {
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<circle class=\"{(month.FromEvent < 0 ? "dot partial" : "dot")}\" cx=\"{TrendChart.At(x)}\" cy=\"{TrendChart.At(Y(words.Shown(effect)))}\" r=\"4.5\"/>"
                );
            }
        }

        return svg.Append("</svg>").ToString();
    }
}
