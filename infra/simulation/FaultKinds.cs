namespace Observatoire.Simulation;

/// <summary>A fault that can be put into a return, and the code under which a check must find it.</summary>
/// <param name="Code">Code of the finding.</param>
/// <param name="Spoil">Puts it in; gives the lines it touched, by their place in the list.</param>
internal sealed record FaultKind(string Code, Func<SimulatedReturn, IReadOnlyList<int>> Spoil);

/// <summary>The faults a simulation can inject, each of which breaks one rule and no other.</summary>
internal static class FaultKinds
{
    // More than any total of a département, and less than what a return cannot hold.
    private const long Huge = 3_000_000;

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        Written("R38", "INS_CTR", "douze"),
        Written("R38A", "INS_CTR", "1.234"),
        Written("R38D", "INS_CTR", "12,5"),
        Written("R22", "INS_CTR", "-5"),
        Written("R34", "INS_CTR", ""),
        new("R34S", file => Change(file, "INS_CTR", line => line.Status = "Z")),
        new("R34V", file => Change(file, "INS_CTR", line => line.Status = "M")),
        new("R37", file => Change(file, "PMI_CON", line => line.Departement = Other(line.Departement))),
        new("R36K", Repeat),
        Moved("R01", "DEM_NEW", 3),
        Moved("R02", "SUI_CLO", 4),
        Moved("R04", "RDV_ANN", 5),
        Moved("R06", "RDV_P15", Huge),
        Moved("R08", "ACC_TS", Huge),
        Moved("R11", "SUI_CPX", Huge),
        Moved("R16", "COO_CHX", Huge),
        Moved("R17", "COO_ACR", Huge),
        Moved("R18", "PRE_REF", Huge),
        Moved("R29", "SST_CPX", Huge),
        new("R12", file => MoveCategory(file, "SUI_CLO")),
        new("R14", MoveWhole),
        new("R15", file => MoveCategory(file, "DEM_TIE")),
    ];

    /// <summary>One cell of the whole département written as it must not be.</summary>
    private static FaultKind Written(string code, string indicator, string text) =>
        new(code, file => Change(file, indicator, line => line.Value = text));

    /// <summary>
    /// The figure of one territory moved with its parts and with the département's, so that totals and parts still agree
    /// and only the relation with other indicators is broken.
    /// </summary>
    private static FaultKind Moved(string code, string indicator, long by) =>
        new(
            code,
            file =>
            {
                string territory = FirstTerritory(file);
                return
                [
                    .. Enumerable
                        .Range(0, file.Lines.Count)
                        .Where(at => file.Lines[at].Cell.Code == indicator)
                        .Where(at => file.Lines[at].Territory.Length == 0 || file.Lines[at].Territory == territory)
                        .Where(at => IsFirst(file, file.Lines[at].Cell))
                        .Select(at => Move(file, at, by)),
                ];
            }
        );

    /// <summary>One category of a territory and of the département moved without their totals.</summary>
    private static IReadOnlyList<int> MoveCategory(SimulatedReturn file, string indicator)
    {
        string territory = FirstTerritory(file);
        return
        [
            .. Enumerable
                .Range(0, file.Lines.Count)
                .Where(at => file.Lines[at].Cell.Code == indicator && file.Lines[at].Cell.Breakdown.Length > 0)
                .Where(at => file.Lines[at].Territory.Length == 0 || file.Lines[at].Territory == territory)
                .Where(at => IsFirst(file, file.Lines[at].Cell))
                .Select(at => Move(file, at, 2)),
        ];
    }

    /// <summary>The département's figure moved with its part, and no territory's.</summary>
    private static IReadOnlyList<int> MoveWhole(SimulatedReturn file) =>
        [
            .. Enumerable
                .Range(0, file.Lines.Count)
                .Where(at => file.Lines[at].Cell.Code == "DEM_TIE" && file.Lines[at].Territory.Length == 0)
                .Where(at => IsFirst(file, file.Lines[at].Cell))
                .Select(at => Move(file, at, 2)),
        ];

    private static IReadOnlyList<int> Repeat(SimulatedReturn file)
    {
        int at = Find(file, "PMI_CON");
        SimulatedLine line = file.Lines[at];
        file.Lines.Add(
            new SimulatedLine
            {
                Month = line.Month,
                Departement = line.Departement,
                Territory = line.Territory,
                Cell = line.Cell,
                Value = line.Value,
            }
        );
        return [file.Lines.Count - 1];
    }

    private static IReadOnlyList<int> Change(SimulatedReturn file, string indicator, Action<SimulatedLine> change)
    {
        int at = Find(file, indicator);
        change(file.Lines[at]);
        return [at];
    }

    private static int Move(SimulatedReturn file, int at, long by)
    {
        SimulatedLine line = file.Lines[at];
        int decimals = file.Nomenclature.Decimals[line.Cell.Code];
        line.Value = SimulatedReturn.Written(file.Units(line) + by * (long)Math.Pow(10, decimals), decimals);
        return at;
    }

    private static int Find(SimulatedReturn file, string indicator) =>
        file.Lines.FindIndex(line => line.Cell.Code == indicator && line.Cell.Breakdown.Length == 0);

    private static string FirstTerritory(SimulatedReturn file) =>
        file.Lines.First(line => line.Territory.Length > 0).Territory;

    private static bool IsFirst(SimulatedReturn file, SimulatedCell cell) =>
        cell.Breakdown.Length == 0 || file.Nomenclature.Categories[cell.Breakdown][0] == cell.Category;

    private static string Other(string departement) => departement == "01" ? "02" : "01";
}
