namespace Observatoire.Simulation;

/// <summary>Minimum income, home care, housing fund, debt and protection.</summary>
internal static class BenefitFigures
{
    // Euros a grant, by type of the housing fund.
    private static readonly double[] Amounts = [450, 620, 260, 150, 120];

    public static void Draw(MonthScope scope, TerritoryFigures[] figures)
    {
        double poverty = scope.Departement.About("INS_FOY", "poverty").Between(0.55, 1.7);
        long[] households = scope.ByTerritory(
            "INS_FOY",
            scope.Total("INS_FOY", 27 * poverty, seasonal: false, noise: 0.3),
            stable: true
        );
        long[] care = scope.ByTerritory("APA_DEM", scope.Total("APA_DEM", 0.5));
        long[] claims = scope.ByTerritory("FSL_DEM", scope.Total("FSL_DEM", 0.6));
        long[] debts = scope.ByTerritory("SUR_DOS", scope.Total("SUR_DOS", 0.08));
        long[] measures = scope.ByTerritory(
            "PJM_MES",
            scope.Total("PJM_MES", 0.15, seasonal: false, noise: 0.3),
            stable: true
        );
        for (int at = 0; at < figures.Length; at++)
        {
            TerritoryFigures each = figures[at];
            string territory = scope.Territories[at].Code;
            each.SetTotal("INS_FOY", households[at]);
            each.SetTotal("INS_CTR", (long)(households[at] * 0.55));
            each.SetTotal("APA_DEM", care[at]);
            each.SetTotal("SUR_DOS", debts[at]);
            each.SetTotal("PJM_MES", measures[at]);
            long[] asked = scope.ByCategory("FSL_DEM", "TFS", territory, claims[at]);
            long[] granted = [.. asked.Select(count => (long)(count * 0.62))];
            each.Set("FSL_DEM", "TFS", asked);
            each.Set("FSL_ACC", "TFS", granted);
            double price = scope.Departement.About("FSL_MTT", territory, scope.Month.ToString()).Between(0.85, 1.15);
            each.SetHundredths(
                "FSL_MTT",
                "TFS",
                [.. granted.Zip(Amounts, (count, euros) => (long)Math.Round(count * euros * price * 100))]
            );
        }
    }
}
