namespace Observatoire.Simulation;

/// <summary>Posts, hours, absences and costs: all follow from the filled posts of each profession.</summary>
internal static class StaffFigures
{
    private const string Professions = "PRO";

    // The first three professions are the social workers a caseload is counted against.
    private const int SocialWorkers = 3;

    // Social workers for 1,000 inhabitants, and the staff of the DREES they are a part of.
    private const double WorkersPerThousand = 0.138;
    private const double StaffPerThousand = 0.424;

    private const double MonthlyHours = 151.67;
    private const double MonthlyCost = 3950;
    private const double CostTrend = 0.02;

    /// <summary>How well the département is staffed beside the nation, from the real staff of 2017.</summary>
    public static double Staffing(SimulatedDepartement departement) =>
        departement.Levels.SocialStaff is double staff
            ? Math.Clamp(staff / departement.Inhabitants * 1000 / StaffPerThousand, 0.55, 2)
            : 1;

    /// <summary>Households followed by a worker, beside the nation: need, staffing, and what is the département's own.</summary>
    public static double RelativeLoad(SimulatedDepartement departement) =>
        OpenCases.Level(departement) / Math.Pow(Staffing(departement), 0.7);

    public static void Draw(FigureSheet sheet)
    {
        long[] filled = Filled(sheet.Scope);
        double[] weights = Weights(sheet);
        Split(sheet, "ETP_POU", filled, weights);
        double vacancy = Math.Min(0.18, 0.05 * sheet.Scope.Departement.About("ETP_VAC").Factor(0.5));
        Split(sheet, "ETP_BUD", [.. filled.Select(posts => (long)Math.Ceiling(posts / (1 - vacancy)))], weights);
        if (sheet.Draws("ETP_BUD", "GES"))
        {
            foreach (SimulatedArea each in sheet.Territories)
            {
                long delegated = each["ETP_BUD"] / 20;
                each.SetParts("ETP_BUD", "GES", [each["ETP_BUD"] - delegated, delegated]);
            }
        }

        Within(sheet, "ETP_POL", filled, rank => rank < SocialWorkers ? Generalists(sheet.Scope) : 0.3);
        Hours(sheet, filled);
        Costs(sheet, filled.Sum());
    }

    // Hundredths of a post, by profession.
    private static long[] Filled(MonthScope scope)
    {
        double[] shares = CategoryShares.SharesOf(Professions, scope.Nomenclature.Categories[Professions].Length);
        double[] own =
        [
            .. shares.Select(
                (share, rank) => share * scope.Departement.About("ETP_POU", "profession", $"{rank}").Factor(0.1)
            ),
        ];
        double workers =
            scope.Departement.Inhabitants
            / 1000.0
            * WorkersPerThousand
            * Math.Pow(Staffing(scope.Departement), 0.7)
            * Math.Exp(0.003 * scope.Years)
            * scope.Effect.Workers
            * scope.Noise("ETP_POU", 0.005, 0.85);
        double social = own.Take(SocialWorkers).Sum();
        return [.. own.Select(share => (long)Math.Round(workers * share / social * 100))];
    }

    /// <summary>A territory has workers as it has households to follow where loads are made equal, and its own habits elsewhere.</summary>
    private static double[] Weights(FigureSheet sheet)
    {
        double[] followed = OpenCases.Weights(sheet);
        double[] own = sheet.Weights("ETP_POU", 0, isStable: true, 0.18);
        double equal = sheet.Scope.Departement.ValueOf("EGA", sheet.Scope.Month) switch
        {
            "2" => 0.9,
            "1" => 0.6,
            _ => 0.3,
        };
        return [.. own.Zip(followed, (alone, cases) => Math.Pow(cases, equal) * Math.Pow(alone, 1 - equal))];
    }

    private static void Split(FigureSheet sheet, string code, long[] byProfession, double[] weights)
    {
        Set(sheet, code, [.. byProfession.Select(posts => Allocation.Split(posts, weights))]);
    }

