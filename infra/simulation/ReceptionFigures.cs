namespace Observatoire.Simulation;

/// <summary>Reception, requests and appointments.</summary>
internal static class ReceptionFigures
{
    private const double FirstAppointments = 0.35;

    public static void Draw(MonthScope scope, TerritoryFigures[] figures)
    {
        double coverage = scope.Effect.Coverage;
        long[] visits = scope.ByTerritory("ACC_PUB", scope.Total("ACC_PUB", 9, coverage));
        long[] newcomers = scope.ByTerritory("DEM_NEW", scope.Total("DEM_NEW", 1.6, coverage));
        long[] known = scope.ByTerritory("DEM_CON", scope.Total("DEM_CON", 3));
        long[] alerts = scope.ByTerritory("DEM_TIE", scope.Total("DEM_TIE", 0.12));
        long[] waiting = scope.ByTerritory("DEM_ATT", scope.Total("DEM_ATT", 0.5, scope.Effect.Delay, seasonal: false));
        long[] attended = scope.ByTerritory("RDV_HON", scope.Total("RDV_HON", 3.2));
        for (int at = 0; at < figures.Length; at++)
        {
            string territory = scope.Territories[at].Code;
            Requests(scope, figures[at], territory, newcomers[at], known[at], alerts[at]);
            figures[at].SetTotal("DEM_ATT", waiting[at]);
            Visits(scope, figures[at], territory, Math.Max(visits[at], (figures[at]["DEM_TOT"] + 1) / 2));
            Appointments(scope, figures[at], territory, attended[at]);
        }
    }

    private static void Requests(
        MonthScope scope,
        TerritoryFigures figures,
        string territory,
        long newcomers,
        long known,
        long alerts
    )
    {
        long[] fresh = scope.ByCategory("DEM_NEW", "MOT", territory, newcomers);
        long[] again = scope.ByCategory("DEM_CON", "MOT", territory, known);
        figures.Set("DEM_NEW", "MOT", fresh);
        figures.Set("DEM_NEW", "MEN", scope.ByCategory("DEM_NEW", "MEN", territory, newcomers));
        figures.Set("DEM_CON", "MOT", again);
        figures.Set("DEM_CON", "MEN", scope.ByCategory("DEM_CON", "MEN", territory, known));
        figures.Set("DEM_TOT", "MOT", Allocation.Add(fresh, again));
        figures.Set("DEM_TIE", "MOT", scope.ByCategory("DEM_TIE", "MOT", territory, alerts));
    }

    private static void Visits(MonthScope scope, TerritoryFigures figures, string territory, long visits)
    {
        double desk = scope.Departement.ValueOf("ACA", scope.Month) switch
        {
            "0" => 0,
            "1" => 0.25,
            _ => 0.45,
        };
        long[] byMode = scope.ByCategory("ACC_PUB", "MOD", territory, visits);
        long[] settled = [.. byMode.Select(part => (long)(part * desk))];
        long[] passed = [.. byMode.Zip(settled, (all, done) => (long)((all - done) * 0.6))];
        figures.Set("ACC_PUB", "MOD", byMode);
        figures.Set("ACC_ADM", "MOD", settled);
        figures.Set("ACC_TS", "MOD", passed);
    }

    private static void Appointments(MonthScope scope, TerritoryFigures figures, string territory, long attended)
    {
        long[] byMode = scope.ByCategory("RDV_HON", "MOD", territory, attended);
        long[] missed = Allocation.Share(byMode, 0.16);
        long[] cancelled = Allocation.Share(byMode, 0.12);
        figures.Set("RDV_HON", "MOD", byMode);
        figures.Set("RDV_ABS", "MOD", missed);
        figures.Set("RDV_ANN", "MOD", cancelled);
        figures.Set("RDV_FIX", "MOD", Allocation.Add(byMode, Allocation.Add(missed, cancelled)));
        long[] byReason = scope.ByCategory("RDV_HON", "MOT", territory, attended);
        long[] others = scope.ByCategory("RDV_FIX", "MOT", territory, missed.Sum() + cancelled.Sum());
        figures.Set("RDV_HON", "MOT", byReason);
        figures.Set("RDV_FIX", "MOT", Allocation.Add(byReason, others));

        long[] first = Allocation.Split((long)(attended * FirstAppointments), [0.46, 0.31, 0.23]);
        double[] days = [6.5, 22, 44];
        // The wait moves inside its bands: at most 15, 30 and 365 days.
        double[] waits =
        [
            .. days.Select((each, band) => Math.Clamp(each * scope.Effect.Delay, band * 15 + 1, band * 15 + 14)),
        ];
        waits[2] = Math.Max(32, days[2] * scope.Effect.Delay);
        waits[1] = Math.Clamp(days[1] * scope.Effect.Delay, 16.5, 29.5);
        figures.SetTotal("RDV_P15", first[0]);
        figures.SetTotal("RDV_P30", first[1]);
        figures.SetTotal("RDV_PSU", first[2]);
        figures.SetTotal("RDV_JRS", (long)Math.Round(first.Zip(waits, (count, wait) => count * wait).Sum()));
    }
}
