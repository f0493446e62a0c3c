namespace Observatoire.Simulation;

/// <summary>Group work, child protection, health clinics and what is entrusted to others.</summary>
internal static class WorkFigures
{
    // People at a session, by type of group work.
    private static readonly double[] Sizes = [7, 12, 9];
    private const double MeanSize = 8.4;

    public static void Draw(FigureSheet sheet)
    {
        MonthScope scope = sheet.Scope;
        Sessions(sheet);
        Children(sheet);
        sheet.Draw("PMI_CON", scope.Count("PMI_CON", CountLevel.Clinics));
        sheet.Draw(
            "SST_MES",
            scope.Count("SST_MES", CountLevel.Outsourced, scope.Practice.Outsourced * scope.Effect.Outsourced),
            isStable: true
        );
        sheet.DrawPart(
            "SST_CPX",
            "SST_MES",
            (long)Math.Round(sheet.Total("SST_MES") * scope.Share("SST_CPX", 0.25, 0.3, 0.7))
        );
    }

    private static void Sessions(FigureSheet sheet)
    {
        MonthScope scope = sheet.Scope;
        sheet.Draw("COL_SEA", scope.Count("COL_SEA", CountLevel.Sessions, scope.Practice.Collective), isStable: true);
        double size = MeanSize * scope.Departement.About("COL_PAR").Factor(0.2) * scope.Noise("COL_PAR", 0.03);
        sheet.DrawAmount("COL_PAR", "COL_SEA", Math.Max(3, size), Sizes);
    }

    private static void Children(FigureSheet sheet)
    {
        MonthScope scope = sheet.Scope;
        sheet.Draw("ASE_INF", scope.Count("ASE_INF", CountLevel.ChildReports));
        if (sheet.Draws("ASE_INF", "AGE"))
        {
            foreach (SimulatedArea each in sheet.Territories)
            {
                // Reports are about minors: the last age band, 18 to 20, has none.
                long[] minors = each.Parts("ASE_INF", "AGE").ToArray();
                minors[0] += minors[^1];
                minors[^1] = 0;
                each.SetParts("ASE_INF", "AGE", minors);
            }
        }

        long reports = sheet.Total("ASE_INF");
        sheet.DrawPart("ASE_EVA", "ASE_INF", scope.Binomial("ASE_EVA", reports, scope.Share("ASE_EVA", 0.82, 0.06)));
        sheet.Draw("ASE_MIO", scope.Count("ASE_MIO", CountLevel.ChildrenAtHome), isStable: true);
        sheet.Draw("ASE_ACC", scope.Count("ASE_ACC", CountLevel.ChildrenInCare), isStable: true);
    }
}
