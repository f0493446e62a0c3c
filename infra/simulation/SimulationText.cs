using System.Globalization;
using System.Text.Json;

namespace Observatoire.Simulation;

/// <summary>The French words of simulated returns and organisations, from SimulationText.fr.json.</summary>
internal sealed record SimulationText
{
    public static SimulationText Current { get; } = Load();

    /// <summary>What a département writes beside a figure that its reorganisation has moved.</summary>
    public required string ReorganisationComment { get; init; }

    /// <summary>What is said of an indicator that no class draws: {0} is its code, {1} that of the rule.</summary>
    public required string NotDrawn { get; init; }

    public string CannotDraw(string indicator, string rule) =>
        string.Format(CultureInfo.InvariantCulture, NotDrawn, indicator, rule);

    private static SimulationText Load()
    {
        using Stream text = typeof(SimulationText).Assembly.GetManifestResourceStream("SimulationText.fr.json")!;
        return JsonSerializer.Deserialize<SimulationText>(text)!;
    }
}
