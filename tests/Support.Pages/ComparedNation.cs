using Observatoire.Disclosure;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Pages.Outcomes;
using Observatoire.Returns.Organisations;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Support.Pages;

/// <summary>
/// The real edition and its 101 départements over three years: those with an administrative desk (ACA = 1) wait half as
/// long. Ain's staff is withheld, Aisne never sends anything, Ariège's reorganisation makes it wait twice as long. Ariège
/// has six territories, one of them far busier than the others; so has Ardèche, where the staff of one is withheld,
/// and Aube, where that of two is. Allier gave no delay in May 2026. Ain entrusts few complex cases to others, Ariège most.
/// Lozère’s staff costs ten times that of any other.
/// </summary>
public sealed class ComparedNation
{
    public const double WithheldStaff = 2.96;
    private const string Reorganised = "09";
    private const int FewComplex = 6;
    public static readonly ReferenceMonth First = new(2026, 1);
    public static readonly ReferenceMonth Event = new(2027, 7);
    public static readonly ReferenceMonth Last = new(2028, 12);
    public static readonly ReferenceMonth Gap = new(2026, 5);
    private const double WithheldTerritory = 2.93;
    private const double TerritoryStaff = 12;
    private const int TerritoryCount = 6;
    private static readonly string[] Territories = ["07", "09", "10"];
    private static readonly string[] Derived = ["RDV_DEL", "SUI_CHG", "COU_SUI", "ACC_TXA", "COL_TXH"];
    private static readonly string[] Sent =
    [
        "INS_FOY",
        "SUI_DEB",
        "SUI_FIN",
        "DEP_PER",
        "DEP_FON",
        "DEP_SST",
        "DEP_REO",
        "RDV_FIX",
        "RDV_ABS",
        "SST_MES",
        "SST_CPX",
        "SUI_CPX",
    ];

    public ComparedNation()
    {
        string nomenclature = Repository.Nomenclature;
        Editions = NomenclatureFolder.Read(nomenclature);
        Typology = NomenclatureFolder.ReadTypology(nomenclature);
        Table = Protection.Protect(Cells(), Editions);
    }

    public EditionSeries Editions { get; }

    public Typology Typology { get; }

    public ProtectedTable Table { get; }

    public DeclaredOrganisations Organisations =>
        new(
            Typology,
            Editions.Latest.Departements.ToDictionary(
                departement => departement.Code,
                departement => new Organisation(
                    [
                        .. departement.Code == Reorganised ? Redrawn : [],
                        .. Territories.Contains(departement.Code)
                            ? Enumerable
                                .Range(1, TerritoryCount)
                                .Select(rank => new TerritoryPeriod(
                                    $"T0{rank}",
                                    $"Territoire {rank}",
                                    new MonthPeriod(First, null)
                                ))
                            : [],
                    ],
                    [new TypologyValue("ACA", Desk(departement.Code), new MonthPeriod(First, null), null)],
                    departement.Code == Reorganised
                        ? [new ReorganisationEvent("DECONC", Event, ["R01"], ["R02", "R03"])]
                        : []
                )
            )
        );

    /// <summary>One territory is cut into two by the event; they are gone in the last month, the one loads are of.</summary>
    private static IReadOnlyList<TerritoryPeriod> Redrawn =>
        [
            new("R01", "Vallée", new MonthPeriod(First, Event.PlusMonths(-1)))
            {
                Communes = ["09001", "09002", "09003"],
            },
            new("R02", "Amont", new MonthPeriod(Event, Last.PlusMonths(-1))) { Communes = ["09001"] },
            new("R03", "Aval", new MonthPeriod(Event, Last.PlusMonths(-1))) { Communes = ["09002", "09003"] },
        ];

    private string Desk(string departement) => Rank(departement) % 2 == 0 ? "1" : "0";

    private int Rank(string departement) =>
        Editions.Latest.Departements.Index().First(each => each.Item.Code == departement).Index;

