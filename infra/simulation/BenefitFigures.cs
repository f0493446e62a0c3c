namespace Observatoire.Simulation;

/// <summary>Minimum income, home care, housing fund, debt and protection.</summary>
internal static class BenefitFigures
{
    // Change of the real households on minimum income a year, from the end of 2018.
    private const double Trend = -0.008;
    private const int RealMonth = 2018 * 12 + 11;

    // Euros a grant, by type of the housing fund.
    private static readonly double[] Amounts = [450, 620, 260, 150, 120];
    private const double MeanAmount = 380;
    private const double Cents = 100;

    public static void Draw(FigureSheet sheet)
    {
        MonthScope scope = sheet.Scope;
        sheet.Draw("INS_FOY", MinimumIncome(scope), isStable: true);
        sheet.DrawPart(
            "INS_CTR",
            "INS_FOY",
            (long)Math.Round(sheet.Total("INS_FOY") * scope.Share("INS_CTR", 0.55, 0.15))
        );
        sheet.Draw(
            "APA_DEM",
            scope.Count("APA_DEM", CountLevel.CareClaims, Math.Exp(0.12 * scope.Departement.Context.Ageing))
        );
        sheet.Draw("SUR_DOS", scope.Count("SUR_DOS", CountLevel.Debts));
        sheet.Draw("PJM_MES", scope.Count("PJM_MES", CountLevel.Protected), isStable: true);
        sheet.Draw("FSL_DEM", scope.Count("FSL_DEM", CountLevel.HousingClaims));
        long claims = sheet.Total("FSL_DEM");
        sheet.DrawPart(
            "FSL_ACC",
            "FSL_DEM",
            scope.Binomial("FSL_ACC", claims, scope.Share("FSL_ACC", 0.6, 0.12, 0.85))
        );
        double price = scope.Departement.About("FSL_MTT").Factor(0.12) * scope.Noise("FSL_MTT", 0.04) * Cents;
        sheet.DrawAmount("FSL_MTT", "FSL_ACC", MeanAmount * price, Amounts);
    }

    /// <summary>The real households of the département in 2018, moved by a trend, the national shock and their own.</summary>
    private static long MinimumIncome(MonthScope scope) =>
        (long)
            Math.Round(
                scope.Departement.Levels.MinimumIncome
                    * Math.Exp(
                        (Trend + 0.01 * scope.Departement.About("INS_FOY", "trend").Normal())
                            * (scope.Month.Index - RealMonth)
                            / 12.0
                            + 0.4 * scope.Shock
                    )
                    * scope.Noise("INS_FOY", 0.004, 0.85)
            );
}
