namespace Observatoire.Simulation;

/// <summary>What is known for the whole département only, and what is not the sum of its territories.</summary>
internal static class WholeFigures
{
    private const double SeenInTwoTerritories = 0.02;
    private const double MonthlyPrice = 180;
    private const int MonthsOfCost = 3;

    public static void Draw(MonthScope scope, TerritoryFigures whole)
    {
        whole.SetTotal("SUI_ACT", whole["SUI_ACT"] - (long)(whole["SUI_ACT"] * SeenInTwoTerritories));
        long agreements = scope.Total("PAR_CNV", 0.06, seasonal: false, noise: 0.2);
        whole.Set("PAR_CNV", "ORI", scope.ByCategory("PAR_CNV", "ORI", "", agreements, stable: true));
        whole.SetHundredths(
            "DEP_SST",
            "DIS",
            [.. whole.Parts("SST_MES", "DIS").Select(cases => (long)Math.Round(cases * MonthlyPrice * 100))]
        );
        string[] events = scope.Nomenclature.Categories["EVT"];
        whole.SetHundredths("DEP_REO", "EVT", [.. events.Select(type => CostOf(scope, type) * 100)]);
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
