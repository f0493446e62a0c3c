namespace Observatoire.Simulation;

/// <summary>The figures of one territory in one month, in hundredths, by what they are.</summary>
/// <param name="nomenclature">The categories.</param>
internal sealed class TerritoryFigures(SimulatedNomenclature nomenclature)
{
    private readonly Dictionary<SimulatedCell, long> hundredths = [];

    public IReadOnlyDictionary<SimulatedCell, long> Hundredths => hundredths;

    /// <summary>The total of a code, in its unit.</summary>
    public long this[string code] => hundredths[new SimulatedCell(code, "", "")] / 100;

    /// <summary>The parts of a code, in its unit, in the order of the categories.</summary>
    public long[] Parts(string code, string breakdown) =>
        [
            .. nomenclature
                .Categories[breakdown]
                .Select(each => hundredths[new SimulatedCell(code, breakdown, each)] / 100),
        ];

    public void SetTotal(string code, long total) => hundredths[new SimulatedCell(code, "", "")] = total * 100;

    /// <summary>Sets the total and its parts, which make it.</summary>
    public void Set(string code, string breakdown, IReadOnlyList<long> parts) =>
        SetHundredths(code, breakdown, [.. parts.Select(part => part * 100)]);

    public void SetHundredths(string code, string breakdown, IReadOnlyList<long> parts)
    {
        string[] categories = nomenclature.Categories[breakdown];
        for (int at = 0; at < categories.Length; at++)
        {
            hundredths[new SimulatedCell(code, breakdown, categories[at])] = parts[at];
        }

        hundredths[new SimulatedCell(code, "", "")] = parts.Sum();
    }

    public void SetTotalHundredths(string code, long total) => hundredths[new SimulatedCell(code, "", "")] = total;

    /// <summary>Adds the figures of a territory to those of the whole département.</summary>
    public void Add(TerritoryFigures part)
    {
        foreach ((SimulatedCell cell, long value) in part.hundredths)
        {
            hundredths[cell] = hundredths.GetValueOrDefault(cell) + value;
        }
    }
}
