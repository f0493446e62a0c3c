using System.Globalization;
using System.Text;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Organisations;

namespace Observatoire.Bench;

/// <summary>
/// A month of all the départements in the latest edition: about 5,900 lines a return, which keep the sums and relations of
/// the nomenclature but for a fault put on one line in 250.
/// </summary>
internal sealed class NationalMonth
{
    private const int TerritoriesOfADepartement = 12;
    private const int OneFaultIn = 250;

    // Divides evenly in the categories of every breakdown that a relation of the edition goes by.
    private const int Grain = 360;

    // Chosen so that the relations of the edition hold; any other indicator has 3.
    private static readonly Dictionary<string, int> Sizes = new(StringComparer.Ordinal)
    {
        ["ACC_PUB"] = 12,
        ["ACC_ADM"] = 4,
        ["ACC_TS"] = 3,
        ["DEM_NEW"] = 3,
        ["DEM_CON"] = 2,
        ["DEM_TOT"] = 5,
        ["RDV_FIX"] = 8,
        ["RDV_HON"] = 5,
        ["RDV_ABS"] = 2,
        ["RDV_ANN"] = 1,
        ["RDV_P15"] = 2,
        ["RDV_P30"] = 1,
        ["RDV_PSU"] = 1,
        ["RDV_JRS"] = 100,
        ["SUI_DEB"] = 100,
        ["SUI_OUV"] = 5,
        ["SUI_CLO"] = 4,
        ["SUI_FIN"] = 101,
        ["SUI_CPX"] = 20,
        ["SUI_ACT"] = 75,
        ["COL_SEA"] = 1,
        ["COL_PAR"] = 10,
        ["COL_HRS"] = 20,
        ["IND_HRS"] = 100,
        ["ORI_CNF"] = 1,
        ["COO_MUL"] = 30,
        ["COO_REF"] = 20,
        ["COO_CHX"] = 10,
        ["COO_SHR"] = 2,
        ["COO_ACR"] = 2,
        ["PRE_PRO"] = 3,
        ["PRE_REF"] = 1,
        ["INS_CTR"] = 1,
        ["FSL_MTT"] = 300,
        ["FSL_DEM"] = 4,
        ["FSL_ACC"] = 3,
        ["ETP_BUD"] = 4,
        ["ETP_POU"] = 4,
        ["ETP_POL"] = 2,
        ["ABS_JRS"] = 4,
        ["ABS_THE"] = 76,
        ["DEP_PER"] = 16000,
        ["SST_MES"] = 3,
        ["SST_CPX"] = 1,
        ["ASE_EVA"] = 2,
        ["ASE_INF"] = 3,
    };

    private NationalMonth(IReadOnlyList<DepartementReturn> returns) => Returns = returns;

    public static ReferenceMonth Month { get; } = new(2026, 3);

    public IReadOnlyList<DepartementReturn> Returns { get; }

    public int Rows => Returns.Sum(each => each.Rows);

    public static NationalMonth Make(NomenclatureEdition edition)
    {
        Random random = new(20260322);
        return new([.. edition.Departements.Select(departement => MakeReturn(edition, departement.Code, random))]);
    }

    private static DepartementReturn MakeReturn(NomenclatureEdition edition, string departement, Random random)
    {
        string[] territories =
        [
            .. Enumerable.Range(1, TerritoriesOfADepartement).Select(at => $"{departement}-T{at:00}"),
        ];
        long[] scales = [.. territories.Select(_ => (long)random.Next(1, 9))];
        StringBuilder text = new(
            "mois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire\n"
        );
        int rows = 0;
        foreach (CellName name in edition.Cells.Names)
        {
            AppendLine(text, departement, "", name, scales.Sum(scale => Value(name, scale, edition)), random, ref rows);
        }

        foreach ((string territory, long scale) in territories.Zip(scales))
        {
            foreach (CellName name in edition.Cells.Names.Where(name => name.Indicator.Territorial))
            {
                AppendLine(text, departement, territory, name, Value(name, scale, edition), random, ref rows);
            }
        }

        MonthPeriod always = new(new ReferenceMonth(2020, 1), null);
        Organisation organisation = new(
            [.. territories.Select(code => new TerritoryPeriod(code, code, always))],
            [],
            []
        );
        return new(departement, Encoding.UTF8.GetBytes(text.ToString()), organisation, rows);
    }

    private static long Value(CellName name, long scale, NomenclatureEdition edition)
    {
        long total = Grain * scale * Sizes.GetValueOrDefault(name.Indicator.Code, 3);
        if (name.Breakdown.Length == 0)
        {
            return total;
        }

        IReadOnlyList<string> categories = edition.CategoriesOf(name.Breakdown);
        long each = total / categories.Count;
        bool isLast = string.Equals(name.Category, categories[^1], StringComparison.Ordinal);
        return isLast ? total - each * (categories.Count - 1) : each;
    }

    private static void AppendLine(
        StringBuilder text,
        string departement,
        string territory,
        CellName name,
        long value,
        Random random,
        ref int rows
    )
    {
        string written = value.ToString(CultureInfo.InvariantCulture);
        int times = 1;
        if (random.Next(OneFaultIn) == 0)
        {
            (written, times) = random.Next(4) switch
            {
                0 => ("ND", 1),
                1 => ("-" + written, 1),
                2 => (written, 2),
                _ => ((value + 7).ToString(CultureInfo.InvariantCulture), 1),
            };
        }

        for (int time = 0; time < times; time++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Month};{departement};{territory};{name.Indicator.Code};")
                .Append(CultureInfo.InvariantCulture, $"{name.Breakdown};{name.Category};{written};;\n");
            rows++;
        }
    }
}

/// <summary>One return of the month, as it is sent.</summary>
internal sealed record DepartementReturn(string Departement, byte[] File, Organisation Organisation, int Rows);
