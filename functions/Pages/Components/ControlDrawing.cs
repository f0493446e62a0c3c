using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Observatoire.Pages.Drawing;
using Observatoire.Pages.Outcomes;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Pages.Components;

/// <summary>The SVG of a control chart: months, baselines with their centre and limits, signals, trend, reorganisations.</summary>
internal sealed class ControlDrawing
{
    private const double Left = 72;
    private const double Right = 18;
    private const double Top = 14;
    private const double Bottom = 34;
    private const int WideLabels = 8;
    private const double HalfLabel = 36;
    private const int NarrowLabels = 3;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly PageContext page;
    private readonly ControlSeries series;
    private readonly IReadOnlyList<ControlPoint> points;
    private readonly RoundAxis values;
    private readonly bool isWide;
    private readonly double width;
    private readonly double height;
    private readonly StringBuilder svg = new();

    private ControlDrawing(PageContext page, ControlSeries series, string form)
    {
        this.page = page;
        this.series = series;
        points = series.Chart.Points;
        isWide = form == "wide";
        (width, height) = isWide ? (740d, 300d) : (360d, 260d);
        values = new RoundAxis([
            .. points.Select(point => point.Value).OfType<double>(),
            .. series
                .Chart.Phases.Where(phase => phase.Limits is not null)
                .SelectMany(phase => new[] { phase.Limits!.Natural.Low, phase.Limits.Natural.High }),
        ]);
    }

    /// <param name="page">The page it is on.</param>
    /// <param name="series">At least one month of it is known.</param>
    /// <param name="form"><c>wide</c> or <c>narrow</c>: which of the two the stylesheet shows.</param>
    /// <param name="title">Accessible name.</param>
    public static string Write(PageContext page, ControlSeries series, string form, string title) =>
        new ControlDrawing(page, series, form).Write(form, title);

    private string Write(string form, string title)
    {
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg class=\"trend control {form}\" viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{Encoder.Encode(title)}</title>"
        );
        foreach (ControlPhase phase in series.Chart.Phases.Where(phase => phase.Limits is not null))
        {
            Baseline(phase);
        }

        Axes();
        foreach (ControlPhase phase in series.Chart.Phases)
        {
            Phase(phase);
        }

        Line("line", [.. points.Select(point => point.Value)]);
        Line("tendency", series.Trend);
        Points();
        return svg.Append("</svg>").ToString();
    }

    private void Baseline(ControlPhase phase)
    {
        int[] known = [.. PlacesOf(phase).Where(at => points[at].Value is not null)];
        double from = X(known[0] - 0.5);
        double to = X(known[ControlSeries.Baseline - 1] + 0.5);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path class=\"baseline\" d=\"M{At(from)} {Top}H{At(to)}V{At(height - Bottom)}H{At(from)}z\"/>"
        );
    }

    private void Axes()
    {
        foreach (double tick in values.Ticks)
        {
            svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<path class=\"grid-line\" d=\"M{Left} {At(Y(tick))}H{At(width - Right)}\"/>"
                )
                .Append(
                    MapLabel.Write(page.Language.Number(tick, values.Decimals), Left - 8, Y(tick) + 4, "tick-value")
                );
        }

        int every = Math.Max(1, (int)Math.Ceiling(points.Count / (double)(isWide ? WideLabels : NarrowLabels)));
        for (int at = 0; at < points.Count; at += every)
        {
            svg.Append(
                MapLabel.Write(
                    page.Text.ShortMonth(points[at].Month),
                    Math.Min(X(at), width - HalfLabel),
                    height - Bottom + 22,
                    "tick-month"
                )
            );
        }
    }

    /// <summary>Its centre and its limits over all of its months, and the line where it begins.</summary>
    private void Phase(ControlPhase phase)
    {
        int[] places = [.. PlacesOf(phase)];
        (double from, double to) = (X(places[0] - 0.5), X(places[^1] + 0.5));
        if (phase.Rebase is not null)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"event-line\" d=\"M{At(from)} {Top}V{At(height - Bottom)}\"/>"
            );
        }

        if (phase.Limits is ControlLimits limits)
        {
            (double low, double high) = (Y(limits.Natural.Low), Y(limits.Natural.High));
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"centre\" d=\"M{At(from)} {At(Y(limits.Centre))}H{At(to)}\"/>"
                    + $"<path class=\"limit inner\" d=\"M{At(from)} {At(low)}H{At(to)}M{At(from)} {At(high)}H{At(to)}\"/>"
            );
        }
    }

    /// <summary>A month without a value breaks the line, and so does a rebase: what is on its two sides is not one series.</summary>
    private void Line(string name, IReadOnlyList<double?> line)
    {
        string command = "M";
        StringBuilder path = new();
        for (int at = 0; at < line.Count; at++)
        {
            if (line[at] is double value)
            {
                command = at > 0 && points[at].Phase != points[at - 1].Phase ? "M" : command;
                path.Append(command).Append(At(X(at))).Append(' ').Append(At(Y(value)));
            }

            command = line[at] is null ? "M" : "L";
        }

        if (path.Length > 0)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{name}\" d=\"{path}\"/>");
        }
    }

    private void Points()
    {
        foreach (
            (bool isSignal, string name, string mark) in new[]
            {
                (false, "points", "h0"),
                (true, "signals", "m0-7l7 7l-7 7l-7-7z"),
            }
        )
        {
            string path = string.Concat(
                points
                    .Index()
                    .Where(each => each.Item.Value is not null && each.Item.Signals.Count > 0 == isSignal)
                    .Select(each => $"M{At(X(each.Index))} {At(Y(each.Item.Value!.Value))}{mark}")
            );
            if (path.Length > 0)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{name}\" d=\"{path}\"/>");
            }
        }
    }

    private IEnumerable<int> PlacesOf(ControlPhase phase) =>
        points.Index().Where(each => each.Item.Phase == phase).Select(each => each.Index);

    private double X(double place) => Left + (width - Left - Right) * (place + 0.5) / points.Count;

    private double Y(double value) => height - Bottom - (height - Top - Bottom) * values.PartOf(value);

    private static string At(double coordinate) => TrendChart.At(coordinate);
}
