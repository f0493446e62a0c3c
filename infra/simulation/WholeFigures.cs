namespace Observatoire.Simulation;

/// <summary>What is known for the whole département only.</summary>
internal static class WholeFigures
{
    private const double MonthlyPrice = 180;
    private const int MonthsOfCost = 3;

    public static void Draw(FigureSheet sheet)
    {
        MonthScope scope = sheet.Scope;
        Set(sheet, "PAR_CNV", scope.Count("PAR_CNV", CountLevel.Agreements));
        double price = MonthlyPrice * scope.Departement.About("DEP_SST").Factor(0.12) * Math.Exp(0.02 * scope.Years);
        Set(sheet, "DEP_SST", (long)Math.Round(sheet.Total("SST_MES") * price * 100));
        sheet.Whole["DEP_REO"] = CostOf(scope, scope.Departement.Change?.Type ?? "") * 100;
        if (sheet.Draws("DEP_REO", "EVT"))
        {
            sheet.Whole.SetParts(
                "DEP_REO",
                "EVT",
                [.. scope.Nomenclature.Categories["EVT"].Select(type => CostOf(scope, type) * 100)]
            );
        }
    }

    /// <summary>A total of the département and its categories.</summary>
    public static void Set(FigureSheet sheet, string code, long total)
    {
        sheet.Whole[code] = total;
        foreach (string breakdown in sheet.Scope.Nomenclature.BreakdownsOf(code).Where(each => sheet.Draws(code, each)))
        {
            sheet.Whole.SetParts(code, breakdown, sheet.ByCategory(code, breakdown, -1, total, isStable: true));
        }
    }

    private static long CostOf(MonthScope scope, string type)
    {
        int months =
            scope.Departement.Change is SimulatedReorganisation change && change.Type == type
                ? scope.Month.Index - change.Month.Index
                : -1;
        return months is >= 0 and < MonthsOfCost ? scope.Departement.Change!.OneOffCost : 0;
    }
}
