using System.Security.Cryptography;
using System.Text;
using Observatoire.Local.Demonstration;

namespace Observatoire.Local.Simulation;

/// <summary>Simulated returns as the runner loads them: the figures of whole départements.</summary>
/// <remarks>Lines of territories are left out: a territory is only received once its département has declared it.</remarks>
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
            byte[] content = WholeOnly(file.Content);
            hash.AppendData(content);
            returns.Add(new DemonstrationReturn(file.Departement, file.Month, content));
        }

        return new DemonstrationReturns(returns, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static byte[] WholeOnly(byte[] content) =>
        Encoding.UTF8.GetBytes(
            string.Join(
                '\n',
                Encoding
                    .UTF8.GetString(content)
                    .Split('\n')
                    .Where(line => line.Length == 0 || line.Split(';', 4)[2] is "" or "territoire")
            )
        );
}
