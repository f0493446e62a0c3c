namespace Observatoire.Simulation;

/// <summary>Reception, requests and appointments.</summary>
internal static class ReceptionFigures
{
    private const double FirstAppointments = 0.35;

    public static void Draw(FigureSheet sheet)
    {
        MonthScope scope = sheet.Scope;
        double requests = scope.Effect.Requests;
        sheet.Draw("DEM_NEW", scope.Count("DEM_NEW", CountLevel.NewRequests, requests));
        sheet.Draw("DEM_CON", scope.Count("DEM_CON", CountLevel.KnownRequests));
        sheet.DrawSum("DEM_TOT", "DEM_NEW", "DEM_CON");
        sheet.Draw("DEM_TIE", scope.Count("DEM_TIE", CountLevel.Alerts));
        double wait = WaitingTimes.Mean(scope);
        sheet.Draw("DEM_ATT", scope.Count("DEM_ATT", CountLevel.Waiting, wait / WaitingTimes.NationalMean));
        Visits(sheet, scope.Count("ACC_PUB", CountLevel.Visits, requests));
        Appointments(sheet, scope.Count("RDV_HON", CountLevel.Attended));
        FirstOnes(
            sheet,
            WaitingTimes.Draw(scope, wait, scope.Binomial("RDV_P15", sheet.Total("RDV_HON"), FirstShare(scope)))
        );
    }

    private static double FirstShare(MonthScope scope) => scope.Share("RDV_P15", FirstAppointments, 0.1, 0.6);

    private static void Visits(FigureSheet sheet, long visits)
    {
        MonthScope scope = sheet.Scope;
        double desk = scope.Departement.ValueOf("ACA", scope.Month) switch
        {
            "0" => 0,
            "1" => scope.Share("ACC_ADM", 0.2, 0.3, 0.75),
            _ => scope.Share("ACC_ADM", 0.42, 0.22, 0.75),
        };
        sheet.Draw("ACC_PUB", visits);
        long settled = desk == 0 ? 0 : scope.Binomial("ACC_ADM", visits, desk);
        sheet.DrawPart("ACC_ADM", "ACC_PUB", settled);
        long[] rest = [.. sheet.Territories.Select(each => each["ACC_PUB"] - each["ACC_ADM"])];
        sheet.DrawPart(
            "ACC_TS",
            rest,
            (at, breakdown) =>
                sheet.PartsOf("ACC_PUB", breakdown, at) is long[] all
                    ? [.. all.Zip(sheet.PartsOf("ACC_ADM", breakdown, at)!, (visitsOf, done) => visitsOf - done)]
                    : null,
            scope.Binomial("ACC_TS", rest.Sum(), scope.Share("ACC_TS", 0.6, 0.12))
        );
    }

    private static void Appointments(FigureSheet sheet, long attended)
    {
        MonthScope scope = sheet.Scope;
        double missing = 0.16 * scope.Practice.Missed * Math.Exp(0.06 * scope.Departement.Context.Poverty);
        sheet.Draw("RDV_HON", attended);
        long missed = scope.Binomial("RDV_ABS", attended, scope.Share("RDV_ABS", missing, 0.2, 0.6));
        sheet.DrawPart("RDV_ABS", "RDV_HON", missed);
        sheet.DrawPart(
            "RDV_ANN",
            "RDV_HON",
            scope.Binomial("RDV_ANN", attended, scope.Share("RDV_ANN", 0.12, 0.2, 0.6))
        );
        sheet.DrawSum("RDV_FIX", "RDV_HON", "RDV_ABS", "RDV_ANN");
        if (sheet.Draws("RDV_FIX", "MOT"))
        {
            for (int at = 0; at < sheet.Territories.Count; at++)
            {
                SimulatedArea each = sheet.Territories[at];
                long others = each["RDV_ABS"] + each["RDV_ANN"];
                long[] byReason = sheet.ByCategory("RDV_FIX", "MOT", at, others, false);
                each.SetParts("RDV_FIX", "MOT", Allocation.Add(byReason, each.Parts("RDV_HON", "MOT").ToArray()));
            }
        }
    }

    private static void FirstOnes(FigureSheet sheet, WaitingTimes waits)
    {
        long[] left = [.. sheet.Territories.Select(each => each["RDV_HON"])];
        string[] codes = ["RDV_P15", "RDV_P30", "RDV_PSU"];
        for (int band = 0; band < codes.Length; band++)
        {
            sheet.DrawPart(codes[band], left, (_, _) => null, waits.Counts[band]);
            left = [.. left.Zip(sheet.Territories, (count, each) => count - each[codes[band]])];
        }

        double[] days =
        [
            .. sheet.Territories.Select(each => codes.Select((code, band) => each[code] * waits.Days[band]).Sum()),
        ];
        long[] split = days.Sum() == 0 ? new long[days.Length] : Allocation.Split((long)Math.Round(days.Sum()), days);
        sheet.DrawTotals("RDV_JRS", split);
    }
}
