using System.Security.Cryptography;
using Observatoire.Local.Demonstration;

namespace Observatoire.Local.Simulation;

/// <summary>Simulated returns and organisations as the runner loads them.</summary>
internal static class SimulatedDemonstration
{
    /// <param name="appFolder">The staged application, whose nomenclature the returns follow.</param>
    public static DemonstrationReturns Make(string appFolder)
    {
        (SimulatedMonth first, SimulatedMonth last) = SimulationRequest.Months(LocalRunnerOptions.SimulatedMonths);
        SimulatedNation nation = new(
            SimulatedNomenclature.Read(appFolder),
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
}
