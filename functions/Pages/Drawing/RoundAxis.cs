namespace Observatoire.Pages.Drawing;

/// <summary>An axis of numbers with round ticks: it holds all its values and need not start at zero.</summary>
internal sealed class RoundAxis
{
    private const int WantedSteps = 4;

    /// <param name="values">What it must hold; from 0 to 1 when there is none.</param>
    public RoundAxis(IReadOnlyCollection<double> values)
    {
        double least = values.Count == 0 ? 0 : values.Min();
        double most = values.Count == 0 ? 1 : values.Max();
        double span = most > least ? most - least : Math.Max(Math.Abs(most), 1) * 0.1;
        double rough = span / WantedSteps;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step =
            power
            * (rough / power) switch
            {
                <= 1 => 1,
                <= 2 => 2,
                <= 5 => 5,
                _ => 10,
            };
        Low = Math.Floor(least / step) * step;
        double top = Math.Ceiling(most / step) * step;
        High = top > Low ? top : Low + step;
        Ticks = [.. Enumerable.Range(0, (int)Math.Round((High - Low) / step) + 1).Select(index => Low + index * step)];
        Decimals = step >= 1 ? 0 : (int)Math.Ceiling(-Math.Log10(step) - 1e-9);
    }

    public double Low { get; }

    public double High { get; }

    /// <summary>From the lowest.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Decimals that tell one tick from the next.</summary>
    public int Decimals { get; }

    /// <summary>Part of the way from the low end to the high one.</summary>
    public double PartOf(double value) => (value - Low) / (High - Low);
}
