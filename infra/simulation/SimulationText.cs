using System.Globalization;
using System.Text.Json;

namespace Observatoire.Simulation;

/// <summary>The French words of simulated returns and organisations, from SimulationText.fr.json.</summary>
internal sealed record SimulationText
{
    public static SimulationText Current { get; } = Load();

    /// <summary>Name of a territory; {0} is its number.</summary>
    public required string TerritoryName { get; init; }

    /// <summary>What a département writes beside a figure that its reorganisation has moved.</summary>
    public required string ReorganisationComment { get; init; }

    public string NameOf(int territory) => string.Format(CultureInfo.InvariantCulture, TerritoryName, territory);

    private static SimulationText Load()
    {
        using Stream text = typeof(SimulationText).Assembly.GetManifestResourceStream("SimulationText.fr.json")!;
        return JsonSerializer.Deserialize<SimulationText>(text)!;
    }
}
