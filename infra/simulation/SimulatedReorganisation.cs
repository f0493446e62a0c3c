namespace Observatoire.Simulation;

/// <summary>What a reorganisation changes in the figures, as factors reached six months after it.</summary>
/// <param name="Delay">Of the wait for a first appointment.</param>
/// <param name="Load">Of the cases open at the end of the month.</param>
/// <param name="Coverage">Of the requests of new households and of the visits to reception.</param>
/// <param name="Cost">Of staff and running costs.</param>
public sealed record SimulatedEffect(double Delay, double Load, double Coverage, double Cost)
{
    private const double Ramp = 6;

    public static SimulatedEffect None { get; } = new(1, 1, 1, 1);

    /// <summary>The part of the effect that is there some months after the event: none before it, all after the ramp.</summary>
    public SimulatedEffect After(int months)
    {
        double reached = Math.Clamp(months / Ramp, 0, 1);
        double Part(double factor) => 1 + (factor - 1) * reached;
        return new SimulatedEffect(Part(Delay), Part(Load), Part(Coverage), Part(Cost));
    }
}

/// <summary>A reorganisation of a simulated département, and its effect.</summary>
/// <param name="Type">Type of event of the typology.</param>
/// <param name="Month">First month of the new state.</param>
/// <param name="Before">Territories that end; empty when none does.</param>
/// <param name="After">Territories that begin; empty when none does.</param>
/// <param name="Effect">What it changes.</param>
/// <param name="OneOffCost">Cost in euros in each of its first three months.</param>
public sealed record SimulatedReorganisation(
    string Type,
    SimulatedMonth Month,
    IReadOnlyList<string> Before,
    IReadOnlyList<string> After,
    SimulatedEffect Effect,
    long OneOffCost
)
{
    /// <summary>The effect of each type of event: what an analysis of the figures should find again.</summary>
    public static IReadOnlyDictionary<string, SimulatedEffect> Effects { get; } =
        new Dictionary<string, SimulatedEffect>(StringComparer.Ordinal)
        {
            ["REDEC"] = new(1.10, 1.00, 1.02, 1.03),
            ["FUSION"] = new(1.15, 1.03, 0.97, 0.97),
            ["DECONC"] = new(0.85, 0.99, 1.02, 1.01),
            ["POLCH"] = new(0.90, 1.03, 1.03, 1.00),
            ["SECCH"] = new(0.92, 1.00, 1.02, 1.00),
            ["ACAOUV"] = new(0.75, 0.96, 1.04, 1.02),
            ["SSTCH"] = new(0.95, 0.96, 1.00, 1.05),
            ["PSTSIG"] = new(0.97, 1.00, 1.02, 1.00),
        };
}
