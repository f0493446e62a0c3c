namespace Observatoire.Simulation;

/// <summary>The figures of one area in one month, by the cells of the nomenclature, in the unit each is written in.</summary>
/// <param name="nomenclature">The cells.</param>
internal sealed class SimulatedArea(SimulatedNomenclature nomenclature)
{
    private const long Absent = long.MinValue;

    private readonly long[] values = [.. Enumerable.Repeat(Absent, nomenclature.Cells.Count)];

    /// <summary>The total of a code, in its smallest unit: ones, tenths or hundredths.</summary>
    public long this[string code]
    {
        get => values[nomenclature.PlaceOf(code)];
        set => values[nomenclature.PlaceOf(code)] = value;
    }

    public bool Has(int cell) => values[cell] != Absent;

    public bool Has(string code) => Has(nomenclature.PlaceOf(code));

    public long At(int cell) => values[cell];

    /// <summary>The parts of a code, in the order of the categories.</summary>
    public ReadOnlySpan<long> Parts(string code, string breakdown) =>
        values.AsSpan(nomenclature.PlaceOf(code, breakdown), nomenclature.Categories[breakdown].Length);

    public void SetParts(string code, string breakdown, ReadOnlySpan<long> parts) =>
        parts.CopyTo(values.AsSpan(nomenclature.PlaceOf(code, breakdown), parts.Length));

    /// <summary>Adds the figures of a territory where the département has none of its own.</summary>
    public void AddMissing(IReadOnlyList<SimulatedArea> territories)
    {
        for (int cell = 0; cell < values.Length; cell++)
        {
            if (values[cell] == Absent && territories[0].values[cell] != Absent)
            {
                values[cell] = territories.Sum(territory => territory.values[cell]);
            }
        }
    }
}
