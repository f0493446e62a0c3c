using System.Security.Cryptography;
using Observatoire.Simulation;

namespace Observatoire.Local.Demonstration;

/// <summary>Simulated returns and organisations as the runner loads them.</summary>
internal static class SimulatedDemonstration
{
    /// <param name="appFolder">The staged application, whose nomenclature the returns follow.</param>
    public static DemonstrationReturns Make(string appFolder)
    {
        (SimulatedMonth first, SimulatedMonth last) = SimulationRequest.Months(SimulationRequest.DefaultMonths);
        SimulatedNation nation = new(
            ReadNomenclature(appFolder),
            new SimulationRequest(SimulationRequest.DefaultSeed, first, last, 0)
        );
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        List<DemonstrationReturn> returns = [];
        foreach (SimulatedFile file in nation.Files())
        {
            hash.AppendData(file.Content);
            returns.Add(new DemonstrationReturn(file.Departement, file.Month, file.Content));
        }

        return new DemonstrationReturns(returns, Convert.ToHexStringLower(hash.GetHashAndReset()))
        {
            Organisations = nation.Departements.ToDictionary(
                departement => departement.Code,
                SimulationFolder.Organisation,
                StringComparer.Ordinal
            ),
        };
    }

    /// <exception cref="RunnerException">When the staged application holds no nomenclature.</exception>
    public static SimulatedNomenclature ReadNomenclature(string appFolder)
    {
        string folder = Path.Combine(appFolder, "nomenclature");
        return Directory.Exists(folder)
            ? SimulatedNomenclature.Read(folder)
            : throw new RunnerException(RunnerText.Current.HostJsonMissing, folder);
    }
}