    /// <summary>A share of the posts of each profession, by territory.</summary>
    private static void Within(FigureSheet sheet, string code, long[] filled, Func<int, double> share)
    {
        long[][] split =
        [
            .. filled.Select(
                (posts, rank) => Allocation.Within((long)(posts * share(rank)), Column(sheet, "ETP_POU", rank))
            ),
        ];
        Set(sheet, code, split);
    }

    // Hours and days are in tenths, posts in hundredths.
    private static void Hours(FigureSheet sheet, long[] filled)
    {
        MonthScope scope = sheet.Scope;
        // A hair under the days of the calendar, so that no rounding goes above them.
        double days = scope.Month.WorkingDays() - 0.01;
        double collective = Math.Clamp(scope.Share("COL_HRS", 0.095, 0.32) * scope.Practice.Collective, 0.01, 0.24);
        double individual = scope.Share("IND_HRS", 0.52, 0.06, 0.6);
        double illness =
            scope.Share("ABS_JRS", 0.075, 0.2, 0.18) * (1 + 0.25 * Math.Cos((scope.Month.Month - 1) / 6.0 * Math.PI));
        InTenths(sheet, "IND_HRS", [.. filled.Select(posts => posts * MonthlyHours * individual / 10)]);
        InTenths(
            sheet,
            "COL_HRS",
            [.. filled.Select(posts => posts * MonthlyHours * individual * collective / (1 - collective) / 10)]
        );
        double[] due = [.. filled.Select(posts => posts * days / 10)];
        InTenths(sheet, "ABS_THE", due);
        long[][] absent =
        [
            .. due.Select(
                (tenths, rank) => Allocation.Within((long)(tenths * illness), Column(sheet, "ABS_THE", rank), 0.25)
            ),
        ];
        Set(sheet, "ABS_JRS", absent);
    }

    private static void InTenths(FigureSheet sheet, string code, double[] tenths)
    {
        long[][] split =
        [
            .. tenths.Select(
                (total, rank) =>
                    Allocation.Split((long)total, [.. Column(sheet, "ETP_POU", rank).Select(posts => posts + 1e-9)])
            ),
        ];
        Set(sheet, code, split);
    }

    private static void Costs(FigureSheet sheet, long filled)
    {
        MonthScope scope = sheet.Scope;
        double bonus = scope.Month.Month == 12 ? 1.3 : 1;
        double staff =
            filled
            * MonthlyCost
            * scope.Departement.About("DEP_PER").Factor(0.06)
            * Math.Exp(CostTrend * scope.Years)
            * scope.Effect.Price
            * scope.Noise("DEP_PER", 0.008);
        double[] weights = [.. sheet.Territories.Select(each => (double)each["ETP_POU"])];
        sheet.DrawTotals("DEP_PER", Allocation.Split((long)Math.Round(staff * bonus), weights));
        double running = scope.Share("DEP_FON", 0.15, 0.15, 0.4);
        sheet.DrawTotals("DEP_FON", Allocation.Split((long)Math.Round(staff * running), weights));
    }

    private static double Generalists(MonthScope scope) =>
        Math.Min(0.95, 0.62 * scope.Departement.About("ETP_POL").Factor(0.15));

    // In hundredths or tenths, by territory; kept aside where the breakdown is not written.
    private static long[] Column(FigureSheet sheet, string code, int rank) =>
        [.. sheet.Territories.Select(each => each.Parts(code, Professions)[rank])];

    /// <summary>Writes the figures of each profession, by territory.</summary>
    private static void Set(FigureSheet sheet, string code, long[][] byProfession)
    {
        for (int at = 0; at < sheet.Territories.Count; at++)
        {
            long[] parts = [.. byProfession.Select(each => each[at])];
            sheet.Territories[at][code] = parts.Sum();
            sheet.Territories[at].SetParts(code, Professions, parts);
        }
    }
}
