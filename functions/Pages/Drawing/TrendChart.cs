using System.Globalization;

namespace Observatoire.Pages.Drawing;

/// <summary>Geometry of a line over months: points, runs without a hole, round ticks. Lengths are SVG units.</summary>
/// <remarks>A month without a value breaks the line. The value axis follows the values and need not start at zero.</remarks>
internal sealed class TrendChart
{
    /// <summary>Where the plot starts; the labels of the value axis stand before it.</summary>
    public const double PlotLeft = 84;

    private const double Right = 22;
    private const double Top = 30;
    private const double Bottom = 34;

    private readonly RoundAxis axis;
    private readonly int months;

    /// <param name="values">One a month, null where there is none.</param>
    /// <param name="apart">Months whose value is not comparable with the others: shown, but not on the line.</param>
    /// <param name="width">Width of the drawing.</param>
    /// <param name="height">Height of the drawing.</param>
    public TrendChart(IReadOnlyList<double?> values, IReadOnlySet<int> apart, double width, double height)
    {
        Width = width;
        Height = height;
        months = values.Count;
        axis = new RoundAxis([.. values.OfType<double>()]);
        Points =
        [
            .. values.Select(
                (value, index) => value is double known ? new TrendPoint(index, X(index), Y(known), known) : null
            ),
        ];
        Apart = [.. Points.OfType<TrendPoint>().Where(point => apart.Contains(point.Month))];
        Runs = [.. Split([.. Points.Select(point => point is null || apart.Contains(point.Month) ? null : point)])];
    }

    public double Width { get; }

    public double Height { get; }

    public double PlotRight => Width - Right;

    public double PlotBottom => Height - Bottom;

    /// <summary>Values of the horizontal lines, from the lowest.</summary>
    public IReadOnlyList<double> Ticks => axis.Ticks;

    public bool StartsAtZero => axis.Low == 0;

    /// <summary>Decimals that tell one tick from the next.</summary>
    public int TickDecimals => axis.Decimals;

    /// <summary>One a month, null where there is no value.</summary>
    public IReadOnlyList<TrendPoint?> Points { get; }

    /// <summary>Points that stand beside the line.</summary>
    public IReadOnlyList<TrendPoint> Apart { get; }

    /// <summary>Points that follow each other without a hole.</summary>
    public IReadOnlyList<IReadOnlyList<TrendPoint>> Runs { get; }

    public double X(int month) => months == 1 ? Width / 2 : PlotLeft + (PlotRight - PlotLeft) * month / (months - 1);

    public double Y(double value) => PlotBottom - (PlotBottom - Top) * axis.PartOf(value);

    /// <summary>A coordinate as SVG writes it.</summary>
    public static string At(double coordinate) => coordinate.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Path(IReadOnlyList<TrendPoint> run) =>
        "M" + string.Join("L", run.Select(point => $"{At(point.X)} {At(point.Y)}"));

    private static IEnumerable<IReadOnlyList<TrendPoint>> Split(IReadOnlyList<TrendPoint?> points)
    {
        List<TrendPoint> run = [];
        foreach (TrendPoint? point in points)
        {
            if (point is not null)
            {
                run.Add(point);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }
}

/// <summary>One month of a trend: its rank, its place and its value.</summary>
internal sealed record TrendPoint(int Month, double X, double Y, double Value);
