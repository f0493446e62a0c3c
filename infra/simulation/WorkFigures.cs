namespace Observatoire.Simulation;

/// <summary>Group work, child protection, health clinics and what is entrusted to others.</summary>
internal static class WorkFigures
{
    public static void Draw(MonthScope scope, TerritoryFigures[] figures)
    {
        long[] sessions = scope.ByTerritory("COL_SEA", scope.Total("COL_SEA", 0.06, noise: 0.15), stable: true);
        long[] reports = scope.ByTerritory("ASE_INF", scope.Total("ASE_INF", 0.22));
        long[] home = scope.ByTerritory("ASE_MIO", scope.Total("ASE_MIO", 2.2, seasonal: false, noise: 0.3));
        long[] care = scope.ByTerritory("ASE_ACC", scope.Total("ASE_ACC", 2.6, seasonal: false, noise: 0.3));
        long[] clinics = scope.ByTerritory("PMI_CON", scope.Total("PMI_CON", 3));
        long[] entrusted = scope.ByTerritory("SST_MES", scope.Total("SST_MES", 0.8, seasonal: false, noise: 0.3));
        for (int at = 0; at < figures.Length; at++)
        {
            TerritoryFigures each = figures[at];
            string territory = scope.Territories[at].Code;
            long[] byType = scope.ByCategory("COL_SEA", "TCO", territory, sessions[at], stable: true);
            int[] size = [7, 12, 9];
            each.Set("COL_SEA", "TCO", byType);
            each.Set("COL_PAR", "TCO", [.. byType.Zip(size, (count, people) => count * people)]);
            Children(scope, each, territory, reports[at], home[at], care[at]);
            each.SetTotal("PMI_CON", clinics[at]);
            long[] schemes = scope.ByCategory("SST_MES", "DIS", territory, entrusted[at], stable: true);
            each.Set("SST_MES", "DIS", schemes);
            each.Set("SST_CPX", "DIS", Allocation.Share(schemes, 0.25));
        }
    }

    private static void Children(
        MonthScope scope,
        TerritoryFigures figures,
        string territory,
        long reports,
        long home,
        long care
    )
    {
        // Reports are about minors: the last age band, 18 to 20, has none.
        long[] minors = scope.ByCategory("ASE_INF", "AGE", territory, reports);
        minors[0] += minors[^1];
        minors[^1] = 0;
        figures.Set("ASE_INF", "AGE", minors);
        figures.SetTotal("ASE_EVA", (long)(reports * 0.85));
        figures.Set("ASE_MIO", "AGE", scope.ByCategory("ASE_MIO", "AGE", territory, home, stable: true));
        figures.Set("ASE_MIO", "SEX", scope.ByCategory("ASE_MIO", "SEX", territory, home, stable: true));
        figures.Set("ASE_ACC", "AGE", scope.ByCategory("ASE_ACC", "AGE", territory, care, stable: true));
        figures.Set("ASE_ACC", "SEX", scope.ByCategory("ASE_ACC", "SEX", territory, care, stable: true));
        figures.Set("ASE_ACC", "MAC", scope.ByCategory("ASE_ACC", "MAC", territory, care, stable: true));
    }
}
