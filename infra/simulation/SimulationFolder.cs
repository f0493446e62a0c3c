using System.Text.Encodings.Web;
using System.Text.Json;

namespace Observatoire.Simulation;

/// <summary>Writes a simulation to a folder: a file a return, an organisation a département, and the truth behind them.</summary>
/// <remarks><c>returns/{month}/{departement}.csv</c>, <c>organisations/{departement}.json</c>, <c>truth.json</c>.</remarks>
public static class SimulationFolder
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>Number of returns written.</returns>
    public static int Write(
        SimulatedNation simulation,
        SimulatedNomenclature nomenclature,
        SimulationRequest request,
        string folder
    )
    {
        string organisations = Directory.CreateDirectory(Path.Combine(folder, "organisations")).FullName;
        foreach (SimulatedDepartement departement in simulation.Departements)
        {
            File.WriteAllBytes(Path.Combine(organisations, departement.Code + ".json"), Organisation(departement));
        }

        List<InjectedFault> faults = [];
        int count = 0;
        foreach (SimulatedFile file in simulation.Files())
        {
            string month = Directory.CreateDirectory(Path.Combine(folder, "returns", file.Month)).FullName;
            File.WriteAllBytes(Path.Combine(month, file.Departement + ".csv"), file.Content);
            faults.AddRange(file.Fault is null ? [] : [file.Fault]);
            count++;
        }

        File.WriteAllBytes(Path.Combine(folder, "truth.json"), Truth(simulation, nomenclature, request, faults));
        return count;
    }

    /// <summary>The organisation of a département, as the API takes it.</summary>
    public static byte[] Organisation(SimulatedDepartement departement) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                territories = departement.Territories.Select(each => new
                {
                    each.Code,
                    each.Name,
                    From = each.From.ToString(),
                    To = each.To?.ToString(),
                    each.Communes,
                }),
                typology = departement.Typology.Select(each => new
                {
                    each.Axis,
                    each.Value,
                    From = each.From.ToString(),
                    To = each.To?.ToString(),
                    Evidence = (string?)null,
                }),
                events = (
                    departement.Change is SimulatedReorganisation change
                        ? [change]
                        : Array.Empty<SimulatedReorganisation>()
                ).Select(each => new
                {
                    each.Type,
                    Month = each.Month.ToString(),
                    each.Before,
                    each.After,
                }),
            },
            Json
        );

    private static byte[] Truth(
        SimulatedNation simulation,
        SimulatedNomenclature nomenclature,
        SimulationRequest request,
        IReadOnlyList<InjectedFault> faults
    ) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                simulated = true,
                request.Seed,
                First = request.First.ToString(),
                Last = request.Last.ToString(),
                monthsToFullEffect = 6,
                reorganisations = simulation
                    .Departements.Where(each => each.Change is not null)
                    .Select(each =>
                    {
                        SimulatedTruth truth = SimulatedTruth.Tell(nomenclature, each, request.Last);
                        return new
                        {
                            departement = each.Code,
                            each.Change!.Type,
                            Month = each.Change.Month.ToString(),
                            factors = each.Change.Effect,
                            truth.Effects,
                            truth.Costs,
                        };
                    }),
                faults,
            },
            Json
        );
}
