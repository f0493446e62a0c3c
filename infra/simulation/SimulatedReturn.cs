using System.Globalization;
using System.Text;

namespace Observatoire.Simulation;

/// <summary>One line of a simulated return.</summary>
internal sealed class SimulatedLine
{
    public required string Month { get; set; }

    public required string Departement { get; set; }

    public required string Territory { get; init; }

    public required SimulatedCell Cell { get; set; }

    /// <summary>The value as written.</summary>
    public required string Value { get; set; }

    public string Status { get; set; } = "";

    public string Comment { get; init; } = "";

    public override string ToString() =>
        $"{Month};{Departement};{Territory};{Cell.Code};{Cell.Breakdown};{Cell.Category};{Value};{Status};{Comment}";
}

/// <summary>A simulated return as its lines, in the order of the template.</summary>
internal sealed class SimulatedReturn
{
    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };

    // What a reorganisation moves enough to be noticed, and its département therefore explains.
    private static readonly HashSet<string> Explained =
    [
        "ACC_PUB",
        "ACC_ADM",
        "ACC_TS",
        "DEM_NEW",
        "DEM_TOT",
        "DEM_ATT",
        "RDV_JRS",
        "SUI_DEB",
        "SUI_FIN",
        "SUI_CPX",
        "SUI_ACT",
        "SUI_OUV",
        "SUI_CLO",
        "COO_MUL",
        "COO_REF",
        "COO_CHX",
        "SST_MES",
        "SST_CPX",
    ];

    private const int MonthsExplained = 18;

    private SimulatedReturn(
        string departement,
        SimulatedMonth month,
        List<SimulatedLine> lines,
        SimulatedNomenclature of
    )
    {
        (Departement, Month, Lines, Nomenclature) = (departement, month, lines, of);
    }

    public string Departement { get; }

    public SimulatedMonth Month { get; }

    public List<SimulatedLine> Lines { get; }

    public SimulatedNomenclature Nomenclature { get; }

    /// <param name="nomenclature">Codes and categories.</param>
    /// <param name="departement">Whose return.</param>
    /// <param name="month">Its month.</param>
    /// <param name="isDetailed">True for every breakdown; false for the totals, and what indicators are computed from.</param>
    public static SimulatedReturn Make(
        SimulatedNomenclature nomenclature,
        SimulatedDepartement departement,
        SimulatedMonth month,
        bool isDetailed
    )
    {
        MonthScope scope = new(nomenclature, departement, month, isDetailed);
        FigureSheet sheet = SimulatedFigures.Draw(scope);
        int since = departement.Change is SimulatedReorganisation change ? month.Index - change.Month.Index : -1;
        bool explains = since is >= 0 and < MonthsExplained;
        string written = month.ToString();
        List<SimulatedLine> lines = [];
        Add("", sheet.Whole);
        for (int at = 0; at < sheet.Territories.Count; at++)
        {
            Add(scope.Territories[at].Code, sheet.Territories[at]);
        }

        return new SimulatedReturn(departement.Code, month, lines, nomenclature);

        void Add(string territory, SimulatedArea figures)
        {
            for (int place = 0; place < nomenclature.Cells.Count; place++)
            {
                SimulatedCell cell = nomenclature.Cells[place];
                bool isTotal = cell.Breakdown.Length == 0;
                if (
                    !(isTotal || sheet.Draws(cell.Code, cell.Breakdown))
                    || (territory.Length > 0 && nomenclature.WholeOnly.Contains(cell.Code))
                )
                {
                    continue;
                }

                lines.Add(
                    new SimulatedLine
                    {
                        Month = written,
                        Departement = departement.Code,
                        Territory = territory,
                        Cell = cell,
                        Value = Written(figures.At(place), nomenclature.Decimals[cell.Code]),
                        Comment =
                            explains && territory.Length == 0 && isTotal && Explained.Contains(cell.Code)
                                ? SimulationText.Current.ReorganisationComment
                                : "",
                    }
                );
            }
        }
    }

    /// <summary>Raises a count of the first territory, and of the département with it, by a tenth of the territory's.</summary>
    public void Raise(string code)
    {
        SimulatedLine[] lines =
        [
            .. Lines.Where(line => line.Cell.Code == code && line.Cell.Breakdown.Length == 0).Take(2),
        ];
        long by = Units(lines[1]) / 10 + 1;
        foreach (SimulatedLine line in lines)
        {
            line.Value = Written(Units(line) + by, Nomenclature.Decimals[code]);
        }
    }

    /// <summary>CSV, UTF-8, LF line ends.</summary>
    public byte[] Write()
    {
        StringBuilder text = new(DreesConverter.Header + "\n", Lines.Count * 40);
        foreach (SimulatedLine line in Lines)
        {
            text.Append(line).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <param name="units">In the smallest unit of so many decimals.</param>
    /// <param name="decimals">0, 1 or 2.</param>
    public static string Written(long units, int decimals)
    {
        if (decimals == 0)
        {
            return units.ToString(CultureInfo.InvariantCulture);
        }

        long one = decimals == 1 ? 10 : 100;
        string rest = (units % one).ToString(decimals == 1 ? "0" : "00", CultureInfo.InvariantCulture).TrimEnd('0');
        string whole = (units / one).ToString(CultureInfo.InvariantCulture);
        return rest.Length == 0 ? whole : $"{whole},{rest}";
    }

    /// <summary>The value of a line, in the smallest unit of its indicator.</summary>
    public long Units(SimulatedLine line) =>
        (long)(
            decimal.Parse(line.Value, NumberStyles.AllowDecimalPoint, DecimalComma)
            * One(Nomenclature.Decimals[line.Cell.Code])
        );

    private static int One(int decimals) =>
        decimals switch
        {
            0 => 1,
            1 => 10,
            _ => 100,
        };
}
