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

    public static SimulatedReturn Make(
        SimulatedNomenclature nomenclature,
        SimulatedDepartement departement,
        SimulatedMonth month
    )
    {
        SimulatedFigures figures = SimulatedFigures.Draw(new MonthScope(nomenclature, departement, month));
        int since = departement.Change is SimulatedReorganisation change ? month.Index - change.Month.Index : -1;
        bool explains = since is >= 0 and < MonthsExplained;
        List<SimulatedLine> lines = [];
        void Add(string territory, TerritoryFigures from) =>
            lines.AddRange(
                nomenclature
                    .Cells.Where(cell => territory.Length == 0 || !nomenclature.WholeOnly.Contains(cell.Code))
                    .Select(cell => new SimulatedLine
                    {
                        Month = month.ToString(),
                        Departement = departement.Code,
                        Territory = territory,
                        Cell = cell,
                        Value = Written(from.Hundredths[cell], nomenclature.Decimals[cell.Code]),
                        Comment =
                            explains
                            && territory.Length == 0
                            && cell.Breakdown.Length == 0
                            && Explained.Contains(cell.Code)
                                ? SimulationText.Current.ReorganisationComment
                                : "",
                    })
            );
        Add("", figures.Whole);
        for (int at = 0; at < figures.Territories.Count; at++)
        {
            Add(figures.Territories[at], figures.Figures[at]);
        }

        return new SimulatedReturn(departement.Code, month, lines, nomenclature);
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

    public static string Written(long hundredths, int decimals) =>
        (hundredths / 100m).ToString(
            decimals == 0 ? "0"
                : decimals == 1 ? "0.#"
                : "0.##",
            DecimalComma
        );

    /// <summary>The value of a line, in hundredths.</summary>
    public static long Hundredths(SimulatedLine line) =>
        (long)(decimal.Parse(line.Value, NumberStyles.AllowDecimalPoint, DecimalComma) * 100);
}
