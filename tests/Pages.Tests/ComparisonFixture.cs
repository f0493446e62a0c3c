using Observatoire.Disclosure;
using Observatoire.Formats.Nomenclature;
using Observatoire.Pages.Outcomes;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Organisations;
using Observatoire.Statistics.Time;

namespace Observatoire.Pages.Tests;

/// <summary>
/// The real edition and its 101 départements over thirty months: those with an administrative desk (ACA = 1) wait half as
/// long. Ain's staff is withheld, Aisne never sends anything, Ariège's reorganisation makes it wait twice as long.
/// </summary>
public sealed class ComparisonFixture : IDisposable
{
    public const double WithheldStaff = 7.13;
    public static readonly ReferenceMonth First = new(2026, 1);
    public static readonly ReferenceMonth Event = new(2027, 7);
    public static readonly ReferenceMonth Last = new(2028, 6);
    private readonly SiteFixture site = new();

    public ComparisonFixture()
    {
        string nomenclature = Path.Combine(AppContext.BaseDirectory, "nomenclature");
        Editions = NomenclatureFolder.Read(nomenclature);
        Typology = NomenclatureFolder.ReadTypology(nomenclature);
        Table = new PrimarySuppression(11).Protect(
            new IndicatorTable(Cells()),
            code => Editions.FindIndicator(code, Last)!
        );
        Files = new SiteRenderer(site.Assets, SiteFixture.Deposit)
            .RenderAsync(Table, Editions, Declared(), SiteFixture.Stamp with { Simulated = true })
            .GetAwaiter()
            .GetResult();
    }

    public EditionSeries Editions { get; }

    public Typology Typology { get; }

    public ProtectedTable Table { get; }

    public IReadOnlyList<PublishedFile> Files { get; }

    public string Text(string path) => SiteFixture.TextOf(Files.Single(file => file.Path == path));

    public void Dispose() => site.Dispose();

    private DeclaredOrganisations Declared() =>
        new(
            Typology,
            Editions.Latest.Departements.ToDictionary(
                departement => departement.Code,
                departement => new Organisation(
                    [],
                    [new TypologyValue("ACA", Desk(departement.Code), new MonthPeriod(First, null), null)],
                    departement.Code == "09" ? [new ReorganisationEvent("DECONC", Event, [], [])] : []
                )
            )
        );

    private string Desk(string departement) => Rank(departement) % 2 == 0 ? "1" : "0";

    private int Rank(string departement) =>
        Editions.Latest.Departements.Index().First(each => each.Item.Code == departement).Index;

    private IEnumerable<KeyValuePair<CellKey, IndicatorCell>> Cells()
    {
        for (ReferenceMonth month = First; month <= Last; month = month.PlusMonths(1))
        {
            foreach (
                string code in new[] { "RDV_JRS", "RDV_P15", "RDV_P30", "RDV_PSU", "SUI_FIN", "ETP_POU", "INS_FOY" }
            )
            {
                yield return Cell(code, month, Area.France, Measure.Reported, 100);
                yield return Cell(code, month, Area.France, Measure.Expected, 101);
                foreach (Departement departement in Editions.Latest.Departements.Where(each => each.Code != "02"))
                {
                    yield return Cell(
                        code,
                        month,
                        Area.Departement(departement.Code),
                        Measure.Sum,
                        ValueOf(code, departement.Code, month)
                    );
                }
            }
        }
    }

    private double ValueOf(string code, string departement, ReferenceMonth month)
    {
        int rank = Rank(departement);
        // Chance that is the same every time: it must vary by département and by month.
        double noise = 1 + 0.05 * Math.Sin(rank * 12.9898 + month.Month * 78.233 + month.Year * 3.7);
        bool isAfter = departement == "09" && month >= Event;
        return code switch
        {
            "RDV_JRS" => Math.Round(3000 * noise * (Desk(departement) == "1" ? 1 : 2) * (isAfter ? 2 : 1)),
            "RDV_P15" => 100,
            "RDV_P30" => 80,
            "RDV_PSU" => 20,
            "INS_FOY" => 4000,
            "SUI_FIN" => 2000 + 10 * rank,
            _ => departement == "01" ? WithheldStaff : 80 + rank % 7,
        };
    }

    private static KeyValuePair<CellKey, IndicatorCell> Cell(
        string code,
        ReferenceMonth month,
        Area area,
        Measure measure,
        double value
    ) => new(new CellKey(code, month, area, measure), new IndicatorCell(value, CellState.Complete));
}
