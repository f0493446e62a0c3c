namespace Observatoire.Simulation;

/// <summary>What a reorganisation changes in the figures, as factors reached six months after it.</summary>
/// <param name="Delay">Of the wait for a first appointment.</param>
/// <param name="Followed">Of the households followed.</param>
/// <param name="Workers">Of the posts.</param>
/// <param name="Requests">Of the requests of new households and of the visits to reception.</param>
/// <param name="Price">Of what a post costs.</param>
/// <param name="Outsourced">Of the measures entrusted to others, which are paid for.</param>
public sealed record SimulatedEffect(
    double Delay,
    double Followed,
    double Workers,
    double Requests,
    double Price,
    double Outsourced
)
{
    private const double Ramp = 6;

    public static SimulatedEffect None { get; } = new(1, 1, 1, 1, 1, 1);

    /// <summary>The part of the effect that is there some months after the event: none before it, all after the ramp.</summary>
    public SimulatedEffect After(int months) => Times(Math.Clamp(months / Ramp, 0, 1));

    /// <summary>The same effect, smaller or larger.</summary>
    public SimulatedEffect Times(double strength)
    {
        double Part(double factor) => 1 + (factor - 1) * strength;
        return new SimulatedEffect(
            Part(Delay),
            Part(Followed),
            Part(Workers),
            Part(Requests),
            Part(Price),
            Part(Outsourced)
        );
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
    /// <summary>What each type of event changes where it changes anything: the signing of a project changes no figure.</summary>
    public static IReadOnlyDictionary<string, SimulatedEffect> Effects { get; } =
        new Dictionary<string, SimulatedEffect>(StringComparer.Ordinal)
        {
            ["REDEC"] = new(0.82, 1.06, 1.02, 1.02, 1.00, 1),
            ["FUSION"] = new(1.30, 0.90, 0.86, 0.95, 1.00, 1),
            ["DECONC"] = new(0.76, 1.02, 1.00, 1.03, 1.02, 1),
            ["POLCH"] = new(0.80, 1.14, 1.00, 1.05, 1.00, 1),
            ["SECCH"] = new(0.78, 1.00, 1.00, 1.02, 1.00, 1),
            ["ACAOUV"] = new(0.66, 0.95, 1.03, 1.10, 0.98, 1),
            ["SSTCH"] = new(0.90, 0.84, 1.00, 1.00, 1.00, 9),
            ["PSTSIG"] = SimulatedEffect.None,
        };
}