    private IEnumerable<KeyValuePair<CellKey, IndicatorCell>> Cells()
    {
        for (ReferenceMonth month = First; month <= Last; month = month.PlusMonths(1))
        {
            foreach (string code in Sent.Concat(Derived))
            {
                yield return Cell(code, month, Area.France, Measure.Reported, 100);
                yield return Cell(code, month, Area.France, Measure.Expected, 101);
            }

            foreach (Departement departement in Editions.Latest.Departements.Where(each => each.Code != "02"))
            {
                Area area = Area.Departement(departement.Code);
                foreach (string code in Sent)
                {
                    yield return Cell(code, month, area, Measure.Sum, ValueOf(code, departement.Code, month));
                }

                foreach (
                    string code in Derived.Where(code => code != "RDV_DEL" || departement.Code != "03" || month != Gap)
                )
                {
                    (double above, double below) = SidesOf(code, departement.Code, month);
                    yield return Cell(code, month, area, Measure.Numerator, above);
                    yield return Cell(code, month, area, Measure.Denominator, below);
                    yield return Cell(code, month, area, Measure.Ratio, above / below);
                }
            }

            foreach ((string code, double households) in RedrawnIn(month))
            {
                yield return Cell("SUI_FIN", month, Area.Territory(Reorganised, code), Measure.Sum, households);
            }

            foreach (
                KeyValuePair<CellKey, IndicatorCell> cell in Territories.SelectMany(each => TerritoryCells(each, month))
            )
            {
                yield return cell;
            }
        }
    }

    private static (string Code, double Households)[] RedrawnIn(ReferenceMonth month) =>
        month < Event ? [("R01", 600)] : [("R02", 350), ("R03", 252)];

    private static IEnumerable<KeyValuePair<CellKey, IndicatorCell>> TerritoryCells(
        string departement,
        ReferenceMonth month
    )
    {
        foreach (int rank in Enumerable.Range(1, TerritoryCount))
        {
            Area area = Area.Territory(departement, $"T0{rank}");
            double fte =
                (departement == "07" && rank == 2) || (departement == "10" && rank < 3)
                    ? WithheldTerritory
                    : TerritoryStaff;
            yield return Cell("SUI_CHG", month, area, Measure.Numerator, rank == 1 ? 600 : 300 + rank);
            yield return Cell("SUI_CHG", month, area, Measure.Denominator, fte);
            yield return Cell("SUI_CPX", month, area, Measure.Sum, 40);
        }
    }

    private (double Above, double Below) SidesOf(string code, string departement, ReferenceMonth month)
    {
        int rank = Rank(departement);
        double noise = Noise(rank, month);
        bool isAfter = departement == "09" && month >= Event;
        double staff = departement switch
        {
            "01" => WithheldStaff,
            "07" => (TerritoryCount - 1) * TerritoryStaff + WithheldTerritory,
            _ => 80 + rank % 7,
        };
        return code switch
        {
            "RDV_DEL" => (Math.Round(3000 * noise * (Desk(departement) == "1" ? 1 : 2) * (isAfter ? 2 : 1)), 200),
            "COU_SUI" => (
                ValueOf("DEP_PER", departement, month)
                    + ValueOf("DEP_FON", departement, month)
                    + ValueOf("DEP_SST", departement, month),
                ValueOf("SUI_FIN", departement, month)
            ),
            "ACC_TXA" => (100 * Math.Round(600 * noise), 1500),
            "COL_TXH" => (100 * Math.Round(200 * noise), 1800 + 10 * (rank % 9)),
            _ => (2000 + Math.Round(100 * noise), staff),
        };
    }

    private double ValueOf(string code, string departement, ReferenceMonth month)
    {
        int rank = Rank(departement);
        return code switch
        {
            "INS_FOY" => 4000,
            "DEP_PER" => Math.Round((departement == "48" ? 4_000_000 : 400_000) * Noise(rank, month)),
            "DEP_FON" => 80_000,
            "DEP_SST" => 20_000,
            "RDV_FIX" => 1000 + 10 * rank,
            "RDV_ABS" => Math.Round(0.15 * (1000 + 10 * rank) * Noise(rank + 5, month)),
            "SST_MES" => 200,
            "SST_CPX" => departement switch
            {
                "01" => FewComplex,
                "09" => 120,
                _ => 60,
            },
            "SUI_CPX" => 700,
            "DEP_REO" => departement == "09" && month == Event ? 150_000 : 0,
            _ => 2000 + 10 * rank + Math.Round(100 * Noise(rank + 3, month)),
        };
    }

    /// <summary>Chance that is the same every time, and differs by département and by month.</summary>
    private static double Noise(int rank, ReferenceMonth month)
    {
        double turn = Math.Sin(rank * 12.9898 + ReferenceMonth.MonthsBetween(First, month) * 78.233) * 43758.5453;
        return 1 + 0.1 * (turn - Math.Floor(turn) - 0.5);
    }

    private static KeyValuePair<CellKey, IndicatorCell> Cell(
        string code,
        ReferenceMonth month,
        Area area,
        Measure measure,
        double value
    ) => new(new CellKey(code, month, area, measure), new IndicatorCell(value, CellState.Complete));
}
