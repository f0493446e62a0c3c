using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Simulation;
using Observatoire.Statistics.Indicators;
using Observatoire.Support;

namespace Observatoire.Bench;

/// <summary>The first months of the simulated nation, before disclosure control.</summary>
internal static class SimulatedRelease
{
    private const string FirstMonth = "2026-01";

    private static string Nomenclature => Repository.Nomenclature;

    /// <summary>The rules of the service.</summary>
    public static DisclosureRules Rules { get; } = NomenclatureFolder.ReadDisclosureRules(Nomenclature);

    public static IReadOnlyList<IndicatorTable> Make(int months)
    {
        ReturnCheck check = new(NomenclatureFolder.Read(Nomenclature));
        ReferenceMonth first = ReferenceMonth.Parse(FirstMonth);
        SimulatedNation nation = new(
            SimulatedNomenclature.Read(Nomenclature),
            new SimulationRequest(
                SimulationRequest.DefaultSeed,
                SimulatedMonth.Parse(FirstMonth),
                SimulatedMonth.Parse(first.PlusMonths(months - 1).ToString()),
                0
            )
        );
        return [.. nation.Files().GroupBy(file => file.Month).Select(month => Read(check, month))];
    }

    private static IndicatorTable Read(ReturnCheck check, IGrouping<string, SimulatedFile> files)
    {
        ReferenceMonth month = ReferenceMonth.Parse(files.Key);
        NomenclatureEdition edition = check.Editions.InForce(month)!;
        SortedDictionary<string, DepartementFigures> figures = new(StringComparer.Ordinal);
        foreach (SimulatedFile file in files)
        {
            ReturnSession session = check.Begin(new ReturnAsk(file.Departement, month, month.PlusMonths(1)));
            ReturnFileReader.Read(file.Content, session);
            figures.Add(file.Departement, DepartementFigures.Extract(edition, session.Typed(month)!, ""));
        }

        return MonthAggregation.Compute(new MonthFigures(month, edition, figures), WholeRelease.Territorial);
    }
}
