using System.Text.Json;
using Observatoire.Support;

namespace Observatoire.Simulation.Tests;

public sealed class SimulationFolderTests
{
    [Fact]
    public void A_folder_has_returns_organisations_and_the_truth()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("observatoire-simulation-");
        try
        {
            (SimulatedMonth first, SimulatedMonth last) = SimulationRequest.Months("2026-02:2026-04");
            SimulationRequest request = new(SimulationRequest.DefaultSeed, first, last, 2);
            SimulatedNomenclature nomenclature = SimulatedNomenclature.Read(Repository.Nomenclature);
            SimulatedNation nation = new(nomenclature, request);

            Assert.Equal(303, SimulationFolder.Write(nation, nomenclature, request, folder.FullName));

            JsonElement truth = JsonDocument
                .Parse(File.ReadAllBytes(Path.Combine(folder.FullName, "truth.json")))
                .RootElement;
            Assert.Equal(2, truth.GetProperty("faults").GetArrayLength());
            JsonElement change = truth.GetProperty("reorganisations")[0];
            Assert.NotEqual(1, change.GetProperty("factors").GetProperty("delay").GetDouble());
            string departement = change.GetProperty("departement").GetString()!;
            JsonElement organisation = JsonDocument
                .Parse(File.ReadAllBytes(Path.Combine(folder.FullName, "organisations", departement + ".json")))
                .RootElement;
            Assert.Equal(
                change.GetProperty("month").GetString(),
                organisation.GetProperty("events")[0].GetProperty("month").GetString()
            );
            Assert.True(File.Exists(Path.Combine(folder.FullName, "returns", "2026-04", departement + ".csv")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
