namespace Observatoire.Simulation;

/// <summary>A territory of a simulated département and its part in it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name: that of its largest commune.</param>
/// <param name="From">First month.</param>
/// <param name="To">Last month, or null.</param>
/// <param name="Weight">Its part of the population; those of a month add up to 1.</param>
/// <param name="Communes">What it is made of: communes, or parts of one, the largest first.</param>
public sealed record SimulatedTerritory(
    string Code,
    string Name,
    SimulatedMonth From,
    SimulatedMonth? To,
    double Weight,
    IReadOnlyList<string> Communes
)
{
    public bool Covers(SimulatedMonth month) =>
        From.Index <= month.Index && (To is not SimulatedMonth last || month.Index <= last.Index);
}

/// <summary>One value on an axis of the typology over some months.</summary>
public sealed record SimulatedValue(string Axis, string Value, SimulatedMonth From, SimulatedMonth? To);

/// <summary>A département of the simulation: what it is, its organisation over time, its reorganisation if it has one.</summary>
/// <param name="Seed">Seed of the simulation.</param>
/// <param name="Code">Its code.</param>
/// <param name="First">First month simulated.</param>
/// <param name="Inhabitants">Its population.</param>
/// <param name="Levels">The real figures it is drawn around.</param>
/// <param name="Context">Its circumstances.</param>
/// <param name="Territories">Every territory it ever has.</param>
/// <param name="Typology">Its organisation.</param>
/// <param name="Change">Its reorganisation, or null.</param>
public sealed record SimulatedDepartement(
    int Seed,
    string Code,
    SimulatedMonth First,
    long Inhabitants,
    RealLevels Levels,
    SimulatedContext Context,
    IReadOnlyList<SimulatedTerritory> Territories,
    IReadOnlyList<SimulatedValue> Typology,
    SimulatedReorganisation? Change
)
{
    /// <summary>Those that exist in the month, in the order of their codes.</summary>
    public IReadOnlyList<SimulatedTerritory> TerritoriesIn(SimulatedMonth month) =>
        [
            .. Territories
                .Where(territory => territory.Covers(month))
                .OrderBy(territory => territory.Code, StringComparer.Ordinal),
        ];

    public string ValueOf(string axis, SimulatedMonth month) =>
        Typology
            .First(each =>
                each.Axis == axis
                && each.From.Index <= month.Index
                && (each.To is not SimulatedMonth last || month.Index <= last.Index)
            )
            .Value;

    /// <summary>What its reorganisation has changed by then.</summary>
    public SimulatedEffect EffectIn(SimulatedMonth month) =>
        Change is null ? SimulatedEffect.None : Change.Effect.After(month.Index - Change.Month.Index + 1);

    /// <summary>A stream of chance of its own.</summary>
    public Chance About(params ReadOnlySpan<string> about) => Chance.About(Seed, [Code, .. about]);
}
