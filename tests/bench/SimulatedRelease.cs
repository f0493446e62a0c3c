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

    public static IReadOnlyList<IndicatorTable> Make(int months) =>
        [.. Figures(FirstMonth, months).Select(month => MonthAggregation.Compute(month, WholeRelease.Territorial))];

    /// <summary>The months of the nation one after the other, as the service reads them.</summary>
    public static IEnumerable<MonthFigures> Figures(string first, int months)
    {
        ReturnCheck check = new(NomenclatureFolder.Read(Nomenclature));
        return Nation(first, months).Files().GroupBy(file => file.Month).Select(month => Read(check, month));
    }

    public static SimulatedNation Nation(string first, int months) =>
        new(
            SimulatedNomenclature.Read(Nomenclature),
            new SimulationRequest(
                SimulationRequest.DefaultSeed,
                SimulatedMonth.Parse(first),
                SimulatedMonth.Parse(ReferenceMonth.Parse(first).PlusMonths(months - 1).ToString()),
                0
            )
        );

    private static MonthFigures Read(ReturnCheck check, IGrouping<string, SimulatedFile> files)
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

        return new MonthFigures(month, edition, figures);
    }
}
