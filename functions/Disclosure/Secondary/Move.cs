namespace Observatoire.Disclosure.Secondary;

/// <summary>Differences from the true values that break nothing public.</summary>
internal sealed class Move
{
    // The solver's rounding: amounts asked are whole units.
    private const double Tolerance = 1e-6;

    private readonly Dictionary<int, double> differences;
    private readonly HashSet<string> insiders;

    /// <param name="space">The cells and rows.</param>
    /// <param name="differences">Those that are not zero, by place.</param>
    public Move(MoveSpace space, IEnumerable<(int Cell, double Difference)> differences)
    {
        this.differences = differences.ToDictionary(pair => pair.Cell, pair => pair.Difference);
        insiders = this
            .differences.Keys.Select(cell => space.Cells[cell].KnownTo)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Those who know a cell that moves: to them it is impossible.</summary>
    public IReadOnlySet<string> Insiders => insiders;

    public bool Meets(Requirement requirement) =>
        differences.TryGetValue(requirement.Cell, out double difference)
        && difference * requirement.Direction >= requirement.Amount - Tolerance;

    /// <summary>True when no published cell moves.</summary>
    public bool IsWithin(bool[] withheld)
    {
        foreach (int cell in differences.Keys)
        {
            if (!withheld[cell])
            {
                return false;
            }
        }

        return true;
    }
}
