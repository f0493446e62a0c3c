using System.Diagnostics;
using Observatoire.Disclosure.Primary;
using Observatoire.Disclosure.Releases;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Local.Simulation;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Time;

namespace Observatoire.Bench;

internal static class ReleaseSuite
{
    public static IEnumerable<Figure> Run()
    {
        string nomenclature = Path.Combine(AppContext.BaseDirectory, "nomenclature");
        EditionSeries editions = NomenclatureFolder.Read(nomenclature);
        ReturnCheck check = new(editions);
        DisclosureRules rules = DisclosureRules.Parse(File.ReadAllBytes(Path.Combine(nomenclature, "disclosure.json")));
        (SimulatedMonth first, SimulatedMonth last) = SimulationRequest.Months(
            Environment.GetEnvironmentVariable("MONTHS") ?? "2026-01:2026-02"
        );
        SimulatedNation nation = new(
            SimulatedNomenclature.Read(AppContext.BaseDirectory),
            new SimulationRequest(2026, first, last, 0)
        );
        List<ReleaseMonth> months = [];
        foreach (IGrouping<string, SimulatedFile> month in nation.Files().GroupBy(file => file.Month))
        {
            ReferenceMonth named = ReferenceMonth.Parse(month.Key);
            NomenclatureEdition edition = editions.InForce(named)!;
            SortedDictionary<string, DepartementFigures> figures = new(StringComparer.Ordinal);
            foreach (SimulatedFile file in month)
            {
                ReturnSession session = check.Begin(new ReturnAsk(file.Departement, named, named.PlusMonths(1)));
                ReturnFileReader.Read(file.Content, session);
                figures.Add(file.Departement, DepartementFigures.Of(edition, session.Typed(named)!, ""));
            }

            months.Add(
                new(
                    named,
                    edition,
                    new IndicatorTable(MonthAggregation.Compute(edition, named, new MonthFigures(edition.Period.Id, figures)).Cells.Where(p => p.Key.Area.Level != AreaLevel.Territory || p.Key.Indicator is "SUI_CHG" or "SUI_CPX" or "SUI_FIN"))
                )
            );
        }

        long start = Stopwatch.GetTimestamp();
        ProtectedRelease release = ReleaseProtection.Protect(months, [], rules);
        double ms = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Console.WriteLine(
            $"{months.Count} months {ms:0} ms; faults {release.Audit.Faults.Length}; cells {release.Audit.Cells.Length}; narrowest {release.Certificate.NarrowestWidth}"
        );
        foreach (var l in release.Certificate.Levels)
            Console.WriteLine(l);
        foreach (var f in release.Audit.Faults.Take(20))
            Console.WriteLine(f);
        foreach (
            var g in release
                .Withheld[months[0].Month]
                .GroupBy(n => string.Join('|', n.Split('|')[1..4]))
                .OrderByDescending(g => g.Count())
                .Take(60)
        )
            Console.WriteLine($"{g.Key} {g.Count()}");
        yield break;
    }
}
